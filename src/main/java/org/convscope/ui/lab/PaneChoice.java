package org.convscope.ui.lab;

import java.awt.Insets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.FittingLine;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.view.ViewTab;
import org.convscope.workspace.LabSettings;

/** The panes of the lab as buttons where all stand in one row, else as a list to choose from: rows would take the panes' room. */
final class PaneChoice {
    private final WrappingRow row;
    private final Map<LabSettings.Pane, JToggleButton> buttons = new EnumMap<>(LabSettings.Pane.class);
    private final JPanel all = new JPanel(new FittingLine());
    private final JComboBox<LabSettings.Pane> box;
    private final JComponent list;

    /**
     * @param row that they stand in, first
     * @param tabs what each pane is called, in the order of the row
     * @param chosen called when the user chooses one
     */
    PaneChoice(WrappingRow row, Map<LabSettings.Pane, ViewTab> tabs, Consumer<LabSettings.Pane> chosen) {
        this.row = row;
        var group = new ButtonGroup();
        tabs.forEach((pane, tab) -> {
            JToggleButton button = FocusFreeButtons.toggle(tab.title(), tab.tooltip());
            button.addActionListener(event -> chosen.accept(pane));
            buttons.put(pane, button);
            group.add(button);
            all.add(button);
        });
        row.add(all);
        LabSettings.Pane[] panes = tabs.keySet().toArray(LabSettings.Pane[]::new);
        box = ChoiceBox.of(
                "What the lab shows",
                panes,
                panes[0],
                pane -> Objects.requireNonNull(tabs.get(pane)).title(),
                chosen);
        list = row.addNamed("pane", box);
        list.setVisible(false);
        UserEvents.onResize(row, this::fit);
    }

    /** Shows which pane is in front, without telling anybody. */
    void show(LabSettings.Pane pane) {
        buttons.forEach((of, button) -> button.setSelected(of == pane));
        ChoiceBox.show(box, pane);
    }

    private void fit() {
        Insets insets = row.getInsets();
        boolean isWide = all.getPreferredSize().width <= row.getWidth() - insets.left - insets.right;
        all.setVisible(isWide);
        list.setVisible(!isWide);
    }
}
