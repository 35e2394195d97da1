package org.convscope.ui.units;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.array.Range;
import org.convscope.dataset.DataSets;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.dataset.DataSetWords;
import org.convscope.ui.dataset.ResponseColumn;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.JobHeader;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.OpenFrames;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.ResolutionSettings;
import org.convscope.workspace.Selection;
import org.convscope.workspace.UnitsOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What each unit says over the open data set, or the frames in the strip, and how well it tells two categories apart. */
public final class UnitsView extends AnswerView<OpenFrames, ListedFrames> {
    /** What its tab says. */
    public static final ViewTab TAB = new ViewTab(
            ViewId.UNITS,
            "Units",
            "What each unit says over all frames, which tell categories apart, and what excites them");

    private static final Set<Concern> ASKS_ON =
            Set.of(Change.MODEL, Change.PREPROCESSING, Change.DATA_SET, Change.FRAMES);

    private final DataSets dataSets = new DataSets(new FrameFiles());
    private final UnitAreas areas;
    private final UnitsBar bar;
    private final UnitCounting counting;
    private final UnitsPane page;
    private final LatestRequest<CountedUnits.Question, Census> reckoning;
    private final LatestRequest<UnitDetail.Question, UnitDetail> detailing;
    /** Of what is counted, and of what is shown. */
    private @Nullable CensusSubject subject;

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
     * @param areas told what has been counted
     */
    public UnitsView(ViewContext context, FilterTaker filtering, UnitAreas areas) {
        super(TAB, context, ASKS_ON, Lane.POOL, column("[][grow,fill]"));
        this.areas = areas;
        bar = new UnitsBar(context.workspace(), new UnitsBar.Actions() {
            @Override
            public void count() {
                finding = false;
                begin();
            }

            @Override
            public void find() {
                finding = true;
                begin();
            }
        });
        counting = new UnitCounting(context, new Counting());
        page = new UnitsPane(
                new UnitActions(context.workspace(), () -> Optional.ofNullable(counted), this::choose, filtering));
        component().add(JobHeader.of(bar.component(), counting.component(), bar.said()), "growx");
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
    protected ViewQuestion<OpenFrames> question(Workspace now) {
        return OpenFrames.question(
                now,
                context().documents().model(),
                "Open a model to see what its units say.",
                "Open frames, a folder or a data set to see what units say on them.");
    }

    @Override
    protected ListedFrames compute(OpenFrames question, TaskMonitor monitor) {
        return ListedFrames.of(question, dataSets, monitor);
    }

    @Override
    protected void show(OpenFrames question, ListedFrames listed) {
        update();
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        boolean isOther = changes.stream().anyMatch(ASKS_ON::contains) || changes.contains(Change.FRAME_CONTENT);
        if (isOther && subject != null && !stillHolds(now)) {
            drop();
        }
        if (changes.contains(UnitsOptions.KEY)) {
            update();
            reckon();
        }
        if (changes.contains(Change.UNIT) || changes.contains(Change.LAYER)) {
            select(now.selection());
            page.reveal();
        }
    }

    private boolean stillHolds(Workspace now) {
        CensusSubject asked = subject;
        return asked != null
                && OpenFrames.stillHold(
                        now,
                        context().documents().model(),
                        asked.model(),
                        asked.listed().dataSet());
    }

    private void drop() {
        counting.cancel();
        reckoning.forget();
        detailing.forget();
        subject = null;
        counted = null;
        census = null;
        areas.show(Optional.empty());
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
        Optional<LayersToCount> wanted = listed.flatMap(frames -> toCount());
        Optional<String> obstacle = wanted.isEmpty()
                ? Optional.of("Open a model and frames first.")
                : counting.isRunning()
                        ? Optional.of("Units are being counted.")
                        : wanted.get().obstacle();
        bar.enable(obstacle, between().isPresent());
        page.filterable(
                listed.flatMap(ListedFrames::dataSet).isPresent()
                        ? Optional.empty()
                        : Optional.of("Open a data set to filter it."));
        if (listed.isPresent() && counted == null && !counting.isRunning()) {
            int frames = listed.get().frames().frames().size();
            bar.say(DataSetWords.frames(frames, frames) + " of "
                    + listed.get().name()
                    + wanted.flatMap(LayersToCount::obstacle)
                            .map(why -> " · " + why)
                            .orElse(
                                    ". Counted, each unit has a row: on how many frames it says something, on which, and "
                                            + "what it tells apart."));
        }
    }

    private Optional<LayersToCount> toCount() {
        return context()
                .documents()
                .model()
                .map(model -> new LayersToCount(
                        model,
                        settings().layers(),
                        context().workspace().get().selection().layer()));
    }

    private void begin() {
        ListedFrames listed = answerShown().orElse(null);
        LayersToCount wanted = toCount().orElse(null);
        if (listed == null
                || wanted == null
                || counting.isRunning()
                || wanted.obstacle().isPresent()) {
            return;
        }
        ResolutionSettings resolution =
                context().workspace().get().settings(FrameSettings.KEY).resolution();
        var asked = new CensusSubject(wanted.model(), listed, wanted.layers(), resolution);
        CountedUnits now = counted;
        if (now != null && now.isComplete() && now.subject().countsTheSame(asked)) {
            findStrongest();
            return;
        }
        counted = null;
        census = null;
        page.forget();
        subject = asked;
        counting.start(asked);
        update();
        bar.say("");
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
        areas.show(question.between()
                .filter(between -> question.counted().isComplete())
                .map(between ->
                        UnitAreas.Counted.here(question.counted().subject().model(), between, answer.units())));
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
            page.reveal();
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

    /** What was left before the unit's frames were found is asked for again. */
    @Override
    protected void askBeside(Workspace now, OpenFrames question) {
        if (counted != null && census != null && page.detail().isEmpty()) {
            select(now.selection());
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
        if (subject != null) {
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

    private final class Counting implements UnitCounting.Listener {
        @Override
        public void grown(CountedUnits now) {
            take(now);
        }

        @Override
        public void done(CountedUnits all) {
            take(all);
            update();
        }

        @Override
        public void stopped(Optional<CountedUnits> until) {
            finding = false;
            until.ifPresentOrElse(UnitsView.this::take, () -> bar.say(""));
            update();
        }
    }
}
