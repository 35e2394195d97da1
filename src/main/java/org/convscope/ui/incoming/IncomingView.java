package org.convscope.ui.incoming;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import org.convscope.array.Tensor;
import org.convscope.export.IncomingSheet;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.exciter.Exciter;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.incoming.ExpandedWeights;
import org.convscope.inspect.incoming.IncomingChannel;
import org.convscope.inspect.incoming.IncomingWeights;
import org.convscope.inspect.incoming.TraceIncoming;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.target.Target;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.NetworkInputs;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.ExciterOptions;
import org.convscope.workspace.IncomingOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;

/**
 * Which channels the selected unit takes most from: weights at once, then what excites each channel, as the tab of
 * exciters has it set, and what each gives for the selected frame. Choosing a channel selects it as the unit.
 */
public final class IncomingView extends AnswerView<IncomingView.Question, IncomingWeights> {
    /** What its tab says. */
    public static final ViewTab TAB =
            new ViewTab(ViewId.INCOMING, "Incoming", "The channels that the selected unit takes most from");

    private static final Set<Concern> ASKS_ON = Set.of(
            Change.MODEL,
            Change.PREPROCESSING,
            Change.FRAME,
            Change.LAYER,
            Change.UNIT,
            IncomingOptions.KEY,
            ExciterOptions.KEY);

    /** All that weights depend on. */
    record Question(ModelDocument model, Target.Unit unit, Optional<TraceIncoming.Earlier> earlier) {}

    /** All that exciters depend on. */
    private record ExcitersQuestion(ModelDocument model, List<Target> channels, ExciterOptions options) {
        FindExciters.Request request() {
            return FindExciters.Request.of(
                    model.network(),
                    channels,
                    settings(options),
                    model.preprocessing().scale(),
                    options.seed());
        }

        static ExciterSettings settings(ExciterOptions options) {
            return ExciterSettings.of(options.preset()).withSteps(options.steps());
        }
    }

    /** All that a frame's maps depend on. */
    private record MapsQuestion(ModelDocument model, IncomingWeights weights, int count, FrameSource frame) {}

    private final ChannelSheet sheet = new ChannelSheet(this::select);
    private final IncomingBar bar;
    private final LatestRequest<ExcitersQuestion, List<Exciter>> excitersAsked;
    private final LatestRequest<MapsQuestion, List<Tensor>> mapsAsked;
    private BesideAnswer<ExcitersQuestion, Exciter> exciters = BesideAnswer.none();
    private BesideAnswer<MapsQuestion, Tensor> maps = BesideAnswer.none();

    public IncomingView(ViewContext context) {
        super(TAB, context, ASKS_ON, Lane.ENGINE, column("[][grow,fill]"));
        bar = new IncomingBar(context.workspace());
        var scroll = new JScrollPane(sheet);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        component().add(bar.component(), "growx");
        component().add(overlaid(scroll), "grow");
        excitersAsked = requestBeside(
                Lane.ENGINE,
                "exciters of channels",
                (question, monitor) ->
                        new TraceIncoming(context().engine().get()).exciters(question.request(), monitor),
                BesideAnswer.listener(now -> {
                    exciters = now;
                    restyle();
                }));
        mapsAsked = requestBeside(Lane.ENGINE, "maps of channels", this::mapsOf, BesideAnswer.listener(now -> {
            maps = now;
            restyle();
        }));
        say("");
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(IncomingOptions.KEY) || changes.contains(Change.LAYER) || changes.contains(Change.MODEL)) {
            bar.follow(sources(now));
        }
    }

    private List<String> sources(Workspace now) {
        Network network =
                context().documents().model().map(ModelDocument::network).orElse(null);
        return network == null
                ? List.of()
                : now.selection()
                        .layer()
                        .filter(layer ->
                                network.layers().stream().map(LayerCall::id).anyMatch(layer::equals))
                        .map(layer -> ExpandedWeights.sources(network, layer))
                        .orElse(List.of());
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        ModelDocument model = context().documents().model().orElse(null);
        if (model == null) {
            return ViewQuestion.nothing("Open a model to see what its units take from earlier channels.");
        }
        Optional<String> layer = now.selection().layer();
        if (layer.isEmpty()) {
            return ViewQuestion.nothing("Choose a layer on the left, and a unit of it, to see what it takes from.");
        }
        IncomingOptions options = now.settings(IncomingOptions.KEY);
        List<String> sources = sources(now);
        bar.follow(sources);
        var unit = new Target.Unit(layer.get(), now.selection().unit());
        Optional<TraceIncoming.Earlier> earlier = options.from()
                .filter(sources::contains)
                .map(from -> new TraceIncoming.Earlier(from, options.window(), options.border()));
        return ViewQuestion.of(new Question(model, unit, earlier), "What " + unit.text() + " takes from");
    }

    @Override
    protected IncomingWeights compute(Question question, TaskMonitor monitor) {
        return new TraceIncoming(context().engine().get())
                .weights(question.model().network(), question.unit(), question.earlier(), monitor);
    }

    private List<Tensor> mapsOf(MapsQuestion question, TaskMonitor monitor) {
        Network network = question.model().network();
        NetworkInput input =
                NetworkInputs.of(context(), network, question.model().preprocessing(), question.frame());
        return new TraceIncoming(context().engine().get())
                .maps(network, input.inputs().get(0), question.weights(), question.count(), monitor);
    }

    @Override
    protected void askBeside(Workspace now, Question question) {
        if (questionShown().equals(Optional.of(question))) {
            askMore();
        } else {
            excitersAsked.cancel();
            mapsAsked.cancel();
        }
    }

    private int count() {
        return context().workspace().get().settings(IncomingOptions.KEY).count();
    }

    private Optional<ExcitersQuestion> excitersWanted() {
        return questionShown().flatMap(question -> answerShown()
                .filter(weights -> TraceIncoming.isLayer(question.model().network(), weights.source()))
                .map(weights -> new ExcitersQuestion(
                        question.model(),
                        TraceIncoming.channels(weights, count()),
                        context().workspace().get().settings(ExciterOptions.KEY))));
    }

    private Optional<MapsQuestion> mapsWanted() {
        Optional<FrameSource> frame = context().workspace().get().selection().frame();
        return questionShown().flatMap(question -> answerShown()
                .flatMap(weights -> frame.map(one -> new MapsQuestion(question.model(), weights, count(), one))));
    }

    /** The quick one first. */
    private void askMore() {
        Optional<MapsQuestion> ofFrame = mapsWanted();
        Optional<ExcitersQuestion> ofExciters = excitersWanted();
        maps = maps.forgetting(ofFrame);
        exciters = exciters.forgetting(ofExciters);
        ofFrame.ifPresentOrElse(wanted -> mapsAsked.ask(wanted, "Maps of channels"), mapsAsked::cancel);
        ofExciters.ifPresentOrElse(
                wanted -> excitersAsked.ask(wanted, "What excites the channels"), excitersAsked::cancel);
        restyle();
    }

    @Override
    protected void show(Question question, IncomingWeights answer) {
        askMore();
    }

    private Optional<IncomingSheet> sheetNow() {
        return questionShown().flatMap(question -> answerShown().map(weights -> {
            ExciterOptions options = context().workspace().get().settings(ExciterOptions.KEY);
            return new IncomingSheet(
                    weights,
                    weights.strongest(count()),
                    exciters.to(excitersWanted()),
                    ExcitersQuestion.settings(options),
                    question.model().preprocessing().scale(),
                    maps.to(mapsWanted()));
        }));
    }

    @Override
    protected void restyle() {
        sheetNow().ifPresent(now -> {
            IncomingWeights weights = now.weights();
            sheet.show(
                    now.tiles(),
                    questionShown()
                            .filter(question ->
                                    TraceIncoming.isLayer(question.model().network(), weights.source()))
                            .isPresent());
            String missing = Stream.of(exciters.problem(), maps.problem())
                    .filter(problem -> !problem.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" "));
            bar.say("unit " + weights.unit() + " of '" + weights.layer() + "' from '" + weights.source() + "', "
                    + now.channels().size() + " of " + weights.channels().size() + " channels"
                    + (missing.isEmpty() ? "" : ". " + missing));
        });
    }

    private void select(int column) {
        sheetNow().ifPresent(now -> {
            IncomingChannel channel = now.channels().get(column);
            context()
                    .workspace()
                    .select(selection -> selection.unit(now.weights().source(), channel.channel()));
        });
    }

    @Override
    protected void say(String sentence) {
        sheet.say(sentence);
        bar.say("");
    }

    @Override
    public List<ExportItem> exports() {
        Question question = questionShown().orElse(null);
        IncomingSheet now = sheetNow().orElse(null);
        if (question == null || now == null) {
            return List.of();
        }
        return IncomingExports.of(
                question,
                now,
                excitersWanted().filter(wanted -> !now.exciters().isEmpty()).map(ExcitersQuestion::options),
                mapsWanted().filter(wanted -> !now.frameMaps().isEmpty()).map(MapsQuestion::frame));
    }
}
