package org.convscope.ui.inspector;

import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Statistics;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.render.NumberText;
import org.convscope.task.Lane;
import org.convscope.task.Priority;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.charts.MiniHistogram;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.LatestRequest;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.Workspace;

/** The selected layer and unit: shape, what it sees, its map's statistics, the inputs it listens to. */
final class UnitSection extends InspectorSection {
    private final ViewContext context;
    private final SeenOnFrame seen;
    private final WrappedText facts = muted();
    private final WrappedText resolution = muted();
    private final WrappedText statistics =
            new WrappedText(() -> ThemeLook.palette().foreground());
    private final MiniHistogram histogram = new MiniHistogram("values of the map");
    private final JLabel inputsTitle = new JLabel("Strongest inputs, by kernel norm");
    private final InputsStrip inputs = new InputsStrip();
    private final WrappedText match = muted();
    private final LatestRequest<InspectorWork.MapQuestion, InspectorWork.MapFacts> maps;
    private final LatestRequest<InspectorWork.KernelQuestion, InspectorWork.KernelFacts> kernels;

    UnitSection(ViewContext context, SeenOnFrame seen, InspectorWork work) {
        super("No layer");
        this.context = context;
        this.seen = seen;
        // under the busy overlay, lest they be read as the new unit's while they are still the old one's
        var values = new JPanel(new MigLayout("insets 0, gap 0 3lp, fillx, hidemode 3, wrap 1", "[grow,fill]"));
        values.setOpaque(false);
        values.add(statistics, "wmin 0");
        values.add(histogram);
        BusyOverlay busy = BusyOverlay.over(values);
        maps = new LatestRequest<>(
                context.tasks(),
                Lane.ENGINE,
                Priority.BACKGROUND,
                "statistics of a unit",
                busy,
                work::map,
                LatestRequest.listener((question, answer) -> show(answer), this::failed));
        kernels = new LatestRequest<>(
                context.tasks(),
                Lane.POOL,
                Priority.INTERACTIVE,
                "strongest inputs",
                BusyOverlay.beside(busy),
                work::kernel,
                LatestRequest.listener((question, answer) -> show(answer), sentence -> hideInputs()));
        line(facts);
        line(resolution);
        line(busy.component());
        inputsTitle.setToolTipText(inputsTitle.getText());
        line(inputsTitle);
        line(inputs);
        line(match);
        hideMap();
        hideInputs();
        seen.addListener(this::sayResolution);
    }

    /** What the pointed or marked place sees, in angstroms; nothing where the geometry is not known. */
    void sayResolution() {
        Workspace now = context.workspace().get();
        Optional<Frame> frame = now.selection().frame().flatMap(context.frames()::peek);
        Optional<SeenOnFrame.Seen> place = frame.flatMap(seen::on);
        resolution.say(place.flatMap(at -> now.settings(FrameSettings.KEY)
                        .resolution()
                        .resolution(frame.get())
                        .map(known -> LayerText.resolution(known, at)))
                .orElse(""));
    }

    /** What was said about the frame is not true any more. */
    void forget() {
        maps.forget();
    }

    void update(Workspace now) {
        ModelDocument model = context.documents().model().orElse(null);
        LayerCall call = model == null
                ? null
                : now.selection().layer().flatMap(model.network()::find).orElse(null);
        if (model == null || call == null) {
            title(model == null ? "No model" : "No layer is selected");
            facts.say(model == null ? "" : "Choose one in the model tree.");
            maps.forget();
            kernels.forget();
            hideMap();
            hideInputs();
            return;
        }
        int unit = Math.max(0, Math.min(call.units() - 1, now.selection().unit()));
        title(call.id() + (call.units() > 0 ? " · #" + unit : ""));
        Optional<FrameSource> source = now.selection().frame();
        Frame frame = source.flatMap(context.frames()::peek).orElse(null);
        String sees = call.hasMaps()
                ? "\n"
                        + LayerText.sees(
                                seen.field(call.id()),
                                frame == null ? null : seen.coordinates(frame).orElse(null))
                : "";
        String declared = model.network()
                .declared(call.id())
                .map("\ndeclared by you: "::concat)
                .orElse("");
        Network network = model.network();
        Optional<String> unavailable = network.unavailable(call.id());
        String shape = unavailable.isPresent() && call.outputShape().length == 0
                ? "size not known"
                : ShapeText.named(call.outputShape());
        facts.say(shape + "\n" + LayerText.kind(call) + declared + "\n" + LayerText.parameters(call) + sees);
        sayResolution();
        if (unavailable.isPresent()) {
            maps.forget();
            boolean own = call.operation() instanceof Operation.Unavailable none
                    && none.reason().equals(unavailable.get())
                    && !none.reason().startsWith("needs the output of")
                    && !network.inputs().isEmpty();
            failed("Cannot be computed: " + unavailable.get()
                    + (own ? "\nIts menu in the model's tree declares what it computes." : ""));
        } else if (source.isPresent()) {
            maps.ask(
                    new InspectorWork.MapQuestion(network, source.get(), model.preprocessing(), call.id(), unit),
                    "Statistics of " + call.id());
        } else {
            maps.forget();
            hideMap();
        }
        if (ReadKernels.hasKernels(call)) {
            kernels.ask(new InspectorWork.KernelQuestion(network, call.id(), unit), "Inputs of " + call.id());
        } else {
            kernels.forget();
            hideInputs();
        }
    }

    /** In one piece where lines break. */
    private static String number(String name, double value) {
        return name + "\u00a0" + NumberText.text(value);
    }

    private void show(InspectorWork.MapFacts answer) {
        Statistics s = answer.statistics();
        var text = new StringBuilder(
                number("min", s.range().min()) + "   " + number("max", s.range().max()) + "\n"
                        + number("mean", s.mean()) + "   " + number("spread", s.standardDeviation()) + "\nzero "
                        + NumberText.percent(s.zeroShare()));
        if (s.notFinite() > 0) {
            text.append("\n").append(NumberText.count(s.notFinite())).append(" are NaN or infinite");
        }
        text.append(
                switch (answer.kind()) {
                    case DEAD -> "\nDead on this frame: zero everywhere";
                    case CONSTANT -> "\nConstant on this frame";
                    case VARYING -> "";
                });
        if (answer.dead() > 0) {
            text.append("\n")
                    .append(answer.dead())
                    .append(" of ")
                    .append(answer.units())
                    .append(" units of this layer are dead on this frame");
        }
        statistics.say(text.toString());
        histogram.show(Optional.of(answer.histogram()));
        histogram.setVisible(s.count() > 1);
        revalidate();
    }

    private void failed(String sentence) {
        statistics.say(sentence);
        histogram.setVisible(false);
    }

    private void hideMap() {
        statistics.say("");
        histogram.setVisible(false);
    }

    private void show(InspectorWork.KernelFacts answer) {
        boolean worth = answer.inputs().size() > 1;
        inputsTitle.setVisible(worth);
        inputs.setVisible(worth);
        inputs.show(
                answer, MapAppearance.of(context.workspace().get().appearance()).shading());
        match.say(answer.match());
        revalidate();
    }

    private void hideInputs() {
        inputsTitle.setVisible(false);
        inputs.setVisible(false);
        match.say("");
    }
}
