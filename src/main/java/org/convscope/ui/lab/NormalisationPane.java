package org.convscope.ui.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Histogram;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.lab.NormaliseFrame;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartFigure;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.HistogramChart;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.LabNormalisation;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.Workspace;
import org.jfree.chart.JFreeChart;

/** The frame's numbers before and after they are brought to 0 ... 1, by its own limits or by those of the data set. */
final class NormalisationPane extends LabPart<NormalisationPane.Question, NormaliseFrame.Normalised> {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 360;

    /**
     * All that the histograms depend on.
     *
     * @param dataSet whose limits count; empty where the open frames' do
     * @param open the open frames; empty where the frame's own limits count
     */
    record Question(FrameSource frame, Optional<DataSetOrigin> dataSet, List<FrameSource> open) {}

    private final JComboBox<LabNormalisation.Limits> limits;
    private final JLabel said = new JLabel(" ");
    private final ChartPane before = new ChartPane("The frame's numbers");
    private final ChartPane after = new ChartPane("The frame's numbers, normalised");

    NormalisationPane(ViewContext context) {
        super(
                LabSettings.Pane.NORMALISATION,
                "Normalisation",
                "The frame's numbers before and after they are brought to 0 ... 1",
                context,
                Set.of(LabSettings.KEY, Change.FRAME, Change.FRAMES, Change.DATA_SET),
                Lane.POOL,
                "[][grow,fill]");
        limits = ChoiceBox.of(
                "Whose smallest and largest number become 0 and 1",
                LabNormalisation.Limits.values(),
                lab().normalisation().limits(),
                value -> value == LabNormalisation.Limits.FRAME ? "this frame" : "the data set",
                value -> choose(now -> now.normalisation(new LabNormalisation(value))));
        ThemeLook.mute(said);
        bar().addNamed("minimum and maximum of", limits);
        bar().add(said);
        var charts = new JPanel(
                new MigLayout("insets 0, gap 0, fill, wrap 1", "[grow,fill]", "[75lp:50%,fill][75lp:50%,fill]"));
        charts.add(before, "grow, wmin 0, hmin 0");
        charts.add(after, "grow, wmin 0, hmin 0");
        component().add(overlaid(charts), "grow");
        followSettings();
        say("");
    }

    @Override
    void follow() {
        ChoiceBox.show(limits, lab().normalisation().limits());
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        Optional<FrameSource> frame = now.selection().frame();
        if (frame.isEmpty()) {
            return ViewQuestion.nothing("Choose a frame whose numbers are normalised.");
        }
        boolean isOfAll = now.settings(LabSettings.KEY).normalisation().limits() == LabNormalisation.Limits.DATA_SET;
        List<FrameSource> open = isOfAll && now.dataSet().isEmpty()
                ? now.frames().stream().map(CategorizedFrame::source).toList()
                : List.of();
        return ViewQuestion.of(
                new Question(frame.get(), isOfAll ? now.dataSet() : Optional.empty(), open), "Normalisation");
    }

    @Override
    protected NormaliseFrame.Normalised compute(Question question, TaskMonitor monitor) {
        List<FrameSource> others = question.dataSet()
                .map(origin -> new DataSets(new FrameFiles())
                        .open(origin, monitor).frames().stream()
                                .map(LabelledFrame::source)
                                .toList())
                .orElse(question.open());
        return new NormaliseFrame(context().frames()::read).of(question.frame(), others, monitor);
    }

    private static JFreeChart chart(ChartTheme theme, String title, Histogram histogram, String label) {
        return HistogramChart.of(
                theme, title, histogram, label, HistogramChart.CountScale.LINEAR, HistogramChart.BarLabels.NONE);
    }

    private static JFreeChart before(ChartTheme theme, Question question, NormaliseFrame.Normalised answer) {
        return chart(theme, question.frame().name(), answer.before(), "x");
    }

    private static JFreeChart after(ChartTheme theme, NormaliseFrame.Normalised answer) {
        return chart(theme, "Normalised", answer.after(), formula(answer));
    }

    private static String formula(NormaliseFrame.Normalised answer) {
        String min = NumberText.text(answer.range().min());
        return "(x − " + min + ") / (" + NumberText.text(answer.range().max()) + " − " + min + ")";
    }

    @Override
    protected void show(Question question, NormaliseFrame.Normalised answer) {
        said.setText(formula(answer) + (answer.frames() > 1 ? ", from " + answer.frames() + " frames" : ""));
        before.show(theme -> before(theme, question, answer));
        after.show(theme -> after(theme, answer));
    }

    @Override
    protected void say(String sentence) {
        said.setText(sentence.isEmpty() ? " " : sentence);
        before.clear();
        after.clear();
    }

    @Override
    protected void restyle() {
        before.redraw();
        after.redraw();
    }

    @Override
    public List<ExportItem> exports() {
        Question question = questionShown().orElse(null);
        NormaliseFrame.Normalised answer = answerShown().orElse(null);
        if (question == null || answer == null) {
            return List.of();
        }
        String file =
                FileNames.of("normalisation", FileNames.stem(question.frame().name()));
        Provenance provenance = Provenance.start()
                .with("Frame", ViewExports.place(question.frame()))
                .with("Normalised", formula(answer));
        var paper = new ChartTheme(Palette.light());
        return List.of(
                ViewExports.figure(
                        "Before",
                        file + "_before",
                        provenance,
                        new ChartFigure(before(paper, question, answer), WIDTH, HEIGHT)),
                ViewExports.figure(
                        "After", file + "_after", provenance, new ChartFigure(after(paper, answer), WIDTH, HEIGHT)));
    }
}
