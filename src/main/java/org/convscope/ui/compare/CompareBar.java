package org.convscope.ui.compare;

import java.util.Optional;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.maps.Page;
import org.convscope.ui.look.Choice;
import org.convscope.ui.look.Look;
import org.convscope.workspace.Change;
import org.convscope.workspace.Comparison;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.WorkspaceModel;

/** Above the light table: how frames are compared, in which order units stand, which page. */
final class CompareBar {
    private final JPanel panel =
            new JPanel(new MigLayout("insets 6lp 10lp 6lp 10lp, gap 6lp", "[][][]12lp[][]12lp[0:0,grow]push[][][]"));
    private final WorkspaceModel workspace;
    private final JToggleButton side = toggle("Side by side", "All frames at once");
    private final JToggleButton difference =
            toggle("Difference", "Each frame minus the reference; click a frame's name to choose it");
    private final JToggleButton blink = toggle("Blink", "One place, the frames in turn: space");
    private final JComboBox<MapSettings.Sort> sort;
    private final JLabel said = new JLabel(" ");
    private final JButton before = page("◂", "Previous page", -1);
    private final JButton next = page("▸", "Next page", 1);
    private final JLabel pages = new JLabel();
    private Optional<Page> shown = Optional.empty();

    /**
     * @param differences asked for, so that a reference is needed
     */
    CompareBar(WorkspaceModel workspace, Runnable differences) {
        this.workspace = workspace;
        var group = new ButtonGroup();
        group.add(side);
        group.add(difference);
        group.add(blink);
        side.addActionListener(e -> mode(Comparison.Mode.SIDE_BY_SIDE));
        difference.addActionListener(e -> differences.run());
        blink.addActionListener(e -> mode(Comparison.Mode.BLINK));
        sort = Choice.of(
                "Order of the units, by the reference frame or the first",
                MapSettings.Sort.values(),
                workspace.get().mapSettings().sort(),
                value -> org.convscope.inspect.maps.UnitOrder.valueOf(value.name())
                        .label(),
                value -> workspace.update(
                        now -> now.mapSettings(now.mapSettings().sort(value))));
        said.setForeground(Look.muted());
        panel.add(side);
        panel.add(difference);
        panel.add(blink);
        panel.add(new JLabel("sort"));
        panel.add(sort);
        panel.add(said, "wmin 0");
        panel.add(before, "hidemode 3");
        panel.add(pages, "hidemode 3");
        panel.add(next, "hidemode 3");
        workspace.addListener((was, now, changes) -> {
            if (changes.contains(Change.COMPARISON) || changes.contains(Change.MAP_SETTINGS)) {
                follow();
            }
        });
        follow();
        show(Optional.empty(), "");
    }

    private static JToggleButton toggle(String text, String tooltip) {
        var button = new JToggleButton(text);
        button.setToolTipText(tooltip);
        button.setFocusable(false);
        return button;
    }

    private JButton page(String text, String name, int step) {
        var button = new JButton(text);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(name);
        button.getAccessibleContext().setAccessibleName(name);
        button.setFocusable(false);
        button.addActionListener(e -> workspace.update(now ->
                now.mapSettings(now.mapSettings().page(shown.map(Page::number).orElse(0) + step))));
        return button;
    }

    private void mode(Comparison.Mode mode) {
        workspace.update(now -> now.comparison(now.comparison().mode(mode)));
    }

    private void follow() {
        Comparison.Mode mode = workspace.get().comparison().mode();
        side.setSelected(mode == Comparison.Mode.SIDE_BY_SIDE);
        difference.setSelected(mode == Comparison.Mode.DIFFERENCE);
        blink.setSelected(mode == Comparison.Mode.BLINK);
        Choice.show(sort, workspace.get().mapSettings().sort());
    }

    void show(Optional<Page> page, String text) {
        shown = page;
        said.setText(text);
        boolean paged = page.isPresent() && page.get().pages() > 1;
        before.setVisible(paged);
        next.setVisible(paged);
        pages.setVisible(paged);
        page.ifPresent(now -> {
            pages.setText("page " + (now.number() + 1) + " / " + now.pages());
            before.setEnabled(now.number() > 0);
            next.setEnabled(now.number() + 1 < now.pages());
        });
    }

    JComponent component() {
        return panel;
    }
}
