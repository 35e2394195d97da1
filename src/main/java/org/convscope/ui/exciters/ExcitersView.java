package org.convscope.ui.exciters;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.core.Engine;
import org.convscope.export.WriteExciters;
import org.convscope.inspect.exciter.Exciter;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.target.Target;
import org.convscope.render.NumberText;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.StepChart;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.Legend;
import org.convscope.render.plane.RasterPicture;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.charts.ThemedChart;
import org.convscope.ui.mosaic.LegendStrip;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.ui.work.WatchedWork;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.ExciterOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The picture that excites the selected unit most, drawn while it climbs; its map and what climbed beside it. */
public final class ExcitersView extends AnswerView<ExcitersView.Question, ExcitersView.Shown> {
    /** What its tab says. */
    public static final ViewTab TAB =
            new ViewTab(ViewId.EXCITERS, "Exciters", "The picture that excites the selected unit most");

    private static final Set<Concern> ASKS_ON =
            Set.of(Change.MODEL, Change.PREPROCESSING, Change.LAYER, Change.UNIT, ExciterOptions.KEY);

    /** All that an exciter depends on. */
    record Question(ModelDocument model, Target.Unit unit, ExciterOptions options) {}

    /**
     * An exciter.
     *
     * @param map the exciter's own, as large as the exciter
     * @param range of the map
     * @param backend what it was computed with
     */
    record Shown(
            FindExciters.Request request,
            FindExciters.Result result,
            BufferedImage picture,
            BufferedImage map,
            Range range,
            String backend) {
        Exciter exciter() {
            return result.exciters().get(0);
        }

        String title() {
            return exciter().target().text();
        }

        Legend legend() {
            return Legend.ofOne(
                    new ColourMapping(Curve.LINEAR, ColourMap.VIRIDIS),
                    ColourEnds.of(range),
                    ColourLimits.EXTREMES,
                    "its map",
                    "");
        }
    }

    /** That the axis of a climb has room for. */
    private static final int FEWEST_STEPS = 32;

    private final ImageCanvas canvas = new ImageCanvas();
    private final ImageCanvas map = new ImageCanvas();
    private final LegendStrip legend = new LegendStrip();
    private final ThemedChart curve = new ThemedChart("What climbs, step by step", ThemedChart.Axis.ACROSS);
    private final ExcitersBar bar;
    private @Nullable WatchedWork<WatchedClimb.Stage> climb;

    public ExcitersView(ViewContext context) {
        super(TAB, context, ASKS_ON, Lane.ENGINE, column("[][grow,fill]"));
        bar = new ExcitersBar(context.workspace(), this::stop);
        canvas.getAccessibleContext().setAccessibleName("Exciter");
        map.getAccessibleContext().setAccessibleName("The exciter's map");
        var beside = new JPanel(column("[40lp:40lp,grow 60,fill][][70lp:70lp,grow 40,fill]"));
        beside.add(map, "grow, gap 10lp 10lp 10lp 0");
        beside.add(legend, "growx, gap 10lp 10lp 4lp 6lp");
        beside.add(curve, "grow");
        var content = new JPanel(new MigLayout(
                "insets 0, gap 0, fill", "[0:0,grow 62,fill]1lp[0:0,grow 38,fill]", "[min:min,grow,fill]"));
        content.add(canvas, "grow, hmin 0, gap 10lp 0 0 10lp");
        content.add(beside, "grow");
        component().add(bar.component(), "growx");
        component().add(overlaid(content), "grow");
        say("");
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(ExciterOptions.KEY)) {
            bar.follow();
        }
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        ModelDocument model = context().documents().model().orElse(null);
        if (model == null) {
            return ViewQuestion.nothing("Open a model to see what excites its units.");
        }
        Optional<String> layer = now.selection().layer();
        if (layer.isEmpty()) {
            return ViewQuestion.nothing("Choose a layer on the left, and a unit of it, to see what excites it.");
        }
        var unit = new Target.Unit(layer.get(), now.selection().unit());
        return ViewQuestion.of(
                new Question(model, unit, now.settings(ExciterOptions.KEY)), "What excites " + unit.text());
    }

    @Override
    protected void askBeside(Workspace now, Question question) {
        if (climb != null && questionShown().equals(Optional.of(question))) {
            restyle(); // what climbed over the answer is not wanted any more
        }
    }

    @Override
    protected Shown compute(Question question, TaskMonitor monitor) {
        ExciterOptions options = question.options();
        var request = FindExciters.Request.of(
                question.model().network(),
                List.of(question.unit()),
                ExciterSettings.of(options.preset()).withSteps(options.steps()),
                question.model().preprocessing().scale(),
                options.seed());
        Engine engine = context().engine().get();
        FindExciters.Result result =
                new FindExciters(engine).of(request, new WatchedClimb(request, monitor, this::climbed), monitor);
        Exciter exciter = result.exciters().get(0);
        return new Shown(
                request,
                result,
                WriteExciters.tile(exciter.image(), request.settings(), request.scale()),
                WriteExciters.map(exciter),
                exciter.mapRange(),
                engine.backend().summary());
    }

    private void climbed(WatchedWork<WatchedClimb.Stage> now, WatchedClimb.Stage stage) {
        climb = now;
        busy().done(); // the picture itself says that work goes on
        canvas.setPicture(RasterPicture.of(stage.picture()));
        map.setPicture(null);
        legend.show(Optional.empty());
        int taken = stage.losses().length;
        // of thousands of steps the first would be a stroke at the left: the axis doubles as they come
        draw(stage.losses(), Math.min(stage.steps(), Math.max(FEWEST_STEPS, 2 * Integer.highestOneBit(taken))));
        bar.climbing("step " + taken + " of " + stage.steps() + ": " + NumberText.text(stage.losses()[taken - 1]));
    }

    private void stop() {
        WatchedWork<WatchedClimb.Stage> now = climb;
        if (now != null) {
            now.stop();
        }
    }

    @Override
    protected void show(Question question, Shown answer) {
        restyle();
    }

    @Override
    protected void restyle() {
        answerShown().ifPresent(shown -> {
            climb = null;
            canvas.setPicture(RasterPicture.of(shown.picture()));
            map.setPicture(RasterPicture.of(shown.map()));
            legend.show(Optional.of(shown.legend()));
            double[] losses = shown.exciter().losses();
            int steps = shown.request().settings().steps();
            draw(losses, losses.length);
            bar.ended(shown.title() + " = " + NumberText.text(shown.exciter().value())
                    + (losses.length < steps ? ", stopped after " + losses.length + " of " + steps + " steps" : "")
                    + shown.exciter().warning().map(why -> "; it " + why).orElse(""));
        });
    }

    private void draw(double[] losses, int steps) {
        curve.setChart(StepChart.of(new ChartTheme(ThemeLook.palette()), losses, steps, "what climbs"));
    }

    @Override
    protected void say(String sentence) {
        climb = null;
        canvas.setPicture(null);
        canvas.setMessage(sentence);
        map.setPicture(null);
        legend.show(Optional.empty());
        curve.setChart(null);
        bar.ended("");
    }

    @Override
    public List<ExportItem> exports() {
        Shown shown = answerShown().orElse(null);
        Question question = questionShown().orElse(null);
        return shown == null || question == null || climb != null
                ? List.of()
                : ExciterExports.of(question.model(), question.unit(), shown);
    }
}
