package org.convscope.ui.lab;

import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.convscope.choice.PixelReduction;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.lab.PatchResponse;
import org.convscope.inspect.lab.PatchStudy;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartFigure;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.GroupedBars;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.lab.PatchFigure;
import org.convscope.render.plane.FramePlanes;
import org.convscope.render.plane.ScalablePicture;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.LabPatches;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.PixelPosition;
import org.convscope.workspace.Workspace;
import org.jfree.chart.JFreeChart;

/** Three patches of the frame, and what a unit with a weight, a bias and a threshold makes of the largest number of each. */
final class PatchesPane extends LabPart<PatchesPane.Question, PatchesPane.Studied> {
    /** In other colours than the patches have. */
    private static final List<GroupedBars.Series> SERIES = List.of(
            new GroupedBars.Series("maximum", 7),
            new GroupedBars.Series("z = w·max + b − threshold", 3),
            new GroupedBars.Series("ReLU(z)", 4));

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;

    /** All that the patches' answer depends on. */
    record Question(FrameSource frame, LabPatches patches) {}

    /** The frame as a picture, and its patches. */
    record Studied(ScalablePicture picture, PatchStudy study) {}

    private final ImageCanvas canvas = new ImageCanvas();
    private final FigurePane patches = new FigurePane("The patches' numbers");
    private final ChartPane chart = new ChartPane("What the unit makes of each patch");
    private final List<JRadioButton> moved = new ArrayList<>();
    private final List<JTextField> names = new ArrayList<>();
    private final DecimalSlider threshold;
    private final DecimalSlider weight;
    private final DecimalSlider bias;

    PatchesPane(ViewContext context) {
        super(
                LabSettings.Pane.PATCHES,
                "Patches",
                "Three patches of the frame, and a unit that looks at their largest numbers",
                context,
                Set.of(LabSettings.KEY, Change.FRAME),
                Lane.POOL,
                "[][grow,fill]");
        threshold = new DecimalSlider(
                "threshold",
                "What is taken off",
                0,
                LabPatches.MOST_THRESHOLD,
                value -> change(now -> now.threshold(value)));
        weight = new DecimalSlider(
                "weight",
                "What the largest number is multiplied by",
                LabPatches.LEAST_WEIGHT,
                LabPatches.MOST_WEIGHT,
                value -> change(now -> now.weight(value)));
        bias = new DecimalSlider(
                "bias",
                "What is added",
                -LabPatches.MOST_BIAS,
                LabPatches.MOST_BIAS,
                value -> change(now -> now.bias(value)));
        for (DecimalSlider slider : List.of(threshold, weight, bias)) {
            bar().add(slider.component());
        }
        var group = new ButtonGroup();
        for (int i = 0; i < LabPatches.COUNT; i++) {
            bar().add(patch(i, group));
        }
        moved.get(0).setSelected(true);
        canvas.getAccessibleContext().setAccessibleName("The frame with its patches");
        canvas.addPictureListener(new PictureListener() {
            @Override
            public void clicked(Point2D.Double point, MouseEvent event) {
                put(point);
            }
        });
        canvas.addOverlay(new PatchOutlines(
                () -> answerShown().map(studied -> studied.study().patches()).orElse(List.of())));
        var right = new JPanel(
                new MigLayout("insets 0, gap 0, fill, wrap 1", "[grow,fill]", "[70lp:45%,fill][110lp::,grow,fill]"));
        right.add(patches, "grow, wmin 0, hmin 0");
        right.add(chart, "grow, wmin 0, hmin 0");
        var halves =
                new JPanel(new MigLayout("insets 0 10lp 0 0, gap 0, fill", "[45%!,fill][grow,fill]", "[grow,fill]"));
        halves.add(canvas, "wmin 0, hmin 100lp");
        halves.add(right, "wmin 0");
        component().add(overlaid(halves), "grow");
        followSettings();
        say("");
    }

    /** A patch's button, so that the next click moves it, and its name. */
    private JPanel patch(int index, ButtonGroup group) {
        var button = new JRadioButton();
        button.setToolTipText("The next click on the frame puts this patch there");
        button.getAccessibleContext().setAccessibleName("Move patch " + (index + 1));
        group.add(button);
        moved.add(button);
        var name = new JTextField(7);
        name.setToolTipText("Name of patch " + (index + 1));
        name.getAccessibleContext().setAccessibleName("Name of patch " + (index + 1));
        name.addActionListener(event -> rename(index, name.getText()));
        name.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent event) {
                rename(index, name.getText());
            }
        });
        names.add(name);
        var both = new JPanel(new MigLayout("insets 0, gap 2lp"));
        both.add(button);
        both.add(name);
        return both;
    }

    private void rename(int index, String name) {
        if (!name.equals(lab().patches().patches().get(index).name())) {
            change(now -> now.patch(
                    index,
                    new LabPatches.Patch(name.strip(), now.patches().get(index).place())));
        }
    }

    private void put(Point2D.Double point) {
        for (int i = 0; i < moved.size(); i++) {
            if (moved.get(i).isSelected()) {
                int index = i;
                var place = new PixelPosition((int) Math.floor(point.x), (int) Math.floor(point.y));
                change(now -> now.patch(
                        index, new LabPatches.Patch(now.patches().get(index).name(), Optional.of(place))));
                moved.get((i + 1) % moved.size()).setSelected(true);
                return;
            }
        }
    }

    private void change(UnaryOperator<LabPatches> changed) {
        choose(now -> now.patches(changed.apply(now.patches())));
    }

    @Override
    void follow() {
        LabPatches now = lab().patches();
        threshold.show(now.threshold());
        weight.show(now.weight());
        bias.show(now.bias());
        for (int i = 0; i < names.size(); i++) {
            names.get(i).setText(now.patches().get(i).name());
        }
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        Optional<FrameSource> frame = now.selection().frame();
        return frame.isEmpty()
                ? ViewQuestion.nothing("Choose a frame that the patches are taken from.")
                : ViewQuestion.of(
                        new Question(frame.get(), now.settings(LabSettings.KEY).patches()), "Patches");
    }

    @Override
    protected Studied compute(Question question, TaskMonitor monitor) {
        Frame frame = context().frames().load(question.frame());
        LabPatches asked = question.patches();
        PatchStudy study = PatchStudy.of(
                frame,
                asked.patches().stream()
                        .map(patch -> patch.place().map(at -> new PatchStudy.PatchPlace(at.x(), at.y())))
                        .toList(),
                asked.weight(),
                asked.bias(),
                asked.threshold());
        var planes =
                new FramePlanes(frame.width(), frame.height(), frame.channels(), frame.pixels()::get, frame::measured);
        return new Studied(planes.picture(study.range(), ColourMapping.DEFAULT, PixelReduction.MEAN), study);
    }

    private static PatchFigure figure(Question question, Studied answer) {
        List<PatchFigure.Patch> shown = new ArrayList<>();
        for (int i = 0; i < answer.study().patches().size(); i++) {
            shown.add(new PatchFigure.Patch(
                    question.patches().patches().get(i).name(),
                    answer.study().patches().get(i).response().patch()));
        }
        return new PatchFigure(shown, answer.study().range());
    }

    private static JFreeChart bars(ChartTheme theme, Question question, Studied answer) {
        List<GroupedBars.Group> groups = new ArrayList<>();
        for (int i = 0; i < answer.study().patches().size(); i++) {
            PatchResponse response = answer.study().patches().get(i).response();
            groups.add(new GroupedBars.Group(
                    i + 1 + " " + question.patches().patches().get(i).name(),
                    List.of(response.largest(), response.z(), response.relu())));
        }
        return GroupedBars.of(theme, "", SERIES, groups);
    }

    @Override
    protected void show(Question question, Studied answer) {
        canvas.setPicture(answer.picture());
        patches.show(figure(question, answer));
        chart.show(theme -> bars(theme, question, answer));
    }

    @Override
    protected void say(String sentence) {
        canvas.setPicture(null);
        canvas.setMessage(sentence);
        patches.say("");
        chart.clear();
    }

    @Override
    protected void restyle() {
        patches.repaint();
        chart.redraw();
    }

    @Override
    public List<ExportItem> exports() {
        Question question = questionShown().orElse(null);
        Studied answer = answerShown().orElse(null);
        if (question == null || answer == null) {
            return List.of();
        }
        Provenance provenance = Provenance.start()
                .with("Frame", ViewExports.place(question.frame()))
                .with("Threshold", String.valueOf(question.patches().threshold()))
                .with("Weight", String.valueOf(question.patches().weight()))
                .with("Bias", String.valueOf(question.patches().bias()));
        String file = FileNames.of("patches", FileNames.stem(question.frame().name()));
        PatchFigure figure = figure(question, answer);
        return List.of(
                ViewExports.png("Patches", file, provenance, figure::draw),
                ViewExports.figure(
                        "What a unit makes of the patches",
                        file + "_bars",
                        provenance,
                        new ChartFigure(bars(new ChartTheme(Palette.light()), question, answer), WIDTH, HEIGHT)));
    }
}
