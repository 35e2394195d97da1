package org.convscope.ui.frame;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.measure.LineProfile;
import org.convscope.inspect.measure.Measurement;
import org.convscope.inspect.measure.RegionStatistics;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.CurveChart;
import org.convscope.render.chart.HistogramChart;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.theme.ThemeLook;
import org.jfree.chart.JFreeChart;

/** What was measured along a line or in a region: its numbers on the left, on the right a chart. */
final class MeasurePane extends JPanel {
    private static final int NUMBERS_A_ROW = 2;

    private final JLabel title = new JLabel(" ");
    private final JPanel numbers =
            new JPanel(new MigLayout("insets 0, gap 6lp 1lp, wrap " + 2 * NUMBERS_A_ROW, "[]6lp[]16lp[]6lp[]"));
    private final ChartPane chart = new ChartPane("Counts of what is measured");
    private Optional<MeasureText> text = Optional.empty();
    private Optional<String> frame = Optional.empty();

    /**
     * @param closed called when the measurement is not wanted any more
     */
    MeasurePane(Runnable closed) {
        super(new MigLayout("insets 4lp 10lp 4lp 10lp, fill", "[260lp:pref,fill]12lp[0:0,grow,fill]", "[grow,fill]"));
        ThemeLook.embolden(title);
        title.setName("measure-title");
        var left = new JPanel(new MigLayout("insets 0, wrap 1, gap 0 4lp", "[grow,fill]"));
        left.add(title, "wmin 0");
        left.add(numbers, "wmin 0");
        var buttons = new JPanel(new MigLayout("insets 0, gap 4lp"));
        buttons.add(FocusFreeButtons.flat("Copy", "Copies these numbers; Export writes them as CSV", this::copy));
        buttons.add(FocusFreeButtons.flat("Close", "Takes the line or region away (Esc)", closed));
        left.add(buttons);
        add(left, "top");
        add(chart, "height 90lp:130lp");
        setName("measure-pane");
    }

    /**
     * @param name of the frame
     * @param known its geometry, as far as it is known
     */
    void show(String name, Measurement measurement, Geometry known) {
        MeasureText words = MeasureText.of(measurement, known);
        frame = Optional.of(name);
        text = Optional.of(words);
        title.setText(words.title());
        numbers.removeAll();
        for (MeasureText.Named one : words.numbers()) {
            var label = new JLabel(one.name());
            ThemeLook.mute(label);
            numbers.add(label);
            numbers.add(new JLabel(one.text()));
        }
        chart.show(theme -> drawn(theme, measurement));
        revalidate();
        repaint();
    }

    /** Says why there are no numbers. */
    void say(String sentence) {
        text = Optional.empty();
        title.setText(sentence);
        numbers.removeAll();
        chart.clear();
        revalidate();
        repaint();
    }

    static JFreeChart drawn(ChartTheme theme, Measurement measurement) {
        if (measurement instanceof LineProfile profile) {
            return CurveChart.lines(
                    theme,
                    "",
                    "px along the line",
                    "counts",
                    List.of(new ChartCurve("counts", profile.distance(), profile.value())));
        }
        return HistogramChart.of(
                theme,
                "",
                ((RegionStatistics) measurement).histogram(),
                "counts",
                HistogramChart.CountScale.LOG,
                HistogramChart.BarLabels.NONE);
    }

    private void copy() {
        text.ifPresent(words -> Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(words.tabbed(frame)), null));
    }
}
