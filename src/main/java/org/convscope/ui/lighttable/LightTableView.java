package org.convscope.ui.lighttable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.swing.TransferHandler;
import org.convscope.array.Range;
import org.convscope.choice.LightTableSize;
import org.convscope.frame.FrameSource;
import org.convscope.network.LayerCall;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.component.ComponentSlot;
import org.convscope.ui.drop.FrameDrop;
import org.convscope.ui.mosaic.LegendStrip;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Appearance;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.LightTableChoice;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;

/** Two to eight frames, the same units under each, one shared range. */
public final class LightTableView extends AnswerView<LightTableQuestion, LightTable> {
    /** What its tab says. */
    public static final ViewTab TAB =
            new ViewTab(ViewId.LIGHT_TABLE, "Light table", "The same units for several frames, in one range");

    private static final Set<Concern> ASKS_ON = Set.of(
            Change.MODEL,
            Change.PREPROCESSING,
            Change.LAYER,
            Change.UNIT,
            LightTableSettings.KEY,
            MapSettings.KEY,
            Change.FRAMES,
            Change.APPEARANCE);

    private final SeenOnFrame seen;
    private final LightTableBar bar;
    private final LightTableWork work;
    private final LegendStrip legend = new LegendStrip();
    private final ImageCanvas empty = new ImageCanvas();
    private final ComponentSlot content = new ComponentSlot(empty);
    private final UnitAreas areas;
    private final TableColumns columns = new TableColumns();

    /**
     * @param areas how well units tell categories apart, where they are counted
     * @param files takes files that are dropped on the table
     */
    public LightTableView(ViewContext context, SeenOnFrame seen, UnitAreas areas, TransferHandler files) {
        super(TAB, context, ASKS_ON, Lane.ENGINE, column("[][grow,fill][]"));
        empty.getAccessibleContext().setAccessibleName("Light table");
        this.seen = seen;
        this.work = new LightTableWork(context);
        this.areas = areas;
        bar = new LightTableBar(context.workspace(), this::differences, this::alone);
        component().add(bar.component(), "growx");
        component().add(overlaid(content), "grow");
        legend.onLimits(this::setLimits);
        component().add(legend, "growx, gap 10lp 10lp 4lp 6lp");
        // one for all columns: these come and go with every answer
        seen.addListener(columns::repaintMarks);
        areas.addListener(this::offer);
        component()
                .setTransferHandler(new FrameDrop(
                        frames -> context.workspace().update(now -> LightTableChoice.also(now, frames)), files));
        say("");
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(LightTableSettings.KEY)
                || (changes.contains(Change.FRAME) && mode() == LightTableSettings.Mode.BLINK)) {
            build();
        }
        if (changes.contains(Change.APPEARANCE) || changes.contains(Change.FRAME)) {
            restyle();
        }
        if (changes.contains(Change.UNIT) || changes.contains(Change.LAYER)) {
            select(now);
        }
    }

    @Override
    protected ViewQuestion<LightTableQuestion> question(Workspace now) {
        ModelDocument model = context().documents().model().orElse(null);
        List<FrameSource> frames = now.settings(LightTableSettings.KEY).frames();
        if (model == null || frames.size() < 2) {
            return ViewQuestion.nothing(model == null ? "Open a model to compare what it makes of frames." : """
                                    Choose two to eight frames to compare:
                                    click them in the frame strip with Ctrl or Shift, click a category's name,
                                    or drop them here. Ctrl+Shift+L takes the first of each category.""");
        }
        Optional<String> layer = now.selection()
                .layer()
                .filter(id ->
                        model.network().find(id).filter(LayerCall::hasMaps).isPresent()
                                && model.network().unavailable(id).isEmpty());
        if (layer.isEmpty()) {
            return ViewQuestion.nothing("Choose a layer with maps in the model tree.");
        }
        return ViewQuestion.of(
                new LightTableQuestion(
                        model,
                        frames,
                        layer.get(),
                        now.settings(LightTableSettings.KEY).reference(),
                        now.settings(MapSettings.KEY).sort(),
                        now.settings(MapSettings.KEY).page(),
                        now.settings(MapSettings.KEY).layout(),
                        MapAppearance.of(now.appearance()).limits(),
                        alone(now),
                        now.settings(LightTableSettings.KEY).means()),
                "Comparing " + frames.size() + " frames");
    }

    /** The selected unit where it alone is looked at. */
    private static OptionalInt alone(Workspace now) {
        return now.settings(LightTableSettings.KEY).units() == LightTableSettings.Units.SELECTED
                ? OptionalInt.of(now.selection().unit())
                : OptionalInt.empty();
    }

    @Override
    protected LightTable compute(LightTableQuestion question, TaskMonitor monitor) {
        return work.table(question, monitor);
    }

    /** Differences without a reference so far are from the selected frame if it lies on the table. */
    private void differences() {
        context().workspace().update(now -> {
            LightTableSettings table = now.settings(LightTableSettings.KEY);
            LightTableSettings referred = now.selection()
                    .frame()
                    .filter(frame -> table.reference().isEmpty())
                    .map(table::reference)
                    .orElse(table);
            return now.settings(LightTableSettings.KEY, referred.mode(LightTableSettings.Mode.DIFFERENCE));
        });
    }

    private LightTableSettings.Mode mode() {
        return context().workspace().get().settings(LightTableSettings.KEY).mode();
    }

    @Override
    protected void say(String message) {
        columns.clear();
        empty.setMessage(message);
        content.put(empty);
        legend.show(Optional.empty());
        bar.show(Optional.empty(), "");
        bar.offers().clear();
    }

    @Override
    protected void show(LightTableQuestion question, LightTable answer) {
        columns.show(
                answer,
                column -> new ColumnPanel(
                        context(),
                        seen,
                        answer.layer(),
                        column,
                        () -> column.shown().map(LightTable.Shown::source).ifPresent(this::reference),
                        this::enlarge));
        boolean isFull = answer.ofFrames().size() == LightTableSize.MOST;
        bar.show(
                answer.alone().isPresent() ? Optional.empty() : Optional.of(answer.page()),
                answer.layer()
                        + (answer.alone().isPresent() ? " #" + answer.alone().getAsInt() : "")
                        + (isFull ? " · " + LightTableSize.MOST + " frames, as many as fit" : ""));
        offer();
        build();
        columns.follow();
    }

    private void offer() {
        answerShown().ifPresent(shown -> bar.offers().show(shown.differing(), areas.of(shown.model(), shown.layer())));
    }

    /** One unit of the layer, large. */
    private void alone(int unit) {
        answerShown().ifPresent(shown -> {
            context().workspace().select(selection -> selection.unit(shown.layer(), unit));
            context()
                    .workspace()
                    .update(LightTableSettings.KEY, table -> table.units(LightTableSettings.Units.SELECTED));
        });
    }

    /** The unit alone, or, where it is, the page again. */
    private void enlarge(int unit) {
        LightTable shown = answerShown().orElse(null);
        if (shown != null) {
            context().workspace().select(selection -> selection.unit(shown.layer(), unit));
            context()
                    .workspace()
                    .update(
                            LightTableSettings.KEY,
                            table -> table.units(
                                    table.units() == LightTableSettings.Units.PAGE
                                            ? LightTableSettings.Units.SELECTED
                                            : LightTableSettings.Units.PAGE));
        }
    }

    private void reference(FrameSource source) {
        context().workspace().update(LightTableSettings.KEY, table -> table.reference(source));
    }

    private void build() {
        if (columns.isEmpty()) {
            return;
        }
        content.put(
                columns.arranged(mode(), context().workspace().get().selection().frame()));
        restyle();
        select(context().workspace().get());
    }

    @Override
    protected void restyle() {
        LightTable shown = answerShown().orElse(null);
        if (shown == null) {
            return;
        }
        Workspace now = context().workspace().get();
        MapAppearance shades = MapAppearance.of(now.appearance());
        LightTableSettings settings = now.settings(LightTableSettings.KEY);
        var ranges = new LightTableRanges(shown, shades);
        columns.draw(ranges, settings, now.selection().frame());
        legend.show(Optional.of(
                TableColumns.isDifference(settings) ? ranges.legendOfDifferences() : ranges.legendOfMaps()));
    }

    private void setLimits(Optional<Range> limits) {
        LightTable shown = answerShown().orElse(null);
        if (shown != null) {
            boolean difference = mode() == LightTableSettings.Mode.DIFFERENCE;
            var subject = new Appearance.Subject(
                    difference ? Appearance.Kind.DIFFERENCES : Appearance.Kind.MAPS, shown.layer());
            context().workspace().update(now -> now.appearance(now.appearance().limits(subject, limits)));
        }
    }

    private void select(Workspace now) {
        LightTable shown = answerShown().orElse(null);
        boolean mine = shown != null
                && shown.alone().isEmpty()
                && now.selection().layer().filter(shown.layer()::equals).isPresent();
        columns.select(mine ? OptionalInt.of(now.selection().unit()) : OptionalInt.empty());
    }

    @Override
    public List<ExportItem> exports() {
        LightTable shown = answerShown().orElse(null);
        return shown == null ? List.of() : LightTableExports.of(shown, columns.all(), legend.legend());
    }

    @Override
    protected void cancel() {
        seen.pointer().leave();
        super.cancel();
    }
}
