package org.convscope.ui.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import org.convscope.array.ColourEnds;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.inspect.kernels.KernelSurvey;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.component.ComponentSlot;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.mosaic.TileRanges;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Appearance;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.KernelSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The kernels of the open model. */
public final class KernelsView extends AnswerView<KernelsQuestion, List<LayerKernels>> {
    /** What its tab says. */
    public static final ViewTab TAB = new ViewTab(ViewId.KERNELS, "Kernels", "The weights of the model's convolutions");

    private static final int WHITE = 0xFFFFFF;
    private static final int GRAY = 0x9EA3A9;

    private static final Set<Concern> ASKS_ON =
            Set.of(Change.MODEL, Change.LAYER, KernelSettings.KEY, Change.APPEARANCE);

    private final KernelsWork work = new KernelsWork();
    private final KernelsBar bar;
    private final KernelLayerPanel single;
    private final KernelRows rows = new KernelRows();
    private final JScrollPane scroll = new JScrollPane(rows);
    private final ImageCanvas empty = new ImageCanvas();
    private final ComponentSlot content = new ComponentSlot(scroll, empty);
    private final LatestRequest<KernelsWork.SurveyQuestion, Map<String, KernelSurvey>> surveys;
    private final NetworkRange ranges;
    private Map<String, KernelSurvey> surveyed = Map.of();
    private String notSurveyed = " ";
    private @Nullable Network surveyedNetwork;

    public KernelsView(ViewContext context) {
        super(TAB, context, ASKS_ON, Lane.POOL, column("[][grow,fill]"));
        bar = new KernelsBar(context.workspace());
        single = new KernelLayerPanel(context, this::setLimits);
        single.menu((menu, unit) -> menu.add("Lay it over the frame, beside a classic kernel…")
                .addActionListener(event -> kernels().stream()
                        .limit(1)
                        .forEach(layer -> new AppliedKernelDialog(component(), context).show(layer.layer(), unit))));
        JComponent overlaid = overlaid(content);
        surveys = requestBeside(
                Lane.POOL,
                "weights of kernels",
                work::surveys,
                LatestRequest.listener(
                        (question, answer) -> surveyed(question.network(), answer, " "),
                        sentence -> surveyed(
                                context()
                                        .documents()
                                        .model()
                                        .map(ModelDocument::network)
                                        .orElse(null),
                                Map.of(),
                                sentence)));
        ranges = new NetworkRange(context.tasks(), busy(), work, this::restyle, this::sayUnanswered);
        alongside(ranges);
        empty.getAccessibleContext().setAccessibleName("Kernels");
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(24);
        UserEvents.onResize(scroll, () -> rows.fill(scroll.getSize()));
        component().add(bar.component(), "growx");
        component().add(overlaid, "grow");
        say("");
    }

    private List<LayerKernels> kernels() {
        return answerShown().orElse(List.of());
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.UNIT) || changes.contains(Change.LAYER)) {
            single.select(unit(now));
        }
        if (changes.contains(Change.APPEARANCE)) {
            restyle();
        }
    }

    private OptionalInt unit(Workspace now) {
        boolean mine = kernels().size() == 1
                && now.selection()
                        .layer()
                        .filter(kernels().get(0).layer()::equals)
                        .isPresent();
        return mine ? OptionalInt.of(now.selection().unit()) : OptionalInt.empty();
    }

    @Override
    protected ViewQuestion<KernelsQuestion> question(Workspace now) {
        OpenModel model =
                context().documents().model().map(ModelDocument::model).orElse(null);
        if (model == null) {
            return ViewQuestion.nothing("Open a model to see its kernels.");
        }
        List<String> all = KernelsWork.convolutions(model.network());
        List<String> layers = layers(all, now);
        return layers.isEmpty()
                ? ViewQuestion.nothing(
                        all.isEmpty() ? "This model has no convolution." : "Choose a convolution on the left.")
                : ViewQuestion.of(new KernelsQuestion(model, layers, now.settings(KernelSettings.KEY)), "Kernels");
    }

    @Override
    protected void askBeside(Workspace now, KernelsQuestion question) {
        Network network = question.model().network();
        surveys.ask(new KernelsWork.SurveyQuestion(network, question.layers()), "Weights");
        if (scope(MapAppearance.of(now.appearance())) == RangeScope.NETWORK) {
            ranges.ask(network);
        } else {
            ranges.cancel();
        }
    }

    @Override
    protected List<LayerKernels> compute(KernelsQuestion question, TaskMonitor monitor) {
        return work.kernels(question, monitor);
    }

    private static List<String> layers(List<String> all, Workspace now) {
        if (now.settings(KernelSettings.KEY).coverage() == KernelSettings.Coverage.FIRST_FIVE) {
            return all;
        }
        Optional<String> selected = now.selection().layer().filter(all::contains);
        return selected.or(() -> all.stream().findFirst()).map(List::of).orElse(List.of());
    }

    @Override
    protected void say(String message) {
        if (context().documents().model().isEmpty()) {
            surveyed(null, Map.of(), " ");
        }
        rows.removeAll();
        single.clear();
        empty.setMessage(message);
        content.put(empty);
    }

    @Override
    protected void show(KernelsQuestion question, List<LayerKernels> answer) {
        rows.removeAll();
        if (question.settings().coverage() == KernelSettings.Coverage.FIRST_FIVE) {
            for (LayerKernels layer : answer) {
                rows.add(new KernelRow(layer, context().workspace(), () -> open(layer.layer())), "growx");
            }
            rows.revalidate();
            rows.fill(scroll.getSize());
        }
        showSurveys();
        restyle();
    }

    private void open(String layer) {
        context().workspace().update(KernelSettings.KEY, kernels -> kernels.coverage(KernelSettings.Coverage.LAYER));
        context()
                .workspace()
                .select(selection ->
                        selection.layer().filter(layer::equals).isPresent() ? selection : selection.layer(layer));
    }

    private void surveyed(@Nullable Network network, Map<String, KernelSurvey> answer, String failure) {
        surveyed = answer;
        notSurveyed = failure;
        surveyedNetwork = network;
        showSurveys();
        restyle();
    }

    /** Those of the kernels() network: another's layers may have the same names. */
    private void showSurveys() {
        boolean same = questionShown()
                .filter(question -> question.model().network() == surveyedNetwork)
                .isPresent();
        for (KernelRow row : rows.rows()) {
            KernelSurvey survey = same ? surveyed.get(row.layer().layer()) : null;
            if (survey != null) {
                row.show(survey);
            } else {
                row.say(same ? notSurveyed : " ");
            }
        }
        if (isSingle()) {
            KernelSurvey survey = same ? surveyed.get(kernels().get(0).layer()) : null;
            if (survey != null) {
                single.show(survey);
            } else {
                single.sayNoSurvey(same ? notSurveyed : " ");
            }
        }
    }

    private boolean isSingle() {
        return rows.rows().isEmpty() && kernels().size() == 1;
    }

    /** One frame or many is nothing to a kernel: beyond the layer there is only the network. */
    private static RangeScope scope(MapAppearance shades) {
        return shades.scope() == RangeScope.FRAMES ? RangeScope.LAYER : shades.scope();
    }

    /** Empty while the network's is not known. */
    private Optional<TileRanges> rangesNow(LayerKernels layer, MapAppearance shades) {
        RangeScope scope = scope(shades);
        if (scope == RangeScope.TILE) {
            return Optional.of(TileRanges.ofTiles(layer.tileEnds(shades.limits()), shades.limits()));
        }
        Optional<ColourEnds> ends = scope == RangeScope.LAYER
                ? Optional.of(layer.ends(shades.limits()))
                : questionShown().flatMap(question -> ranges.of(question.model().network(), shades.limits()));
        return ends.map(known -> TileRanges.shared(
                layer.tiles().tiles(), known, shades.limits(), shades.chosen(Appearance.Kind.KERNELS, layer.layer())));
    }

    private void setLimits(Optional<Range> limits) {
        if (isSingle()) {
            var subject = new Appearance.Subject(
                    Appearance.Kind.KERNELS, kernels().get(0).layer());
            context().workspace().update(now -> now.appearance(now.appearance().limits(subject, limits)));
        }
    }

    @Override
    protected void restyle() {
        rows.fill(scroll.getSize());
        if (kernels().isEmpty()) {
            return;
        }
        Workspace now = context().workspace().get();
        MapAppearance shades = MapAppearance.of(now.appearance());
        if (rangesNow(kernels().get(0), shades).isEmpty()) {
            empty.setMessage("The range is being computed.");
            content.put(empty);
            return;
        }
        int ground = now.settings(KernelSettings.KEY).gaps() == KernelSettings.Gaps.WHITE
                ? WHITE
                : ThemeLook.ground().getRGB() & WHITE;
        if (isSingle()) {
            LayerKernels layer = kernels().get(0);
            rangesNow(layer, shades)
                    .ifPresent(each ->
                            single.show(layer, each, shades, scope(shades), ground(shades, each, ground), unit(now)));
        }
        for (KernelRow row : rows.rows()) {
            rangesNow(row.layer(), shades)
                    .ifPresent(each -> row.show(each.colours(shades, ground(shades, each, ground))));
        }
        content.put(isSingle() ? single : scroll);
    }

    /** White gaps cannot be told from the white middle of a diverging colour map. */
    private static int ground(MapAppearance shades, TileRanges ranges, int ground) {
        boolean diverging = shades.mapping(ranges.ends().range()).colours().isZeroCentred();
        return ground == WHITE && diverging ? GRAY : ground;
    }

    @Override
    public List<ExportItem> exports() {
        Workspace now = context().workspace().get();
        MapAppearance shades = MapAppearance.of(now.appearance());
        KernelsQuestion question = questionShown().orElse(null);
        List<TileRanges> ranged = new ArrayList<>();
        for (LayerKernels layer : kernels()) {
            rangesNow(layer, shades).ifPresent(ranged::add);
        }
        return question == null || ranged.size() < kernels().size()
                ? List.of()
                : KernelsExports.of(question.model(), kernels(), ranged, shades, scope(shades));
    }
}
