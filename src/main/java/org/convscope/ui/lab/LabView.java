package org.convscope.ui.lab;

import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JPanel;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The convolution lab: one pane at a time, chosen above it. */
public final class LabView extends View {
    /** What its tab says. */
    public static final ViewTab TAB = new ViewTab(
            ViewId.LAB, "Lab", "How a neuron, convolution, pooling and training work, on the open frame and model");

    private final ViewContext context;
    private final CardLayout cards = new CardLayout();
    private final JPanel content = new Cards(cards);
    private final Map<LabSettings.Pane, View> panes = new LinkedHashMap<>();
    private final PaneChoice choice;
    private @Nullable View shown;

    /**
     * @param files what is written and opened
     */
    public LabView(ViewContext context, LabFiles files) {
        super(TAB, context.workspace(), column("[][grow,fill]"));
        this.context = context;
        var row = new WrappingRow();
        List<LabPart<?, ?>> parts = List.of(
                new NeuronPane(context),
                new ConvolutionPane(context),
                new PoolingPane(context),
                new PatchesPane(context),
                new NormalisationPane(context),
                new KernelsPane(context),
                new TrainingPane(context, files),
                new WatchingPane(context, files, InstantSource.system()));
        Map<LabSettings.Pane, ViewTab> tabs = new LinkedHashMap<>();
        for (LabPart<?, ?> part : parts) {
            panes.put(part.pane(), part);
            content.add(part.component(), part.pane().name());
            tabs.put(part.pane(), part.tab());
        }
        choice = new PaneChoice(row, tabs, pane -> context.workspace()
                .update(now -> now.settings(LabSettings.KEY, settings().pane(pane))));
        row.add(button("Reset", "Sets this pane to what it was at first", () -> context.workspace()
                .update(now -> now.settings(
                        LabSettings.KEY, settings().reset(settings().pane())))));
        var lessons = new LessonFiles(context, files);
        row.add(button("Save lesson…", "Writes what this pane shows to a small file", lessons::save));
        row.add(button("Open lesson…", "Shows what somebody saved", lessons::open));
        component().add(row, "growx");
        component().add(content, "grow");
        context.workspace().addListener((before, now, changes) -> {
            if (changes.contains(LabSettings.KEY)) {
                front();
            }
        });
        front();
    }

    private static JButton button(String text, String tooltip, Runnable action) {
        var button = new JButton(text);
        button.setToolTipText(tooltip);
        button.addActionListener(event -> action.run());
        return button;
    }

    private LabSettings settings() {
        return context.workspace().get().settings(LabSettings.KEY);
    }

    private View current() {
        View view = panes.get(settings().pane());
        if (view == null) {
            throw new IllegalStateException("no pane " + settings().pane());
        }
        return view;
    }

    /** Brings the chosen pane to the front; it asks for work only while the lab is in front too. */
    private void front() {
        choice.show(settings().pane());
        cards.show(content, settings().pane().name());
        View wanted = isInFront() ? current() : null;
        View before = shown;
        if (wanted != before) {
            shown = wanted;
            if (before != null) {
                before.hidden();
            }
            if (wanted != null) {
                wanted.shown();
            }
        }
    }

    /** As low as the card that is seen may be, not as the one that needs most. */
    private static final class Cards extends JPanel {
        Cards(CardLayout cards) {
            super(cards);
        }

        @Override
        public Dimension getMinimumSize() {
            return Arrays.stream(getComponents())
                    .filter(Component::isVisible)
                    .findFirst()
                    .map(Component::getMinimumSize)
                    .orElseGet(super::getMinimumSize);
        }
    }

    @Override
    public List<ExportItem> exports() {
        return current().exports();
    }

    @Override
    protected void ask(Workspace now) {
        front();
    }

    @Override
    protected void cancel() {
        front();
    }
}
