package org.convscope.ui.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Range;
import org.convscope.inspect.kernels.KernelSurvey;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.render.colour.RangeScope;
import org.convscope.task.Lane;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.Veil;
import org.convscope.ui.look.Look;
import org.convscope.ui.look.ScrolledColumn;
import org.convscope.ui.look.Shades;
import org.convscope.ui.look.Slot;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.view.Export;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.Tab;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.Asker;
import org.convscope.workspace.Change;
import org.convscope.workspace.KernelSettings;
import org.convscope.workspace.Workspace;

/** The kernels of the open model. */
public final class KernelsView extends View {
    private static final Tab TAB = new Tab("kernels", "Kernels", "The weights of the model's convolutions");

    private static final int WHITE = 0xFFFFFF;

    private static final Set<Change> ASKS =
            Set.of(Change.MODEL, Change.LAYER, Change.KERNEL_SETTINGS, Change.APPEARANCE);

    private final ViewContext context;
    private final KernelsBar bar;
    private final KernelLayerPanel single;
    private final RowsPanel rows = new RowsPanel();
    private final JScrollPane scroll = new JScrollPane(rows);
    private final ImageCanvas empty = new ImageCanvas();
    private final Slot content = new Slot();
    private final Veil veil = Veil.over(content);
    private final Asker<KernelsQuestion, List<LayerKernels>> asker;
    private final Asker<KernelsWork.SurveyQuestion, Map<String, KernelSurvey>> surveys;
    private List<LayerKernels> shown = List.of();
    private Map<String, KernelSurvey> surveyed = Map.of();

    public KernelsView(ViewContext context) {
        super(TAB, context.workspace(), column("[][grow,fill]"));
        this.context = context;
        var work = new KernelsWork();
        bar = new KernelsBar(context.workspace());
        single = new KernelLayerPanel(context);
        asker = new Asker<>(
                context.tasks(),
                Lane.POOL,
                "kernels",
                veil,
                work::kernels,
                Asker.listener((question, answer) -> show(question, answer), this::say));
        surveys = new Asker<>(
                context.tasks(),
                Lane.POOL,
                "weights of kernels",
                Veil.over(new JPanel()),
                work::surveys,
                Asker.listener((question, answer) -> showSurveys(answer), sentence -> {}));
        scroll.setBorder(null);
        scroll.getVerticalScrollBar().setUnitIncrement(24);
        component().add(bar.component(), "growx");
        component().add(veil.component(), "grow");
        context.workspace().addListener((before, now, changes) -> changed(now, changes));
        context.theme().addListener(this::recolour);
        say("");
    }

    private void changed(Workspace now, Set<Change> changes) {
        if (isInFront() && changes.stream().anyMatch(ASKS::contains)) {
            ask(now);
        }
        if (changes.contains(Change.UNIT) || changes.contains(Change.LAYER)) {
            single.select(unit(now));
        }
        if (changes.contains(Change.APPEARANCE)) {
            recolour();
        }
    }

    private OptionalInt unit(Workspace now) {
        boolean mine = shown.size() == 1
                && now.selection().layer().filter(shown.get(0).layer()::equals).isPresent();
        return mine ? OptionalInt.of(now.selection().unit()) : OptionalInt.empty();
    }

    @Override
    protected void ask(Workspace now) {
        Network network =
                context.documents().model().map(ModelDocument::network).orElse(null);
        if (network == null) {
            asker.forget();
            surveys.forget();
            say("Open a model to see its kernels.");
            return;
        }
        List<String> all = network.convolutions().stream()
                .filter(ReadKernels::hasKernels)
                .map(LayerCall::id)
                .toList();
        List<String> layers = layers(all, now);
        if (layers.isEmpty()) {
            asker.forget();
            say(all.isEmpty() ? "This model has no convolution." : "Choose a convolution on the left.");
            return;
        }
        asker.ask(new KernelsQuestion(network, layers, now.kernelSettings()), "Kernels");
        surveys.ask(new KernelsWork.SurveyQuestion(network, layers), "Weights");
    }

    private static List<String> layers(List<String> all, Workspace now) {
        if (now.kernelSettings().coverage() == KernelSettings.Coverage.FIRST_FIVE) {
            return all;
        }
        Optional<String> selected = now.selection().layer().filter(all::contains);
        return selected.or(() -> all.stream().findFirst()).map(List::of).orElse(List.of());
    }

    private void say(String message) {
        shown = List.of();
        empty.setMessage(message);
        content.put(empty);
    }

    private void show(KernelsQuestion question, List<LayerKernels> answer) {
        shown = answer;
        if (question.settings().coverage() == KernelSettings.Coverage.LAYER) {
            rows.removeAll();
            recolour();
            content.put(single);
        } else {
            rows.removeAll();
            for (LayerKernels layer : answer) {
                rows.add(new KernelRow(layer, context.workspace(), () -> open(layer.layer())), "growx");
            }
            recolour();
            content.put(scroll);
            rows.revalidate();
        }
        showSurveys(surveyed);
    }

    private void open(String layer) {
        context.workspace()
                .update(now -> now.kernelSettings(now.kernelSettings().coverage(KernelSettings.Coverage.LAYER)));
        context.workspace()
                .select(selection ->
                        selection.layer().filter(layer::equals).isPresent() ? selection : selection.layer(layer));
    }

    private void showSurveys(Map<String, KernelSurvey> answer) {
        surveyed = answer;
        for (KernelRow row : rows.rows()) {
            KernelSurvey survey = answer.get(row.layer().layer());
            if (survey != null) {
                row.show(survey);
            }
        }
        if (rows.rows().isEmpty()
                && shown.size() == 1
                && answer.containsKey(shown.get(0).layer())) {
            single.show(answer.get(shown.get(0).layer()));
            recolour();
        }
    }

    /** One frame or many is nothing to a kernel: beyond the layer there is only the network. */
    private static RangeScope scope(Shades shades) {
        return shades.scope() == RangeScope.FRAMES ? RangeScope.LAYER : shades.scope();
    }

    private List<Range> rangesNow(LayerKernels layer) {
        Shades shades = Shades.of(context.workspace().get().appearance());
        boolean percentiles = shades.limits() == Shades.Limits.PERCENTILES;
        Function<LayerKernels, Range> whole = percentiles ? LayerKernels::percentiles : LayerKernels::range;
        return switch (scope(shades)) {
            case TILE -> layer.tiles().tileRanges();
            case LAYER, FRAMES -> layer.tiles().source().sharedRange(whole.apply(layer));
            case NETWORK ->
                layer.tiles().source().sharedRange(shown.stream().map(whole).reduce(Range.EMPTY, Range::union));
        };
    }

    private void recolour() {
        Workspace now = context.workspace().get();
        Shades shades = Shades.of(now.appearance());
        int ground = now.kernelSettings().gaps() == KernelSettings.Gaps.WHITE
                ? WHITE
                : Look.ground().getRGB() & WHITE;
        if (rows.rows().isEmpty() && shown.size() == 1) {
            LayerKernels layer = shown.get(0);
            single.show(layer, rangesNow(layer), shades.mapping(), scope(shades), ground, unit(now));
        }
        for (KernelRow row : rows.rows()) {
            row.show(rangesNow(row.layer()), shades.mapping(), ground);
        }
    }

    /** The rows of all layers, as wide as the window. */
    private static final class RowsPanel extends ScrolledColumn {
        private RowsPanel() {
            super(new MigLayout("insets 0, gap 0, wrap 1", "[grow,fill]", ""), height -> Math.max(8, height / 16));
        }

        private List<KernelRow> rows() {
            List<KernelRow> rows = new ArrayList<>();
            for (var component : getComponents()) {
                rows.add((KernelRow) component);
            }
            return rows;
        }
    }

    @Override
    public List<Export> exports() {
        Workspace now = context.workspace().get();
        Shades shades = Shades.of(now.appearance());
        List<MosaicCanvas.Colours> colours = new ArrayList<>();
        for (LayerKernels layer : shown) {
            colours.add(new MosaicCanvas.Colours(rangesNow(layer), shades.mapping(), WHITE));
        }
        return KernelsExports.of(context, shown, colours, scope(shades));
    }

    @Override
    protected void cancel() {
        asker.cancel();
        surveys.cancel();
    }
}
