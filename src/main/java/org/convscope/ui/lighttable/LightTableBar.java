package org.convscope.ui.lighttable;

import java.awt.event.KeyEvent;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.swing.ButtonGroup;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import org.convscope.choice.UnitOrder;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.mosaic.UnitPager;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.Navigation;
import org.convscope.workspace.WorkspaceModel;

/** Above the light table: how frames are compared, in which order units stand, which page. */
final class LightTableBar {
    private final WrappingRow panel = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JToggleButton side = FocusFreeButtons.toggle("Side by side", "All frames at once");
    private final JToggleButton difference =
            FocusFreeButtons.toggle("Difference", "Each frame minus the reference; click a frame's name to choose it");
    private final JToggleButton blink = FocusFreeButtons.toggle("Blink", "One place, the frames in turn: space");
    private final JToggleButton alone =
            FocusFreeButtons.toggle("One unit", "The selected unit alone, large; a double click on a tile does it too");
    private final JComboBox<UnitOrder> sort;
    private final JLabel said = new JLabel(" ");
    private final UnitPager pager;
    private final UnitOffers offers;
    private final JToggleButton means =
            FocusFreeButtons.toggle("Means", "The mean maps of each category beside its frames");

    /**
     * @param differences asked for, so that a reference is needed
     * @param chosen gets a unit that is offered and clicked
     */
    LightTableBar(WorkspaceModel workspace, Runnable differences, IntConsumer chosen) {
        this.workspace = workspace;
        offers = new UnitOffers(chosen);
        pager = new UnitPager(workspace);
        var group = new ButtonGroup();
        group.add(side);
        group.add(difference);
        group.add(blink);
        side.addActionListener(e -> mode(LightTableSettings.Mode.SIDE_BY_SIDE));
        difference.addActionListener(e -> differences.run());
        blink.addActionListener(e -> workspace.update(Navigation::blinking));
        alone.addActionListener(e -> workspace.update(
                LightTableSettings.KEY,
                table -> table.units(
                        alone.isSelected() ? LightTableSettings.Units.SELECTED : LightTableSettings.Units.PAGE)));
        means.addActionListener(e -> workspace.update(
                LightTableSettings.KEY,
                table -> table.means(
                        means.isSelected() ? LightTableSettings.Means.SHOWN : LightTableSettings.Means.HIDDEN)));
        sort = ChoiceBox.of(
                "Order of the units, by the reference frame or the first",
                UnitOrder.values(),
                workspace.get().settings(MapSettings.KEY).sort(),
                UnitOrder::label,
                value -> workspace.update(MapSettings.KEY, maps -> maps.sort(value)));
        ThemeLook.mute(said);
        panel.add(side);
        panel.add(difference);
        panel.add(blink);
        panel.add(alone);
        panel.add(means);
        panel.addNamed("sort", sort);
        panel.add(said);
        panel.add(pager);
        panel.add(offers);
        workspace.addListener((was, now, changes) -> {
            if (changes.contains(LightTableSettings.KEY) || changes.contains(MapSettings.KEY)) {
                follow();
            }
        });
        follow();
        show(Optional.empty(), "");
    }

    private void mode(LightTableSettings.Mode mode) {
        workspace.update(LightTableSettings.KEY, table -> table.mode(mode));
    }

    private void follow() {
        LightTableSettings.Mode mode =
                workspace.get().settings(LightTableSettings.KEY).mode();
        side.setSelected(mode == LightTableSettings.Mode.SIDE_BY_SIDE);
        difference.setSelected(mode == LightTableSettings.Mode.DIFFERENCE);
        blink.setSelected(mode == LightTableSettings.Mode.BLINK);
        alone.setSelected(
                workspace.get().settings(LightTableSettings.KEY).units() == LightTableSettings.Units.SELECTED);
        means.setSelected(workspace.get().settings(LightTableSettings.KEY).means() == LightTableSettings.Means.SHOWN);
        sort.setEnabled(!alone.isSelected());
        KeyStroke space = KeyStroke.getKeyStroke(KeyEvent.VK_SPACE, 0);
        if (blink.isSelected()) {
            // pressed already: what the space bar does everywhere else comes next
            blink.getInputMap().put(space, "none");
        } else {
            blink.getInputMap().remove(space);
        }
        ChoiceBox.show(sort, workspace.get().settings(MapSettings.KEY).sort());
    }

    void show(Optional<UnitPage> page, String text) {
        said.setText(text);
        pager.show(page);
    }

    UnitOffers offers() {
        return offers;
    }

    JComponent component() {
        return panel;
    }
}
