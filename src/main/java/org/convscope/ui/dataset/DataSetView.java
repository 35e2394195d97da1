package org.convscope.ui.dataset;

import java.awt.CardLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import javax.swing.JPanel;
import org.convscope.array.Range;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelFilter;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.Provenance;
import org.convscope.frame.io.FrameFiles;
import org.convscope.task.Lane;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.LatestRequest;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The data set: opens what the workspace names, filters it, and shows its pages. */
public final class DataSetView extends View {
    /** What its tab says. */
    public static final ViewTab TAB = new ViewTab(
            ViewId.DATA_SET,
            "Data set",
            "Labelled frames: counts, correlations, pictures, and what the model says about them");

    private static final String EMPTY = "empty";
    private static final String CONTENT = "content";
    private static final String REFUSED = "refused";

    private final ViewContext context;
    private final DataSets dataSets;
    private final CardLayout cards;
    private final CardLayout pages = new CardLayout();
    private final JPanel pagePanel = new JPanel(pages);
    private final DataSetListing listing;
    private final ImageCanvas refusal = new ImageCanvas();
    private final FilterField filter = new FilterField(this::filter, this::refused);
    private final DataSetBar bar = new DataSetBar(filter, this::show, this::rename);
    private final LabelsPage labels;
    private final FramesPage frames;
    private final PredictionsPart predictions;
    private final ProblemsPart problems;
    private final LatestRequest<DataSetSlice.Question, DataSetSlice> slices;
    private @Nullable LoadedDataSet loaded;
    private @Nullable DataSetSlice slice;
    private DataSetSlice.@Nullable Question sliced;
    private DataSetBar.Page page = DataSetBar.Page.LABELS;
    private String filterText = "";
    private boolean predictWhenOpen;
    private final Map<String, ResponseColumn> responses = new LinkedHashMap<>();
    private String conditionWhenOpen = "";

    /**
     * @param open asks the user for a data set
     * @param kept predictions, from one start to the next
     */
    public DataSetView(ViewContext context, Runnable open, KeptPredictions kept) {
        this(context, open, kept, new CardLayout());
    }

    private DataSetView(ViewContext context, Runnable open, KeptPredictions kept, CardLayout cards) {
        super(TAB, context.workspace(), cards);
        this.cards = cards;
        this.context = context;
        dataSets = new DataSets(new FrameFiles());
        listing = new DataSetListing(context, dataSets, open, this::opened, () -> predictWhenOpen = false);
        labels = new LabelsPage(this::showFrames);
        problems = new ProblemsPart(context, dataSets, bar::problems);
        var opening = new AddToFrameStrip(context.workspace(), this::category);
        frames = new FramesPage(grid("Frames of the data set", 3, opening), new SplittableRandom(), () -> ask(loaded));
        predictions = new PredictionsPart(
                context, context.frames()::read, kept, grid("Frames of the matrix' cell", 2, opening), problems::add);
        pagePanel.add(labels.component(), DataSetBar.Page.LABELS.name());
        pagePanel.add(frames.component(), DataSetBar.Page.FRAMES.name());
        pagePanel.add(predictions.component(), DataSetBar.Page.PREDICTIONS.name());
        pagePanel.add(problems.component(), DataSetBar.Page.PROBLEMS.name());
        refusal.getAccessibleContext().setAccessibleName("Why there is no data set");
        pagePanel.add(refusal, REFUSED);
        var content = new JPanel(column("[][grow,fill]"));
        BusyOverlay busy = BusyOverlay.over(pagePanel);
        content.add(bar.component(), "growx, wmin 0");
        content.add(busy.component(), "grow, wmin 0");
        component().add(listing.component(), EMPTY);
        component().add(content, CONTENT);
        slices = new LatestRequest<>(
                context.tasks(),
                Lane.POOL,
                "data set",
                busy,
                DataSetSlice::of,
                LatestRequest.listener(this::show, bar::count));
        context.workspace().addListener(this::changed);
        context.theme().addListener(() -> {
            labels.redraw();
            predictions.redraw();
        });
    }

    private String category(LabelledFrame frame) {
        LoadedDataSet now = loaded;
        return now == null ? "" : now.dataSet().category(frame);
    }

    private FrameGrid grid(String name, int lines, FrameGrid.Listener opening) {
        return FrameGrid.of(name, lines, context, opening, problem -> problems.add(List.of(problem)));
    }

    private void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.DATA_SET)) {
            close();
            if (isInFront()) {
                listing.begin(loaded);
            }
        }
        if (changes.contains(Change.MODEL)) {
            predictions.modelChanged();
        } else if (changes.contains(Change.PREPROCESSING)) {
            predictions.preprocessingChanged();
        } else if (changes.contains(Change.FRAME_CONTENT)) {
            predictions.framesChanged();
        }
    }

    private void close() {
        listing.forget();
        slices.forget();
        loaded = null;
        slice = null;
        sliced = null;
        predictWhenOpen = false;
        responses.clear();
        conditionWhenOpen = "";
        predictions.forget();
        problems.forget();
        cards.show(component(), EMPTY);
    }

    private void opened(LoadedDataSet listed) {
        LoadedDataSet now = listed;
        for (ResponseColumn response : responses.values()) {
            now = now.with(response);
        }
        take(now);
        filterText = "";
        problems.show(now.dataSet());
        predictions.opened(now.dataSet());
        boolean labelled = !now.dataSet().columns().isEmpty();
        show(labelled ? DataSetBar.Page.LABELS : DataSetBar.Page.FRAMES);
        cards.show(component(), CONTENT);
        if (conditionWhenOpen.isEmpty()) {
            ask(now);
        } else {
            showFrames(conditionWhenOpen);
            conditionWhenOpen = "";
        }
    }

    private void take(LoadedDataSet now) {
        loaded = now;
        bar.show(now);
        filter.columns(now.dataSet().columns());
        frames.columns(now.dataSet().columns());
    }

    /**
     * Gives the frames one label more, what a unit says on each, and shows those on which it lies in a range.
     *
     * @param range of values that pass; empty for all
     */
    public void filterBy(ResponseColumn response, Optional<Range> range) {
        responses.put(response.name(), response);
        String condition = range.map(passing -> LabelFilter.between(response.name(), passing.min(), passing.max()))
                .orElse("");
        LoadedDataSet now = loaded;
        if (now == null) {
            conditionWhenOpen = condition;
        } else {
            String before = filterText;
            take(now.with(response));
            filter.add(before);
            showFrames(condition);
        }
        context.workspace().update(shown -> shown.view(ViewId.DATA_SET));
    }

    private void rename() {
        if (loaded != null) {
            new RenameDialog(component(), context.workspace()).ask(loaded.dataSet());
        }
    }

    /** What was shown is of another filter: it goes until one is understood. */
    private void refused(String sentence) {
        slices.forget();
        slice = null;
        sliced = null;
        refusal.setMessage(sentence);
        pages.show(pagePanel, REFUSED);
        bar.count("The filter is not understood.");
    }

    private void filter(String text) {
        filterText = text;
        ask(loaded);
    }

    private void ask(@Nullable LoadedDataSet now) {
        if (now != null) {
            slices.ask(frames.question(now, filterText), "Filtering");
        }
    }

    private void show(DataSetSlice.Question question, DataSetSlice answer) {
        LoadedDataSet now = question.loaded();
        if (slice == null) {
            pages.show(pagePanel, page.name());
        }
        slice = answer;
        sliced = question;
        int all = now.dataSet().frames().size();
        int some = answer.dataSet().frames().size();
        bar.count(DataSetWords.frames(some, all) + DataSetWords.labels(now.dataSet()));
        labels.show(answer);
        frames.show(answer);
        predictions.show(answer.dataSet(), question.filter());
        if (predictWhenOpen) {
            predict();
        }
    }

    /** Asks the open model about the frames that the filter leaves, once they are listed; says why where it cannot. */
    public void predict() {
        predictWhenOpen = slice == null;
        if (slice != null) {
            show(DataSetBar.Page.PREDICTIONS);
            predictions.start();
        }
    }

    /** What would be lost with the model or the data set, in sentences. */
    public Optional<String> unwritten() {
        return predictions.unwritten();
    }

    private void show(DataSetBar.Page wanted) {
        page = wanted;
        bar.choose(page);
        pages.show(pagePanel, page.name());
    }

    private void showFrames(String condition) {
        filter.add(condition);
        frames.showAll();
        show(DataSetBar.Page.FRAMES);
    }

    @Override
    public List<ExportItem> exports() {
        DataSetSlice.Question question = sliced;
        DataSetSlice shown = slice;
        if (question == null || shown == null) {
            return List.of();
        }
        LoadedDataSet now = question.loaded();
        Provenance provenance =
                Provenance.start().with("Data set", now.origin().toString()).with("Filter", question.filter());
        var exports = new DataSetExports(now.name());
        exports.chart("Bars of labels", "counts", labels.counts(), 420, provenance);
        exports.chart("Matrix of correlations", "correlations", labels.correlations(), 860, provenance);
        exports.slice(shown, provenance);
        if (!question.filter().isEmpty()) {
            exports.filtered(now.dataSet(), shown.dataSet());
        }
        predictions.export(exports);
        return exports.all();
    }

    @Override
    protected void ask(Workspace now) {
        listing.begin(loaded);
    }

    @Override
    protected void cancel() {
        slices.cancel();
    }
}
