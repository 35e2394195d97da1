package org.convscope.ui.saliency;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.choice.GradientMethod;
import org.convscope.export.saliency.MapBackground;
import org.convscope.export.saliency.MapValues;
import org.convscope.export.saliency.OverlayStyle;
import org.convscope.export.saliency.SaliencyPicture;
import org.convscope.export.saliency.SanityMaps;
import org.convscope.file.FileNames;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.sanity.CheckSanity;
import org.convscope.inspect.target.Target;
import org.convscope.network.Network;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.render.plane.RasterPicture;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.mosaic.LegendStrip;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.NetworkInputs;
import org.convscope.ui.work.TargetChoice;
import org.convscope.ui.work.TargetWords;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.SaliencyOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;

/** What of the selected frame the model's answer, or the selected unit, depends on: a map laid over the frame. */
public final class SaliencyView extends AnswerView<SaliencyView.Question, SaliencySheet> {
    /** What its tab says. */
    public static final ViewTab TAB =
            new ViewTab(ViewId.SALIENCY, "Saliency", "What of the frame the answer, or a unit, depends on");

    private static final Set<Concern> ASKS_ON =
            Set.of(Change.MODEL, Change.PREPROCESSING, Change.FRAME, Change.LAYER, Change.UNIT, SaliencyOptions.KEY);

    /** All that a map depends on. */
    record Question(
            ModelDocument model,
            FrameSource frame,
            GradientMethod method,
            TargetChoice target,
            SaliencyOptions.Check check) {}

    /** All that a sheet of maps is drawn from. */
    private record SheetQuestion(SaliencySheet shown, int opacity, Palette palette) {}

    private final ImageCanvas canvas = new ImageCanvas();
    private final LegendStrip legend = new LegendStrip();
    private final SaliencyBar bar;
    private final LatestRequest<SheetQuestion, BufferedImage> sheets;

    public SaliencyView(ViewContext context) {
        super(TAB, context, ASKS_ON, Lane.ENGINE, column("[][grow,fill][]"));
        canvas.getAccessibleContext().setAccessibleName("Saliency");
        bar = new SaliencyBar(context.workspace());
        component().add(bar.component(), "growx");
        component().add(overlaid(canvas), "grow");
        component().add(legend, "growx, gap 10lp 10lp 4lp 6lp");
        sheets = requestBeside(
                Lane.POOL,
                "sheet of saliency maps",
                (asked, monitor) -> asked.shown()
                        .picture(asked.opacity())
                        .draw(asked.shown().legend(), asked.palette()),
                LatestRequest.listener((asked, drawn) -> showSheet(asked, drawn), canvas::setMessage));
        say("");
    }

    private SaliencyOptions settings() {
        return context().workspace().get().settings(SaliencyOptions.KEY);
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(SaliencyOptions.KEY)) {
            bar.follow();
            if (before.settings(SaliencyOptions.KEY).opacity() != settings().opacity()) {
                restyle();
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
                            ? "Open a model to see what its answers depend on."
                            : "Choose a frame to see what of it the answer depends on.");
        }
        SaliencyOptions settings = now.settings(SaliencyOptions.KEY);
        Optional<TargetChoice> target = TargetChoice.of(settings.subject(), now.selection());
        if (target.isEmpty()) {
            return ViewQuestion.nothing(TargetChoice.NO_UNIT);
        }
        return ViewQuestion.of(
                new Question(model, frame.get(), settings.method(), target.get(), settings.check()),
                "Saliency of " + frame.get().name());
    }

    @Override
    protected SaliencySheet compute(Question question, TaskMonitor monitor) {
        Network network = question.model().network();
        NetworkInput input =
                NetworkInputs.of(context(), network, question.model().preprocessing(), question.frame());
        Target target = question.target().of(context(), network, input, monitor);
        var request = new ComputeSaliency.Request(
                network,
                input.inputs(),
                target,
                new SaliencySettings(question.method(), Optional.empty(), SaliencySettings.STEPS, 0));
        SaliencyMaps maps = new ComputeSaliency(context().engine().get()).compute(request, monitor);
        Map.Entry<String, Tensor> map = maps.maps().entrySet().iterator().next();
        Frame frame = context().frames().load(question.frame());
        MapBackground below = input.coordinates()
                .map(place -> MapBackground.of(frame, place))
                .orElseThrow(() -> new IllegalStateException("a frame without its place in the input"));
        List<SaliencySheet.RandomMap> random = question.check() == SaliencyOptions.Check.NONE
                ? List.of()
                : randomMaps(request, maps, map.getKey(), monitor);
        return SaliencySheet.of(
                below,
                MapValues.of(map.getValue(), 0)
                        .orElseThrow(() -> new IllegalStateException("a map without rows and columns")),
                random,
                OverlayStyle.of(question.method()),
                TargetWords.of(question.model(), target)
                        + (question.method().isOfLayer() ? " at '" + map.getKey() + "'" : ""),
                maps.values()[0]);
    }

    /** Those of the first seed. */
    private List<SaliencySheet.RandomMap> randomMaps(
            ComputeSaliency.Request request, SaliencyMaps maps, String key, TaskMonitor monitor) {
        int steps = CheckSanity.layers(request).size();
        List<SaliencySheet.RandomMap> random = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        new CheckSanity(context().engine().get())
                .check(
                        request,
                        maps,
                        step -> {
                            if (SanityMaps.isDrawn(done.size(), steps)) {
                                MapValues.of(
                                                Objects.requireNonNull(
                                                        step.maps().get(0).get(key)),
                                                0)
                                        .ifPresent(values -> random.add(
                                                new SaliencySheet.RandomMap(values, SanityMaps.title(step, key, 0))));
                            }
                            done.add(done.size());
                        },
                        monitor);
        return random;
    }

    private void showSheet(SheetQuestion asked, BufferedImage drawn) {
        if (answerShown().filter(asked.shown()::equals).isPresent()) {
            canvas.setPicture(RasterPicture.of(drawn));
        }
    }

    @Override
    protected void show(Question question, SaliencySheet answer) {
        restyle();
    }

    @Override
    protected void restyle() {
        answerShown().ifPresent(shown -> {
            if (shown.random().isEmpty()) {
                sheets.cancel();
                canvas.setPicture(shown.picture(settings().opacity()).overFrame(shown.legend()));
                legend.show(Optional.of(shown.legend()));
            } else {
                legend.show(Optional.empty()); // the sheet has its own
                sheets.ask(new SheetQuestion(shown, settings().opacity(), ThemeLook.palette()), "Saliency maps");
            }
            bar.say(shown.title() + " = " + NumberText.text(shown.value()));
        });
    }

    @Override
    protected void say(String sentence) {
        canvas.setPicture(null);
        canvas.setMessage(sentence);
        legend.show(Optional.empty());
        bar.say("");
    }

    @Override
    public List<ExportItem> exports() {
        SaliencySheet shown = answerShown().orElse(null);
        Question question = questionShown().orElse(null);
        if (shown == null || question == null) {
            return List.of();
        }
        SaliencyPicture picture = shown.picture(settings().opacity());
        return List.of(ViewExports.png(
                "Saliency of " + shown.title(),
                FileNames.of(
                        FileNames.stem(question.model().name()),
                        question.method().word(),
                        FileNames.stem(question.frame().name())),
                ViewExports.provenance(question.model(), Optional.of(question.frame()))
                        .with("Content", shown.title())
                        .with("Opacity", settings().opacity() + " %")
                        .with(shown.legend()),
                scale -> picture.draw(shown.legend())));
    }
}
