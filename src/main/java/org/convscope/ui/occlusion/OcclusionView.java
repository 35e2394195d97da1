package org.convscope.ui.occlusion;

import java.awt.geom.Point2D;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.export.saliency.MapBackground;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.geometry.Resolution;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.occlusion.ComputeOcclusion;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.OcclusionMaps;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.inspect.occlusion.OcclusionWatcher;
import org.convscope.inspect.target.Target;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.render.chart.ChartTheme;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.charts.ThemedChart;
import org.convscope.ui.mosaic.LegendStrip;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.NetworkInputs;
import org.convscope.ui.work.TargetChoice;
import org.convscope.ui.work.TargetWords;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.ui.work.WatchedWork;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.OcclusionOptions;
import org.convscope.workspace.ResolutionSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What the model's answer, or the selected unit, loses where a part of the selected frame is hidden: a map that becomes finer. */
public final class OcclusionView extends AnswerView<OcclusionView.Question, OcclusionSheet> {
    /** What its tab says. */
    public static final ViewTab TAB = new ViewTab(
            ViewId.OCCLUSION, "Occlusion", "What the answer, or a unit, loses where a part of the frame is hidden");

    private static final Set<Concern> ASKS_ON = Set.of(
            Change.MODEL,
            Change.PREPROCESSING,
            Change.FRAME,
            Change.LAYER,
            Change.UNIT,
            OcclusionOptions.KEY,
            FrameSettings.KEY);

    private static final Duration APART = Duration.ofMillis(400);

    /**
     * All that a map depends on.
     *
     * @param resolution the geometry that the user gave, where rings or sectors are asked for
     */
    record Question(
            ModelDocument model,
            FrameSource frame,
            OcclusionShape shape,
            TargetChoice target,
            Optional<ResolutionSettings> resolution) {}

    private final ImageCanvas canvas = new ImageCanvas();
    private final LegendStrip legend = new LegendStrip();
    private final ThemedChart bars = new ThemedChart("What is lost without each part", ThemedChart.Axis.UP);
    private final JPanel content =
            new JPanel(new MigLayout("insets 0, gap 0, fill, hidemode 3", "[0:0,grow,fill][]", "[0:0,grow,fill]"));
    private final OcclusionBar bar;
    private @Nullable WatchedWork<OcclusionSheet> refining;
    private @Nullable OcclusionSheet drawn;

    public OcclusionView(ViewContext context) {
        super(TAB, context, ASKS_ON, Lane.ENGINE, column("[][grow,fill][]"));
        bar = new OcclusionBar(context.workspace(), this::stop);
        canvas.getAccessibleContext().setAccessibleName("Occlusion");
        canvas.addPictureListener(new Pointing());
        content.add(canvas, "grow");
        content.add(bars, "width 190lp:38%, growy");
        component().add(bar.component(), "growx");
        component().add(overlaid(content), "grow");
        component().add(legend, "growx, gap 10lp 10lp 4lp 6lp");
        say("");
    }

    private OcclusionOptions settings() {
        return context().workspace().get().settings(OcclusionOptions.KEY);
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(OcclusionOptions.KEY)) {
            bar.follow();
            if (before.settings(OcclusionOptions.KEY).opacity() != settings().opacity()) {
                redraw();
            }
        }
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        ModelDocument model = context().documents().model().orElse(null);
        Optional<FrameSource> frame = now.selection().frame();
        if (model == null || frame.isEmpty()) {
            return ViewQuestion.nothing(
                    model == null
                            ? "Open a model to see what its answers lose."
                            : "Choose a frame to see what the answer loses without a part of it.");
        }
        OcclusionOptions settings = now.settings(OcclusionOptions.KEY);
        Optional<TargetChoice> target = TargetChoice.of(settings.subject(), now.selection());
        if (target.isEmpty()) {
            return ViewQuestion.nothing(TargetChoice.NO_UNIT);
        }
        Optional<ResolutionSettings> resolution = settings.hidden() == OcclusionOptions.Hidden.PATCHES
                ? Optional.empty()
                : Optional.of(now.settings(FrameSettings.KEY).resolution());
        return ViewQuestion.of(
                new Question(model, frame.get(), shape(settings), target.get(), resolution),
                "Occlusion of " + frame.get().name());
    }

    private static OcclusionShape shape(OcclusionOptions settings) {
        return switch (settings.hidden()) {
            case PATCHES -> new OcclusionShape.Patches(settings.patch(), settings.stride(), settings.fill());
            case RINGS -> new OcclusionShape.Rings(settings.ringsAngstrom());
            case SECTORS -> new OcclusionShape.Sectors(settings.sectors(), settings.fill(), settings.patch() / 2.0);
        };
    }

    @Override
    protected OcclusionSheet compute(Question question, TaskMonitor monitor) {
        Network network = question.model().network();
        NetworkInput input =
                NetworkInputs.of(context(), network, question.model().preprocessing(), question.frame());
        Frame frame = context().frames().load(question.frame());
        CoordinateMap place = input.coordinates()
                .orElseThrow(() -> new IllegalStateException("a frame without its place in the input"));
        ResolutionSettings resolution = question.resolution().orElse(ResolutionSettings.DEFAULT);
        var places = new InputPlaces(place, resolution.geometry(frame));
        if (question.shape() instanceof OcclusionShape.Rings
                && Resolution.of(places.geometry()).isEmpty()) {
            throw Problem.of("nothing says where a resolution lies on the frame")
                    .subject(question.frame().name())
                    .expected("wavelength, distance, pixel size and beam centre")
                    .nextStep("Type in what is missing: Analyse > Resolution and radial profile")
                    .asException();
        }
        Engine engine = context().engine().get();
        Target target = question.target().of(context(), network, input, monitor);
        var request = new ComputeOcclusion.Request(network, input.inputs(), target, question.shape(), List.of(places));
        var subject = new OcclusionSheet.Subject(question.shape(), places, MapBackground.of(frame, place));
        String title = TargetWords.of(question.model(), target);
        var watched = new WatchedWork<OcclusionSheet>(monitor, APART, this::refined);
        OcclusionWatcher watcher = stage -> {
            if (stage.share() < 1) {
                watched.show(() -> OcclusionSheet.of(
                        subject,
                        title,
                        stage.drop()
                                .reshaped(
                                        1, stage.drop().length(0), stage.drop().length(1)),
                        stage.value(),
                        stage.share(),
                        stage.step(),
                        stage.effort()));
            }
            return !watched.isEnough();
        };
        OcclusionMaps maps = new ComputeOcclusion(engine).compute(request, watcher, monitor);
        String id = network.inputs().get(0);
        Tensor drop = maps.drops().getOrDefault(id, Tensor.zeros(1, 1, 1));
        return OcclusionSheet.of(
                subject,
                title,
                drop,
                maps.values()[0],
                maps.step() == 1 ? 1 : 1.0 / (maps.step() * maps.step()),
                maps.step(),
                maps.efforts().values().iterator().next());
    }

    private void refined(WatchedWork<OcclusionSheet> now, OcclusionSheet sheet) {
        refining = now;
        busy().done(); // the picture itself says that work goes on
        drawn = sheet;
        redraw();
        bar.refining(sheet.said());
    }

    private void stop() {
        WatchedWork<OcclusionSheet> now = refining;
        if (now != null) {
            now.stop();
        }
    }

    @Override
    protected void askBeside(Workspace now, Question question) {
        if (refining != null && questionShown().equals(Optional.of(question))) {
            restyle(); // what became finer over the answer is not wanted any more
        }
    }

    @Override
    protected void show(Question question, OcclusionSheet answer) {
        restyle();
    }

    @Override
    protected void restyle() {
        answerShown().ifPresent(shown -> {
            refining = null;
            drawn = shown;
            bar.ended(shown.said());
        });
        redraw();
    }

    private void redraw() {
        OcclusionSheet sheet = drawn;
        if (sheet != null) {
            canvas.setPicture(sheet.picture(settings().opacity()).overFrame(sheet.legend()));
            legend.show(Optional.of(sheet.legend()));
            var chart = sheet.bars(new ChartTheme(ThemeLook.palette()));
            bars.setVisible(chart.isPresent());
            bars.setChart(chart.orElse(null));
            content.revalidate();
        }
    }

    @Override
    protected void say(String sentence) {
        refining = null;
        drawn = null;
        canvas.setPicture(null);
        canvas.setMessage(sentence);
        legend.show(Optional.empty());
        bars.setVisible(false);
        bars.setChart(null);
        bar.ended("");
    }

    @Override
    public List<ExportItem> exports() {
        OcclusionSheet shown = answerShown().orElse(null);
        Question question = questionShown().orElse(null);
        return shown == null || question == null || refining != null
                ? List.of()
                : OcclusionExports.of(question, shown, settings().opacity());
    }

    /** Reads what is lost under the pointer. */
    private final class Pointing implements PictureListener {
        @Override
        public void hovered(Point2D.Double point) {
            OcclusionSheet sheet = drawn;
            Optional<String> text = sheet == null ? Optional.empty() : sheet.at(point.x, point.y);
            text.ifPresentOrElse(context().readout()::show, context().readout()::clear);
        }

        @Override
        public void left() {
            context().readout().clear();
        }
    }
}
