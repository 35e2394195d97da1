package org.convscope.ui.maps;

import java.util.Optional;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.maps.Page;
import org.convscope.ui.look.Choice;
import org.convscope.ui.look.TileWords;
import org.convscope.workspace.Change;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.TileLayout;
import org.convscope.workspace.WorkspaceModel;

/** Above the maps: which layers, in which order, which page. */
final class MapsBar {
    private final JPanel panel =
            new JPanel(new MigLayout("insets 6lp 10lp 6lp 10lp, gap 6lp", "[][]12lp[]12lp[][]12lp[]push[][][]"));
    private final WorkspaceModel workspace;
    private final JToggleButton blocks = toggle("Blocks", "The last convolution of each block");
    private final JToggleButton layer = toggle("Layer", "All units of the selected layer, page by page");
    private final JCheckBox after = new JCheckBox("after activation");
    private final JComboBox<MapSettings.Sort> sort;
    private final JComboBox<TileLayout> layout;
    private final JButton before = page("◂", "Previous page", -1);
    private final JButton next = page("▸", "Next page", 1);
    private final JLabel pages = new JLabel();
    private final JButton back = new JButton("Back");
    private Optional<Page> shown = Optional.empty();

    MapsBar(WorkspaceModel workspace, Runnable goBack) {
        this.workspace = workspace;
        var group = new ButtonGroup();
        group.add(blocks);
        group.add(layer);
        blocks.addActionListener(e -> update(settings().coverage(MapSettings.Coverage.BLOCKS)));
        layer.addActionListener(e -> update(settings().coverage(MapSettings.Coverage.LAYER)));
        after.setToolTipText("Blocks after the normalisation and activation that follow the convolution");
        after.addActionListener(e -> update(settings()
                .stage(after.isSelected() ? MapSettings.Stage.AFTER_ACTIVATION : MapSettings.Stage.CONVOLUTION)));
        sort = Choice.of(
                "Order of the units",
                MapSettings.Sort.values(),
                settings().sort(),
                value -> MapsPlan.order(value).label(),
                value -> update(settings().sort(value)));
        layout = Choice.of(
                "Rows and columns of tiles",
                TileLayout.values(),
                settings().layout(),
                TileWords::of,
                value -> update(settings().layout(value)));
        back.setToolTipText("Back to all units (Escape)");
        back.addActionListener(e -> goBack.run());
        back.setVisible(false);
        panel.add(blocks);
        panel.add(layer);
        panel.add(after);
        panel.add(new JLabel("sort"));
        panel.add(sort, "hidemode 3");
        panel.add(layout, "hidemode 3");
        panel.add(back, "hidemode 3");
        panel.add(before, "hidemode 3");
        panel.add(pages, "hidemode 3");
        panel.add(next, "hidemode 3");
        workspace.addListener((was, now, changes) -> {
            if (changes.contains(Change.MAP_SETTINGS)) {
                follow(now.mapSettings());
            }
        });
        follow(settings());
        show(Optional.empty());
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
        button.addActionListener(
                e -> update(settings().page(shown.map(Page::number).orElse(0) + step)));
        return button;
    }

    private MapSettings settings() {
        return workspace.get().mapSettings();
    }

    private void update(MapSettings settings) {
        workspace.update(now -> now.mapSettings(settings));
    }

    private void follow(MapSettings now) {
        blocks.setSelected(now.coverage() == MapSettings.Coverage.BLOCKS);
        layer.setSelected(now.coverage() == MapSettings.Coverage.LAYER);
        after.setSelected(now.stage() == MapSettings.Stage.AFTER_ACTIVATION);
        Choice.show(sort, now.sort());
        Choice.show(layout, now.layout());
    }

    /** The page that is shown, where one layer is. */
    void show(Optional<Page> page) {
        shown = page;
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

    /** Whether one map is enlarged. */
    void enlarged(boolean one) {
        back.setVisible(one);
        sort.setVisible(!one);
        layout.setVisible(!one);
    }

    JComponent component() {
        return panel;
    }
}
