package org.convscope.ui.maps;

import java.util.Optional;
import java.util.function.IntConsumer;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import org.convscope.choice.BlockStage;
import org.convscope.choice.TileLayout;
import org.convscope.choice.UnitFilter;
import org.convscope.choice.UnitOrder;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.mosaic.TileLayoutWords;
import org.convscope.ui.mosaic.UnitPager;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.WorkspaceModel;

/** Above the maps: which layers, in which order, which page. */
final class MapsBar {
    private final WrappingRow panel = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JToggleButton blocks = FocusFreeButtons.toggle("Blocks", "The last convolution of each block");
    private final JToggleButton layer =
            FocusFreeButtons.toggle("Layer", "All units of the selected layer, page by page");
    private final JToggleButton channel =
            FocusFreeButtons.toggle("Channel", "The selected unit's number in every convolution");
    private final JToggleButton frames = FocusFreeButtons.toggle("Frames", "The selected unit on every open frame");
    private final JComboBox<UnitFilter> filter;
    private final JComponent number;
    private final JCheckBox after = new JCheckBox("after activation");
    private final JComboBox<UnitOrder> sort;
    private final JComponent order;
    private final JComboBox<TileLayout> layout;
    private final UnitPager pager;
    private final JButton back = new JButton("Back");

    /**
     * @param found gets the number of a unit that is looked for
     */
    MapsBar(WorkspaceModel workspace, Runnable goBack, IntConsumer found) {
        this.workspace = workspace;
        pager = new UnitPager(workspace);
        var group = new ButtonGroup();
        group.add(blocks);
        group.add(layer);
        group.add(channel);
        group.add(frames);
        blocks.addActionListener(e -> update(settings().coverage(MapSettings.Coverage.BLOCKS)));
        layer.addActionListener(e -> update(settings().coverage(MapSettings.Coverage.LAYER)));
        channel.addActionListener(e -> update(settings().coverage(MapSettings.Coverage.CHANNEL)));
        frames.addActionListener(e -> update(settings().coverage(MapSettings.Coverage.FRAMES)));
        filter = ChoiceBox.of(
                "Which units are shown; duplicates correlate above 0.99 with a unit before them on this frame",
                UnitFilter.values(),
                settings().filter(),
                UnitFilter::label,
                value -> update(settings().filter(value)));
        var unit = new JTextField(3);
        unit.setName("maps-unit");
        unit.setToolTipText("Number of a unit, then Enter: selects it and turns to its page");
        unit.getAccessibleContext().setAccessibleName("Number of a unit");
        unit.addActionListener(e -> {
            try {
                found.accept(Integer.parseInt(unit.getText().strip()));
            } catch (NumberFormatException notOne) {
                unit.selectAll();
            }
        });
        after.setToolTipText("Blocks after the normalisation and activation that follow the convolution");
        after.addActionListener(e ->
                update(settings().stage(after.isSelected() ? BlockStage.AFTER_ACTIVATION : BlockStage.CONVOLUTION)));
        sort = ChoiceBox.of(
                "Order of the units",
                UnitOrder.values(),
                settings().sort(),
                UnitOrder::label,
                value -> update(settings().sort(value)));
        layout = ChoiceBox.of(
                "Rows and columns of tiles",
                TileLayout.values(),
                settings().layout(),
                TileLayoutWords::of,
                value -> update(settings().layout(value)));
        back.setToolTipText("Back to all units (Escape)");
        back.addActionListener(e -> goBack.run());
        back.setVisible(false);
        panel.add(blocks);
        panel.add(layer);
        panel.add(channel);
        panel.add(frames);
        panel.add(after);
        order = panel.addNamed("sort", sort);
        panel.add(filter);
        number = panel.addNamed("unit", unit);
        panel.add(layout);
        panel.add(back);
        panel.add(pager);
        workspace.addListener((was, now, changes) -> {
            if (changes.contains(MapSettings.KEY)) {
                follow(now.settings(MapSettings.KEY));
            }
        });
        follow(settings());
        show(Optional.empty());
    }

    private MapSettings settings() {
        return workspace.get().settings(MapSettings.KEY);
    }

    private void update(MapSettings settings) {
        workspace.update(now -> now.settings(MapSettings.KEY, settings));
    }

    private void follow(MapSettings now) {
        blocks.setSelected(now.coverage() == MapSettings.Coverage.BLOCKS);
        layer.setSelected(now.coverage() == MapSettings.Coverage.LAYER);
        channel.setSelected(now.coverage() == MapSettings.Coverage.CHANNEL);
        frames.setSelected(now.coverage() == MapSettings.Coverage.FRAMES);
        boolean hasUnits = !channel.isSelected() && !frames.isSelected();
        sort.setEnabled(hasUnits);
        filter.setEnabled(hasUnits);
        ChoiceBox.show(filter, now.filter());
        after.setSelected(now.stage() == BlockStage.AFTER_ACTIVATION);
        ChoiceBox.show(sort, now.sort());
        ChoiceBox.show(layout, now.layout());
    }

    /** The page that is shown, where one layer is. */
    void show(Optional<UnitPage> page) {
        pager.show(page);
    }

    /** Whether one map is enlarged. */
    void enlarged(boolean one) {
        back.setVisible(one);
        order.setVisible(!one);
        filter.setVisible(!one);
        number.setVisible(!one);
        layout.setVisible(!one);
    }

    JComponent component() {
        return panel;
    }
}
