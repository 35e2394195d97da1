package org.convscope.ui.frame;

import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.PixelReduction;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.render.NumberText;
import org.convscope.ui.canvas.CanvasBar;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.FrameLimits;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.WorkspaceModel;
import org.jspecify.annotations.Nullable;

/** Above the frame: what it is, how its counts become colours, what lies over it, how large it is shown. */
final class FrameBar {
    private static final String LOCK = "Lock limits";

    private final WrappingRow panel = new WrappingRow();
    private final JLabel name = new JLabel(" ");
    private final JLabel facts = new JLabel(" ");
    private final WorkspaceModel workspace;
    private final JToggleButton lock =
            FocusFreeButtons.toggle(LOCK, "Keeps these contrast limits for all frames; else every frame has its own");

    /**
     * @param tools to choose what dragging over the frame does
     * @param marks to choose what is marked on it
     */
    FrameBar(WorkspaceModel workspace, ImageCanvas canvas, JComponent tools, List<? extends JComponent> marks) {
        this.workspace = workspace;
        ThemeLook.embolden(name);
        ThemeLook.mute(facts);
        var title = new JPanel(new MigLayout("insets 0, gap 8lp", "[][]"));
        title.add(name, "wmin 30lp");
        title.add(facts, "wmin 0");
        panel.add(title);
        FrameSettings now = settings();
        JComboBox<Curve> curve = ChoiceBox.of(
                "Contrast curve",
                Curve.values(),
                now.mapping(),
                value -> value.name().toLowerCase(java.util.Locale.ROOT),
                value -> update(settings().mapping(value)));
        JComboBox<ColourMap> colours = ChoiceBox.of(
                "Colour map of the frame",
                ColourMap.values(),
                now.colourMap(),
                value -> value.name().toLowerCase(java.util.Locale.ROOT),
                value -> update(settings().colourMap(value)));
        JComboBox<FrameSettings.Overlay> over = ChoiceBox.of(
                "What lies over the frame",
                FrameSettings.Overlay.values(),
                now.overlay(),
                FrameBar::word,
                value -> update(settings().overlay(value)));
        JComboBox<PixelReduction> reduced = ChoiceBox.of(
                "Zoomed out, a screen pixel shows the largest or the mean of its pixels; auto: the mean of 8-bit"
                        + " pictures, else the largest",
                PixelReduction.values(),
                now.reduction(),
                FrameBar::word,
                value -> update(settings().reduction(value)));
        var full = new JButton("Full");
        full.setToolTipText("Contrast limits at the smallest and the largest count");
        full.addActionListener(e -> fullRange());
        lock.addActionListener(e -> lock());
        panel.addNamed("drag", tools);
        panel.addNamed("curve", curve);
        panel.add(full);
        panel.add(lock);
        panel.addNamed("colours", colours);
        panel.addNamed("overlay", over);
        marks.forEach(panel::add);
        panel.addNamed("zoomed out", reduced);
        panel.add(new CanvasBar(canvas));
        workspace.addListener((before, after, changes) -> {
            if (changes.contains(FrameSettings.KEY)) {
                ChoiceBox.show(curve, after.settings(FrameSettings.KEY).mapping());
                ChoiceBox.show(colours, after.settings(FrameSettings.KEY).colourMap());
                ChoiceBox.show(over, after.settings(FrameSettings.KEY).overlay());
                ChoiceBox.show(reduced, after.settings(FrameSettings.KEY).reduction());
                showLock(after.settings(FrameSettings.KEY));
            }
        });
        showLock(now);
    }

    private @Nullable ShownFrame shown;

    /** The limits that there are now hold for all frames, or for this one again. */
    private void lock() {
        ShownFrame frame = shown;
        if (frame != null) {
            FrameSource source = frame.frame().source();
            Range range = settings().limits(source).orElseGet(frame::automaticLimits);
            boolean locked = settings().isLocked();
            update(settings()
                    .limits(Optional.of(
                            locked ? new FrameLimits(range, Optional.of(source)) : FrameLimits.locked(range))));
        }
        showLock(settings());
    }

    private void showLock(FrameSettings settings) {
        lock.setSelected(settings.isLocked());
        lock.setText(
                settings.isLocked()
                        ? settings.limits()
                                .map(FrameLimits::range)
                                .map(range -> "Locked at " + NumberText.text(range.min(), 4) + " … "
                                        + NumberText.text(range.max(), 4))
                                .orElse(LOCK)
                        : LOCK);
    }

    private void fullRange() {
        ShownFrame frame = shown;
        if (frame != null) {
            update(settings().limits(frame.frame().source(), frame.range()));
        }
    }

    private static String word(PixelReduction reduction) {
        return switch (reduction) {
            case AUTO -> "auto";
            case MAXIMUM -> "max";
            case MEAN -> "mean";
        };
    }

    private static String word(FrameSettings.Overlay overlay) {
        return switch (overlay) {
            case NONE -> "plain";
            case ROW -> "row";
            case RINGS -> "rings";
        };
    }

    private FrameSettings settings() {
        return workspace.get().settings(FrameSettings.KEY);
    }

    private void update(FrameSettings settings) {
        workspace.update(now -> now.settings(FrameSettings.KEY, settings));
    }

    JComponent component() {
        return panel;
    }

    void show(@Nullable ShownFrame newShown) {
        shown = newShown;
        if (newShown == null) {
            name.setText(" ");
            facts.setText(" ");
            return;
        }
        Frame frame = newShown.frame();
        name.setText(newShown.name());
        facts.setText(frame.height() + " × " + frame.width() + (frame.isColour() ? " × 3" : "") + ", " + frame.depth()
                + " bit " + frame.format() + (frame.notes().isEmpty() ? "" : ", with a note"));
        String notes = frame.notes().isEmpty() ? "" : ": " + String.join(" ", frame.notes());
        facts.setToolTipText(frame.source() + notes);
    }
}
