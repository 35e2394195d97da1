package org.convscope.ui.charts;

import java.util.function.IntConsumer;
import javax.swing.ButtonGroup;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JToggleButton;
import javax.swing.SpinnerNumberModel;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.Change;
import org.convscope.workspace.HistogramSettings;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** Above the histograms: which row, how many bins, linear or logarithmic counts, what the brush holds. */
final class HistogramsBar {
    private static final int HIGHEST = 1 << 20;

    private final WrappingRow controls = new WrappingRow();
    private final WorkspaceModel workspace;
    private final JLabel frame = new JLabel(" ");
    private final JSpinner row;
    private final JSpinner rowBins;
    private final JSpinner frameBins;
    private final JToggleButton linear = FocusFreeButtons.toggle("linear", "Linear counts of the frame's histogram");
    private final JToggleButton logarithmic =
            FocusFreeButtons.toggle("log", "Logarithmic counts of the frame's histogram");
    private final JLabel brush = new JLabel(" ");
    private boolean following;

    HistogramsBar(WorkspaceModel workspace) {
        this.workspace = workspace;
        ThemeLook.mute(brush);
        ThemeLook.embolden(frame);
        row = spinner("Row", 0, HIGHEST, value -> workspace.select(selection -> selection.row(value)));
        rowBins = spinner(
                "Bins of the row's histogram",
                1,
                HistogramSettings.MOST_BINS,
                value -> update(settings().rowBins(value)));
        frameBins = spinner(
                "Bins of the frame's histogram",
                1,
                HistogramSettings.MOST_BINS,
                value -> update(settings().frameBins(value)));
        var group = new ButtonGroup();
        group.add(linear);
        group.add(logarithmic);
        linear.addActionListener(e -> update(settings().countAxis(HistogramSettings.CountAxis.LINEAR)));
        logarithmic.addActionListener(e -> update(settings().countAxis(HistogramSettings.CountAxis.LOGARITHMIC)));
        var axis = new JPanel(new MigLayout("insets 0, gap 0"));
        axis.add(linear);
        axis.add(logarithmic);
        controls.add(frame);
        controls.addNamed("row", row);
        controls.addNamed("bins of the row", rowBins);
        controls.addNamed("of the frame", frameBins);
        controls.addNamed("counts", axis);
        controls.add(brush);
        workspace.addListener((before, now, changes) -> {
            if (changes.contains(HistogramSettings.KEY) || changes.contains(Change.ROW)) {
                follow(now);
            }
        });
        follow(workspace.get());
    }

    private JSpinner spinner(String name, int least, int most, IntConsumer changed) {
        var spinner = new JSpinner(new SpinnerNumberModel(least, least, most, 1));
        ((JSpinner.DefaultEditor) spinner.getEditor()).getTextField().setColumns(4);
        spinner.setToolTipText(name);
        NumberBox.name(spinner, name);
        spinner.addChangeListener(e -> {
            if (!following) {
                changed.accept((Integer) spinner.getValue());
            }
        });
        return spinner;
    }

    private HistogramSettings settings() {
        return workspace.get().settings(HistogramSettings.KEY);
    }

    private void update(HistogramSettings settings) {
        workspace.update(now -> now.settings(HistogramSettings.KEY, settings));
    }

    private void follow(Workspace now) {
        following = true;
        row.setValue(Math.min(HIGHEST, now.selection().row()));
        rowBins.setValue(now.settings(HistogramSettings.KEY).rowBins());
        frameBins.setValue(now.settings(HistogramSettings.KEY).frameBins());
        boolean log = now.settings(HistogramSettings.KEY).countAxis() == HistogramSettings.CountAxis.LOGARITHMIC;
        logarithmic.setSelected(log);
        linear.setSelected(!log);
        following = false;
    }

    void show(String frameName) {
        frame.setText(frameName);
    }

    /** What is said about the brushed range. */
    void brush(String text) {
        brush.setText(text.isEmpty() ? " " : text);
        brush.setToolTipText(text.isEmpty() ? null : text);
    }

    JComponent component() {
        return controls;
    }
}
