package org.convscope.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import net.miginfocom.swing.MigLayout;
import org.convscope.dataset.LabelColumn;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.AppIcons;

/** Frames as small pictures: 25 by chance or all, grouped by a label. */
final class FramesPage {
    private static final int MOST_SEED = 99_999;
    private static final String NONE = "";

    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, gap 0, fill, wrap 1", "[0:0,grow,fill]", "[][0:0,grow,fill]"));
    private final JComboBox<DataSetSlice.Extent> extent;
    private final JSpinner seed = new JSpinner(new SpinnerNumberModel(0, 0, MOST_SEED, 1));
    private final JLabel seedLabel = new JLabel("seed");
    private final JButton another = new JButton(AppIcons.of("dice"));
    private final JComboBox<String> groupBy;
    private final FrameGrid grid;
    private final Runnable changed;
    private boolean silent;

    /**
     * @param chance where another seed comes from
     * @param changed another extent, seed or grouping is wanted
     */
    FramesPage(FrameGrid grid, RandomGenerator chance, Runnable changed) {
        this.grid = grid;
        this.changed = changed;
        extent = ChoiceBox.of(
                "Which frames are shown",
                DataSetSlice.Extent.values(),
                DataSetSlice.Extent.PICKED,
                value -> value == DataSetSlice.Extent.PICKED ? DataSetSlice.PICKED + " by chance" : "all frames",
                value -> changed());
        extent.setName("dataset-extent");
        groupBy = ChoiceBox.of(
                "Group the frames by a label",
                new String[] {NONE},
                NONE,
                value -> value.isEmpty() ? "no groups" : "by " + value,
                value -> changed());
        groupBy.setName("dataset-group");
        seed.setName("dataset-seed");
        seed.setToolTipText("The same seed picks the same frames");
        NumberBox.name(seed, "Seed of the pick");
        seed.addChangeListener(event -> changed());
        seedLabel.setLabelFor(seed);
        ThemeLook.mute(seedLabel);
        another.setToolTipText("Pick another " + DataSetSlice.PICKED + " frames");
        another.getAccessibleContext().setAccessibleName("Pick another " + DataSetSlice.PICKED + " frames");
        another.addActionListener(event -> seed.setValue(chance.nextInt(MOST_SEED + 1)));
        var pick = new JPanel(new MigLayout("insets 0, gap 6lp, hidemode 3"));
        pick.add(extent);
        pick.add(seedLabel);
        pick.add(seed, "w 74lp!");
        pick.add(another, "w 30lp!");
        var controls = new WrappingRow();
        controls.add(pick);
        controls.add(groupBy);
        panel.add(controls, "growx");
        panel.add(grid.scrolled(), "grow");
    }

    JComponent component() {
        return panel;
    }

    private void changed() {
        boolean picked = extent.getSelectedItem() == DataSetSlice.Extent.PICKED;
        seed.setVisible(picked);
        seedLabel.setVisible(picked);
        another.setVisible(picked);
        if (!silent) {
            changed.run();
        }
    }

    /** Another data set: its labels to group by. */
    void columns(List<LabelColumn> columns) {
        List<String> names = new ArrayList<>(List.of(NONE));
        columns.forEach(column -> names.add(column.name()));
        silent = true;
        groupBy.setModel(new DefaultComboBoxModel<>(names.toArray(String[]::new)));
        seed.setValue(0);
        silent = false;
        groupBy.setEnabled(!columns.isEmpty());
        groupBy.setToolTipText(
                columns.isEmpty() ? "These frames have no labels to group by" : "Group the frames by a label");
    }

    void showAll() {
        extent.setSelectedItem(DataSetSlice.Extent.ALL);
    }

    void show(DataSetSlice slice) {
        grid.show(slice.groups());
    }

    DataSetSlice.Question question(LoadedDataSet loaded, String filter) {
        String group = (String) groupBy.getSelectedItem();
        return new DataSetSlice.Question(
                loaded,
                filter,
                extent.getSelectedItem() == DataSetSlice.Extent.ALL
                        ? DataSetSlice.Extent.ALL
                        : DataSetSlice.Extent.PICKED,
                (Integer) seed.getValue(),
                group == null ? NONE : group);
    }
}
