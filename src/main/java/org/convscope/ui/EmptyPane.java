package org.convscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.AppActions;
import org.convscope.ui.component.LeastRoom;
import org.convscope.ui.component.TextMargin;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.view.AppIcons;

/** What an empty window says: what there is to be seen at first, drop something, or begin with what comes along. */
final class EmptyPane {
    private static final int MARGIN_ABOVE = 12;
    private static final int MARGIN_BESIDE = 24;
    private static final TextMargin ROOMY = new TextMargin(36, 48, 30);
    private static final TextMargin NARROW = new TextMargin(36, 20, 30);
    private static final TextMargin LOW = new TextMargin(10, 20, 10);
    private static final String BESIDE = "gap 18 4";
    private static final String BELOW = BESIDE + ", wrap 1";

    private final JPanel pane =
            new JPanel(new MigLayout("fill, insets 12 24 12 24, wrap 1", "[grow, center]", "push[]26[]push"));
    private final JLabel icon = new JLabel(AppIcons.of("drop", 40));
    private final JComponent steps = new FirstSteps().component();
    private final DropArea area = new DropArea();
    private final LeastRoom room;
    private final JPanel recentPanel = new JPanel(new MigLayout("insets 0, gap 2, wrap 1", "[center]"));
    private final JPanel kinds = new JPanel(new MigLayout());
    private final JPanel buttons = new JPanel(new MigLayout());
    private final Consumer<List<Path>> open;

    /**
     * @param open what a click on a recent file does
     */
    EmptyPane(AppActions actions, Consumer<List<Path>> open) {
        this.open = open;
        area.setLayout(new MigLayout("insets 0, wrap 1, gap 0, hidemode 3", "[center]"));
        area.setOpaque(false);
        area.add(icon, "gapbottom 14");
        var title = new JLabel("Drop a model or frames anywhere");
        title.putClientProperty("FlatLaf.styleClass", "h2");
        area.add(title, "gapbottom 6");
        kinds.setOpaque(false);
        kinds.add(muted("Keras models (.h5, .keras)"));
        kinds.add(muted("frames (CBF, EIGER, SMV, TIFF, PNG and more)"));
        kinds.add(muted("folders: subfolders become categories"));
        area.add(kinds, "gapbottom 20");
        var sample = button(actions, AppAction.OPEN_SAMPLES, "Open the sample model and frames");
        sample.putClientProperty(
                "FlatLaf.style",
                "background: $Convscope.firstButton; foreground: #fff; borderColor: $Convscope.firstButton;"
                        + " hoverBackground: lighten($Convscope.firstButton, 3%);"
                        + " focusedBackground: $Convscope.firstButton; hoverBorderColor: $Convscope.firstButton");
        sample.setIcon(null);
        buttons.setOpaque(false);
        buttons.add(sample);
        var others = new JPanel(new MigLayout("insets 0, gap 18"));
        others.setOpaque(false);
        others.add(button(actions, AppAction.OPEN, "Open files…"));
        others.add(button(actions, AppAction.OPEN_FOLDER, "Open a folder…"));
        buttons.add(others);
        area.add(buttons);
        recentPanel.setOpaque(false);
        area.add(recentPanel, "gaptop 22");
        pane.add(steps, "hidemode 3");
        pane.add(area);
        pane.setName("empty");
        room = new LeastRoom(pane, pane::getMinimumSize);
        UserEvents.onResize(room, this::arrange);
        // another size of text
        room.addPropertyChangeListener("font", event -> SwingUtilities.invokeLater(this::arrange));
    }

    JComponent component() {
        return room;
    }

    /** The pictures are for who has opened nothing yet, and for windows that have room for them. */
    private void arrange() {
        icon.setVisible(true);
        arrange(BESIDE, ROOMY);
        if (isTooWide()) {
            arrange(BESIDE, NARROW);
        }
        boolean isNarrow = isTooWide();
        if (isNarrow) {
            arrange(BELOW, NARROW);
        }
        if (area.getPreferredSize().height + margin(MARGIN_ABOVE) > room.getHeight()) {
            icon.setVisible(false);
            arrange(isNarrow ? BELOW : BESIDE, LOW);
        }
        int height = steps.getPreferredSize().height + area.getPreferredSize().height + UIScale.scale(50);
        boolean isRoom =
                height <= room.getHeight() && steps.getPreferredSize().width + margin(MARGIN_BESIDE) <= room.getWidth();
        steps.setVisible(!recentPanel.isVisible() && isRoom);
        pane.revalidate();
    }

    private boolean isTooWide() {
        return area.getPreferredSize().width + margin(MARGIN_BESIDE) > room.getWidth();
    }

    /** On both sides together. */
    private static int margin(int one) {
        return 2 * UIScale.scale(one);
    }

    /** Beside one another, or one below the other. */
    private void arrange(String constraints, TextMargin around) {
        area.setBorder(around);
        for (JPanel row : List.of(kinds, buttons)) {
            row.setLayout(new MigLayout("insets 0, " + constraints, "[center]"));
            row.revalidate();
        }
        // MigLayout keeps what it found while it was asked for a size, unless it is told
        area.invalidate();
        pane.invalidate();
    }

    void recent(List<Path> paths) {
        recentPanel.removeAll();
        recentPanel.setVisible(!paths.isEmpty());
        if (!paths.isEmpty()) {
            recentPanel.add(muted("Recent"), "gapbottom 4");
            paths.stream().limit(5).forEach(path -> recentPanel.add(link(path)));
        }
        arrange();
    }

    private JButton link(Path path) {
        var link = new JButton(String.valueOf(path.getFileName()));
        link.putClientProperty("JButton.buttonType", "borderless");
        link.putClientProperty("FlatLaf.style", "foreground: $Component.accentColor");
        link.setToolTipText(path.toString());
        link.addActionListener(event -> open.accept(List.of(path)));
        return link;
    }

    private static JButton button(AppActions actions, AppAction action, String text) {
        var button = new JButton(actions.get(action));
        button.setText(text);
        return button;
    }

    private static JLabel muted(String text) {
        var label = new JLabel(text);
        label.putClientProperty("FlatLaf.style", "foreground: $Convscope.mutedForeground");
        return label;
    }

    /** A dashed line around, as a place to drop things on. */
    private static final class DropArea extends JPanel {
        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g = (Graphics2D) graphics.create();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            float scale = UIScale.scale(1f);
            g.setStroke(new BasicStroke(
                    1.4f * scale,
                    BasicStroke.CAP_ROUND,
                    BasicStroke.JOIN_ROUND,
                    1,
                    new float[] {6 * scale, 5 * scale},
                    0));
            g.setColor(UIManager.getColor("Component.borderColor"));
            float inset = 2 * scale;
            g.draw(new RoundRectangle2D.Float(
                    inset, inset, getWidth() - 2 * inset, getHeight() - 2 * inset, 18 * scale, 18 * scale));
            g.dispose();
        }
    }
}
