package org.convscope.ui.units;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Range;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.CensusLayers;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.inspect.census.UnitResponses;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.render.NumberText;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.dataset.ResponseColumn;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.JobPanel;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.ResolutionSettings;
import org.convscope.workspace.Selection;
import org.convscope.workspace.UnitsOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What each unit says over the open data set, or the frames in the strip, and how well it tells two categories apart. */
public final class UnitsView extends AnswerView<ListedFrames.Question, ListedFrames> {
    private static final ViewTab TAB = new ViewTab(
            ViewId.UNITS,
            "Units",
            "What each unit says over all frames, which tell categories apart, and what excites them");

    private static final Set<Concern> ASKS_ON =
            Set.of(Change.MODEL, Change.PREPROCESSING, Change.DATA_SET, Change.FRAMES);

    private static final int GROWING_MILLISECONDS = 2000;
    /** As many as the light table holds, half of them the strongest. */
    private static final int ON_LIGHT_TABLE = 4;

    private final DataSets dataSets = new DataSets(new FrameFiles());
    private final UnitsBar bar;
    private final JobPanel job;
    private final CountingRun run;
    private final UnitsPane page;
    private final FilterTaker filtering;
    private final LatestRequest<CountedUnits.Question, Census> reckoning;
    private final LatestRequest<UnitDetail.Question, UnitDetail> detailing;
    private final Timer growing = new Timer(GROWING_MILLISECONDS, event -> grow());
    private @Nullable CountedUnits counted;
    private @Nullable Census census;
    private boolean finding;

    /** Filters the data set by a unit. */
    @FunctionalInterface
    public interface FilterTaker {
        /**
         * @param range of values that pass; empty for all
         */
        void filter(ResponseColumn column, Optional<Range> range);
    }

    /**
     * @param filtering filters the data set that is open
     */
    public UnitsView(ViewContext context, FilterTaker filtering) {
        super(TAB, context, ASKS_ON, Lane.POOL, column("[][grow,fill]"));
        this.filtering = filtering;
        run = new CountingRun(context);
        bar = new UnitsBar(context.workspace(), new UnitsBar.Actions() {
            @Override
            public void count() {
                finding = false;
                begin();
            }

            @Override
            public void find() {
                context.workspace()
                        .update(now -> now.settings(
                                UnitsOptions.KEY,
                                now.settings(UnitsOptions.KEY).layers(UnitsOptions.Layers.LAST_CONVOLUTION)));
                finding = true;
                begin();
            }
        });
        job = new JobPanel(context.tasks(), "Cancel counting; what was counted by then stays", this::ended);
        page = new UnitsPane(new Taken());
        var header = new JPanel(
                new MigLayout("insets 0 0 4lp 0, gap 0, fillx, wrap 1, hidemode 3", "[0:0,grow,fill]", "[][][]"));
        header.add(bar.component(), "growx");
        header.add(job, "growx, gap 10lp 10lp 0 0");
        header.add(bar.said(), "growx, wmin 0, gap 10lp 10lp 0 0");
        component().add(header, "growx");
        component().add(overlaid(page.component()), "grow");
        reckoning = requestBeside(
                Lane.POOL,
                "units",
                CountedUnits::census,
                LatestRequest.listener(this::reckoned, sentence -> bar.say(sentence)));
        detailing = new LatestRequest<>(
                context.tasks(),
                Lane.ENGINE,
                "unit",
                page.busy(),
                (question, monitor) -> UnitDetail.of(question, context, monitor),
                LatestRequest.listener((question, detail) -> page.show(detail), sentence -> bar.say(sentence)));
        alongside(detailing);
        say("");
    }

    private UnitsOptions settings() {
        return context().workspace().get().settings(UnitsOptions.KEY);
    }

    @Override
    protected ViewQuestion<ListedFrames.Question> question(Workspace now) {
        Optional<ModelDocument> model = context().documents().model();
        if (model.isEmpty()) {
            return ViewQuestion.nothing("Open a model to see what its units say.");
        }
        Optional<String> inputs = PrepareInput.obstacle(model.get().network()).map(Problem::standing);
        if (inputs.isPresent()) {
            return ViewQuestion.nothing(inputs.get());
        }
        if (now.dataSet().isEmpty() && now.frames().isEmpty()) {
            return ViewQuestion.nothing("Open frames, a folder or a data set to see what units say on them.");
        }
        return ViewQuestion.of(
                new ListedFrames.Question(now.dataSet(), now.dataSet().isPresent() ? List.of() : now.frames()),
                "Listing frames");
    }

    @Override
    protected ListedFrames compute(ListedFrames.Question question, TaskMonitor monitor) {
        return ListedFrames.of(question, dataSets, monitor);
    }

    @Override
    protected void show(ListedFrames.Question question, ListedFrames listed) {
        update();
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        boolean isOther = changes.stream().anyMatch(ASKS_ON::contains) || changes.contains(Change.FRAME_CONTENT);
        if (isOther && counted != null && !stillHolds(now)) {
            drop();
        }
        if (changes.contains(UnitsOptions.KEY)) {
            update();
            reckon();
        }
        if (changes.contains(Change.UNIT) || changes.contains(Change.LAYER)) {
            select(now.selection());
        }
    }

    /** More frames in the strip change nothing of a data set. */
    private boolean stillHolds(Workspace now) {
        CountedUnits shown = counted;
        return shown != null
                && context()
                        .documents()
                        .model()
                        .filter(shown.subject().model()::equals)
                        .isPresent()
                && shown.subject().listed().dataSet().isPresent()
                && shown.subject().listed().dataSet().equals(now.dataSet());
    }

    private void drop() {
        run.cancel();
        job.done();
        growing.stop();
        reckoning.forget();
        detailing.forget();
        counted = null;
        census = null;
        page.forget();
        update();
    }

    private Optional<CensusPlan.Between> between() {
        return answerShown()
                .flatMap(listed ->
                        listed.between(settings().positive(), settings().other()));
    }

    /** Shows what can be chosen and done now. */
    private void update() {
        Optional<ListedFrames> listed = answerShown();
        bar.show(listed.map(ListedFrames::categories).orElse(List.of()), between());
        Optional<String> obstacle = listed.isEmpty()
                ? Optional.of("Open a model and frames first.")
                : job.isRunning() ? Optional.of("Units are being counted.") : obstacle();
        bar.enable(obstacle, between().isPresent());
        page.filterable(
                listed.flatMap(ListedFrames::dataSet).isPresent()
                        ? Optional.empty()
                        : Optional.of("Open a data set to filter it."));
        if (listed.isPresent() && counted == null && !job.isRunning()) {
            int frames = listed.get().frames().frames().size();
            bar.say(NumberText.count(frames) + (frames == 1 ? " frame" : " frames") + " of "
                    + listed.get().name());
        }
    }

    private Optional<String> obstacle() {
        try {
            return layers().isEmpty()
                    ? Optional.of("The model has no such layer whose units can be counted.")
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().standing());
        }
    }

    private List<CensusPlan.Layer> layers() {
        return context()
                .documents()
                .model()
                .map(ModelDocument::network)
                .map(network -> switch (settings().layers()) {
                    case LAST_CONVOLUTION ->
                        CensusLayers.lastConvolution(network).stream().toList();
                    case SELECTED_LAYER ->
                        context().workspace().get().selection().layer().stream()
                                .map(layer -> CensusLayers.named(network, layer))
                                .toList();
                    case ALL -> CensusLayers.withWeights(network);
                })
                .orElse(List.of());
    }

    private void begin() {
        ListedFrames listed = answerShown().orElse(null);
        ModelDocument model = context().documents().model().orElse(null);
        if (listed == null || model == null || job.isRunning() || obstacle().isPresent()) {
            return;
        }
        ResolutionSettings resolution =
                context().workspace().get().settings(FrameSettings.KEY).resolution();
        var subject = new CensusSubject(model, listed, layers(), resolution);
        CountedUnits now = counted;
        if (now != null && now.isComplete() && now.subject().countsTheSame(subject)) {
            findStrongest();
            return;
        }
        counted = null;
        census = null;
        page.forget();
        job.start(run.start(subject, this::done));
        growing.start();
        update();
        bar.say("");
    }

    /** What is known by now, while the rest is counted. */
    private void grow() {
        if (job.isRunning()) {
            run.soFar().ifPresent(this::take);
        } else {
            growing.stop();
        }
    }

    /** Cancelled, or failed. */
    private void ended() {
        growing.stop();
        finding = false;
        run.soFar().ifPresentOrElse(this::take, () -> bar.say(""));
        update();
    }

    private void done(CountedUnits all) {
        job.done();
        growing.stop();
        List<Problem> failures = run.failures();
        if (!failures.isEmpty()) {
            context().problems().report("These frames were not counted", failures);
        }
        take(all);
        update();
    }

    private void take(CountedUnits now) {
        counted = now;
        reckon();
    }

    private void reckon() {
        CountedUnits now = counted;
        if (now != null) {
            reckoning.ask(new CountedUnits.Question(now, between()), "Comparing units");
        }
    }

    private void reckoned(CountedUnits.Question question, Census answer) {
        census = answer;
        page.show(answer, question.between());
        bar.say(UnitWords.of(question, answer));
        if (!question.counted().isComplete()) {
            return; // what is seen of the unit stays while more is counted
        }
        if (finding) {
            findStrongest();
        } else {
            select(context().workspace().get().selection());
        }
    }

    private void findStrongest() {
        Census now = census;
        if (now != null && finding) {
            finding = false;
            UnitWords.strongest(now).ifPresent(this::choose);
        }
    }

    private void choose(UnitCensus unit) {
        Selection now = context().workspace().get().selection();
        if (now.layer().equals(Optional.of(unit.layer())) && now.unit() == unit.unit()) {
            select(now);
        } else {
            context().workspace().select(selection -> selection.unit(unit.layer(), unit.unit()));
        }
    }

    private void select(Selection selection) {
        CountedUnits now = counted;
        if (now == null || selection.layer().isEmpty()) {
            return;
        }
        var question = new UnitDetail.Question(now, selection.layer().get(), selection.unit(), ThemeLook.palette());
        boolean isCounted = page.select(question.layer(), question.unit()).isPresent();
        if (isCounted && isInFront() && question.layerIndex() >= 0) {
            detailing.forget();
            detailing.ask(question, "What excites unit " + question.unit() + " of " + question.layer());
        }
    }

    @Override
    protected void restyle() {
        page.redraw();
        if (counted != null) {
            select(context().workspace().get().selection());
        }
    }

    @Override
    protected void say(String sentence) {
        if (counted != null || job.isRunning()) {
            drop();
        }
        update();
        bar.say(sentence);
    }

    @Override
    public List<ExportItem> exports() {
        CountedUnits now = counted;
        Census shown = census;
        return now == null || shown == null
                ? List.of()
                : UnitExports.of(new UnitExports.Shown(now, shown, between()), page, context());
    }

    /** What the user does with a unit. */
    private final class Taken implements UnitsPane.Actions {
        @Override
        public void chosen(UnitCensus unit) {
            choose(unit);
        }

        @Override
        public void opened(UnitDetail.Rank rank) {
            FrameSource source = rank.peak().frame().source();
            context().workspace().update(now -> now.alsoFrames(List.of(new CategorizedFrame(source, rank.categories())))
                    .selection(now.selection().frame(source)));
        }

        @Override
        public void lightTable(UnitResponses responses) {
            CountedUnits now = counted;
            if (now == null) {
                return;
            }
            List<CategorizedFrame> frames = Stream.concat(
                            responses.largestMean(ON_LIGHT_TABLE).stream(),
                            worstFirst(responses.smallestMean(ON_LIGHT_TABLE)).stream())
                    .distinct()
                    .map(index -> new CategorizedFrame(
                            now.subject().listed().frames().frames().get(index).source(), UnitDetail.words(now, index)))
                    .toList();
            context().workspace().update(before -> before.alsoFrames(frames)
                    .settings(
                            LightTableSettings.KEY,
                            before.settings(LightTableSettings.KEY)
                                    .frames(frames.stream()
                                            .map(CategorizedFrame::source)
                                            .toList())
                                    .mode(LightTableSettings.Mode.SIDE_BY_SIDE))
                    .view(ViewId.LIGHT_TABLE));
        }

        private static List<Integer> worstFirst(List<Integer> smallest) {
            List<Integer> turned = new ArrayList<>(smallest);
            Collections.reverse(turned);
            return turned;
        }

        @Override
        public void filter(UnitResponses responses, Optional<Range> range) {
            CountedUnits now = counted;
            UnitCensus unit = page.selected().orElse(null);
            if (now == null || unit == null) {
                return;
            }
            Map<FrameSource, Double> values = new LinkedHashMap<>();
            List<LabelledFrame> frames = now.subject().listed().frames().frames();
            responses.frames().forEach(one -> values.put(frames.get(one.index()).source(), one.mean()));
            filtering.filter(new ResponseColumn(unit.layer() + " #" + unit.unit(), values), range);
        }
    }
}
