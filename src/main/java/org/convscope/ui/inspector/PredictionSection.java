package org.convscope.ui.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.target.Target;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.Priority;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.LatestRequest;
import org.convscope.workspace.Workspace;

/** What the network says about the selected frame. A network with very many weights is asked only on demand. */
final class PredictionSection extends InspectorSection {
    /** More weights than this take a while to read. */
    static final long MANY_WEIGHTS = 150_000_000;

    private final ViewContext context;
    private final ScoreBars bars = new ScoreBars();
    private final WrappedText text = muted();
    private final JButton ask = new JButton("Compute prediction");
    private final JButton why = new JButton("Why?");
    private Optional<Prediction> shown = Optional.empty();
    private final LatestRequest<InspectorWork.PredictionQuestion, InspectorWork.Predicted> request;

    /**
     * @param explain writes the page on an answer of the model; on the strongest where none is named
     */
    PredictionSection(ViewContext context, InspectorWork work, Consumer<Optional<Target.OutputClass>> explain) {
        super("Prediction");
        this.context = context;
        why.setToolTipText("Writes a page that says in numbers why the model answers so on this frame, and opens it");
        why.addActionListener(e -> ask(explain));
        why.putClientProperty("FlatLaf.style", "minimumWidth: 0; margin: 2,8,2,8");
        why.setVisible(false);
        besideHeading(why);
        var said = new JPanel(new MigLayout("insets 0, gap 0 3lp, fillx, hidemode 3, wrap 1", "[grow,fill]"));
        said.setOpaque(false);
        said.add(bars);
        said.add(text, "wmin 0");
        BusyOverlay busy = BusyOverlay.over(said);
        request = new LatestRequest<>(
                context.tasks(),
                Lane.ENGINE,
                Priority.BACKGROUND,
                "prediction",
                busy,
                work::prediction,
                LatestRequest.listener((question, answer) -> show(answer), this::failed));
        ask.addActionListener(e -> question(context.workspace().get()).ifPresent(this::put));
        line(busy.component());
        ask.setToolTipText("Asks the model about the selected frame");
        add(ask, "growx 0");
        text.say("");
        ask.setVisible(false);
    }

    private Optional<InspectorWork.PredictionQuestion> question(Workspace now) {
        ModelDocument model = context.documents().model().orElse(null);
        Optional<FrameSource> frame = now.selection().frame();
        if (model == null || frame.isEmpty()) {
            return Optional.empty();
        }
        List<OutputLabel> labels =
                model.sidecar().map(sidecar -> sidecar.labels()).orElse(List.of());
        return Optional.of(new InspectorWork.PredictionQuestion(
                model.network(), model.whole(), frame.get(), model.preprocessing(), labels));
    }

    /** What was said about the frame is not true any more. */
    void forget() {
        request.forget();
    }

    void update(Workspace now) {
        Optional<InspectorWork.PredictionQuestion> question = question(now);
        setVisible(question.isPresent());
        if (question.isEmpty()) {
            request.forget();
            bars.show(List.of());
        } else if (weights(question.get().network()) > MANY_WEIGHTS) {
            request.forget();
            bars.show(List.of());
            why.setVisible(false);
            ask.setVisible(true);
            text.say("This model has very many weights: reading them takes a while.");
        } else {
            put(question.get());
        }
    }

    private void put(InspectorWork.PredictionQuestion question) {
        ask.setVisible(false);
        request.ask(question, "Prediction for " + question.frame().name());
    }

    private static long weights(Network network) {
        return network.ancestors(network.outputs()).stream()
                .mapToLong(LayerCall::parameters)
                .sum();
    }

    /** Which answer, where there are several. */
    private void ask(Consumer<Optional<Target.OutputClass>> explain) {
        List<AnswerChoice> choices = shown.map(AnswerChoice::of).orElse(List.of());
        if (choices.size() < 2) {
            explain.accept(choices.stream().findFirst().map(AnswerChoice::target));
            return;
        }
        var menu = new JPopupMenu();
        choices.forEach(
                choice -> menu.add(choice.text()).addActionListener(e -> explain.accept(Optional.of(choice.target()))));
        menu.show(why, why.getWidth() - menu.getPreferredSize().width, why.getHeight());
    }

    private void show(InspectorWork.Predicted predicted) {
        Prediction prediction = predicted.prediction();
        shown = Optional.of(prediction);
        List<ScoreBars.Bar> drawn = PredictionBars.of(prediction, predicted.whole());
        bars.show(drawn);
        why.setVisible(true);
        long all = prediction.outputs().stream()
                .mapToLong(output -> output.scores().size())
                .sum();
        String ids = prediction.outputs().stream()
                .flatMap(output -> output.top(Prediction.TOP).stream())
                .map(score -> score.label().id())
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining(", "));
        String beside = predicted.whole().isPresent()
                ? "With all units on, then with some switched off; the stroke is the answer of all. "
                : "";
        text.say(beside
                + (all > drawn.size() ? drawn.size() + " of " + all + " outputs" : "")
                + (ids.isEmpty() ? "" : "; ImageNet's ids: " + ids));
        revalidate();
    }

    private void failed(String sentence) {
        bars.show(List.of());
        why.setVisible(false);
        text.say(sentence);
    }
}
