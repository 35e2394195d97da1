package org.convscope.ui.maps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import org.convscope.array.ColourEnds;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ablation.UnitSwitch;
import org.convscope.ui.component.ComponentSlot;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.mosaic.TileRanges;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.theme.ThemeLook;
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
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What the network's layers make of the selected frame. */
public final class MapsView extends AnswerView<MapsQuestion, List<LayerTiles>> {
    /** What its tab says. */
    public static final ViewTab TAB =
            new ViewTab(ViewId.MAPS, "Feature maps", "Maps", "What each layer makes of the selected frame");

    private static final Set<Concern> ASKS_ON = Set.of(
            Change.MODEL,
            Change.PREPROCESSING,
            Change.FRAME,
            Change.LAYER,
            Change.UNIT,
            MapSettings.KEY,
            Change.FRAMES,
            Change.APPEARANCE,
            LightTableSettings.KEY);

    private final SeenOnFrame seen;
    private final UnitAreas areas;
    private final BlocksPanel several = new BlocksPanel();
    private final JScrollPane scroll = new JScrollPane(several);
    private final ComponentSlot content = new ComponentSlot(scroll);
    private final Map<String, LayerPanel> panels = new LinkedHashMap<>();
    private final StripPanel strips = new StripPanel();
    private final MapsWork work;
    private final SharedRanges ranges;
    private final MapsKeys keys;
    private final MapsBar bar;
    private final UnitSwitch units;
    private @Nullable MapsPlan plan;
    private @Nullable Network planned;
    private boolean enlarged;
    /** Whether one unit is shown on many frames. */
    private boolean overFrames;

    /**
     * @param areas how well units tell categories apart, where they are counted
     */
    public MapsView(ViewContext context, SeenOnFrame seen, UnitAreas areas) {
        super(TAB, context, ASKS_ON, Lane.ENGINE, column("[][grow,fill]"));
        this.seen = seen;
        this.work = new MapsWork(context);
        this.units = new UnitSwitch(context);
        this.areas = areas;
        this.bar = new MapsBar(context.workspace(), () -> enlarge(false), new UnitSearch(context, this::tiles)::find);
        JComponent overlaid = overlaid(content);
        this.ranges = new SharedRanges(context.tasks(), busy(), work::ranges, this::restyle, this::sayUnanswered);
        alongside(ranges);
        this.keys = new MapsKeys(context.workspace(), this::tiles, this::plan, this::enlarge);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        component().add(bar.component(), "growx");
        component().add(overlaid, "grow");
        keys.install(component());
        areas.addListener(() -> {
            if (isInFront()) {
                ask(context.workspace().get());
            }
        });
        say("");
    }

    private List<LayerTiles> tiles() {
        return answerShown().orElse(List.of());
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.LAYER)
                || changes.contains(Change.UNIT)
                || (overFrames && changes.contains(Change.FRAME))) {
            select(now);
        }
        if (changes.contains(Change.PIXEL) || changes.contains(Change.FRAME)) {
            mark(now);
        }
        if (changes.contains(Change.APPEARANCE)) {
            restyle();
        }
    }

    private @Nullable MapsPlan plan() {
        Network network =
                context().documents().model().map(ModelDocument::network).orElse(null);
        if (network != planned) {
            planned = network;
            plan = network == null ? null : new MapsPlan(network);
        }
        return plan;
    }

    @Override
    protected ViewQuestion<MapsQuestion> question(Workspace now) {
        MapsPlan current = plan();
        ModelDocument model = context().documents().model().orElse(null);
        Optional<FrameSource> frame = now.selection().frame();
        if (current == null || model == null || frame.isEmpty()) {
            return ViewQuestion.nothing(
                    model == null
                            ? "Open a model to see its feature maps."
                            : "Choose a frame to see what the layers make of it.");
        }
        return new MapsQuestions(current, model, areas)
                .of(now, frame.get(), enlarged ? MapsQuestions.Look.ENLARGED : MapsQuestions.Look.UNITS)
                .map(question -> ViewQuestion.of(
                        question, "Feature maps of " + frame.get().name()))
                .orElseGet(() -> ViewQuestion.nothing(current.reason(now)));
    }

    @Override
    protected void askBeside(Workspace now, MapsQuestion question) {
        if (question.over().isEmpty()) {
            ranges.ask(now, question);
        }
    }

    @Override
    protected List<LayerTiles> compute(MapsQuestion question, TaskMonitor monitor) {
        return work.tiles(question, monitor);
    }

    @Override
    protected void say(String message) {
        panels.clear();
        strips.clear();
        several.removeAll();
        var empty = new MosaicCanvas("Feature maps");
        empty.clear(message);
        content.put(empty.canvas());
        bar.show(Optional.empty());
    }

    @Override
    protected void show(MapsQuestion question, List<LayerTiles> answer) {
        if (isStrip(question)) {
            panels.clear();
            bar.show(Optional.empty());
            strips.show(question, answer.get(0).maps());
            content.put(strips.component());
            return;
        }
        strips.clear();
        List<String> ids = answer.stream().map(layer -> layer.maps().layer()).toList();
        boolean nowOver = !question.over().isEmpty();
        if (nowOver != overFrames || !ids.equals(List.copyOf(panels.keySet()))) {
            overFrames = nowOver;
            build(ids);
        }
        bar.show(
                answer.size() == 1 && (nowOver || question.enlarged().isEmpty())
                        ? Optional.of(answer.get(0).page())
                        : Optional.empty());
        restyle();
        select(context().workspace().get());
        mark(context().workspace().get());
    }

    private boolean isStrip(MapsQuestion question) {
        return question.over().isEmpty() && StripPanel.isFor(tiles());
    }

    private void build(List<String> ids) {
        panels.clear();
        several.removeAll();
        for (String id : ids) {
            var heading = ids.size() == 1 ? LayerPanel.Heading.WITH_ZOOM : LayerPanel.Heading.SHORT;
            var one = new LayerPanel(
                    "Feature maps of " + id, heading, () -> openLayer(id), limits -> setLimits(id, limits));
            if (overFrames) {
                one.mosaic().addListener(new FramesPointing(context(), () -> tiles().get(0)
                        .over()));
            } else {
                new MapsPointing(context(), seen.pointer(), id, this::enlarge).on(one.mosaic(), units);
            }
            panels.put(id, one);
            several.add(one);
        }
        content.put(ids.size() == 1 ? panels.values().iterator().next() : scroll);
    }

    private void openLayer(String id) {
        context().workspace().update(now -> now.selection(now.selection().layer(id))
                .settings(MapSettings.KEY, now.settings(MapSettings.KEY).coverage(MapSettings.Coverage.LAYER)));
    }

    private void setLimits(String layer, Optional<Range> limits) {
        var subject = new Appearance.Subject(Appearance.Kind.MAPS, layer);
        context().workspace().update(now -> now.appearance(now.appearance().limits(subject, limits)));
    }

    @Override
    protected void restyle() {
        MapsPlan current = plan;
        MapsQuestion question = questionShown().orElse(null);
        if (current == null || question == null) {
            return;
        }
        MapAppearance chosen = MapAppearance.of(context().workspace().get().appearance());
        MapAppearance shades = overFrames && chosen.scope() != RangeScope.TILE
                ? new MapAppearance(chosen.shading(), RangeScope.FRAMES, chosen.appearance())
                : chosen;
        for (LayerTiles layer : tiles()) {
            String id = layer.maps().layer();
            LayerPanel one = panels.get(id);
            if (one != null) {
                ranges(question, layer, shades)
                        .ifPresentOrElse(
                                each -> one.show(
                                        layer, current.blockName(id), off(id), each, shades, ThemeLook.ground()),
                                () -> one.clear("The range is being computed."));
            }
        }
    }

    /** Which of a layer's units are switched off, in words; empty where none is. */
    private String off(String layer) {
        return context().workspace().get().off().stream()
                .filter(off -> off.layer().equals(layer))
                .map(off -> off.values().keySet().stream()
                        .map(unit -> "#" + unit)
                        .collect(Collectors.joining(", ", "", " switched off for what comes after")))
                .findFirst()
                .orElse("");
    }

    /** Empty while a range beyond the layer is not known. */
    private Optional<TileRanges> ranges(MapsQuestion question, LayerTiles layer, MapAppearance shades) {
        Workspace now = context().workspace().get();
        String id = layer.maps().layer();
        if (shades.scope() == RangeScope.TILE) {
            return Optional.of(TileRanges.ofTiles(layer.tileLimits(), question.limits()));
        }
        Optional<ColourEnds> ends = overFrames || shades.scope() == RangeScope.LAYER
                ? Optional.of(layer.layerLimits())
                : ranges.of(now, question, id);
        return ends.map(known -> TileRanges.shared(
                layer.tiles().tiles(), known, question.limits(), shades.chosen(Appearance.Kind.MAPS, id)));
    }

    private void select(Workspace now) {
        if (overFrames) {
            int place = now.selection()
                    .frame()
                    .map(frame -> tiles().stream()
                            .mapToInt(layer -> layer.over().indexOf(frame))
                            .max()
                            .orElse(-1))
                    .orElse(-1);
            panels.values().forEach(one -> one.select(place < 0 ? OptionalInt.empty() : OptionalInt.of(place)));
            return;
        }
        panels.forEach((id, one) -> one.select(
                now.selection().layer().filter(id::equals).isPresent() && !enlarged
                        ? OptionalInt.of(now.selection().unit())
                        : OptionalInt.empty()));
    }

    private void mark(Workspace now) {
        Optional<Frame> frame = now.selection().frame().flatMap(context().frames()::peek);
        panels.forEach(
                (id, one) -> one.mosaic().mark(frame.flatMap(seen::coordinates).flatMap(map -> now.selection()
                        .pixel()
                        .flatMap(pixel -> seen.place(id, map, pixel))
                        .map(place -> new MosaicCanvas.Mark(place.row(), place.column())))));
    }

    private void enlarge(boolean newEnlarged) {
        if (newEnlarged != enlarged) {
            enlarged = newEnlarged;
            bar.enlarged(enlarged);
            ask(context().workspace().get());
        }
    }

    @Override
    public List<ExportItem> exports() {
        MapsQuestion question = questionShown().orElse(null);
        if (question != null && isStrip(question)) {
            return strips.exports(question, tiles().get(0).maps());
        }
        List<MapsExports.Shown> now = tiles().stream()
                .flatMap(layer ->
                        Optional.ofNullable(panels.get(layer.maps().layer())).flatMap(one -> one.shown(layer)).stream())
                .toList();
        return question == null
                ? List.of()
                : MapsExports.of(question, now, context().workspace().get().selection());
    }

    @Override
    protected void cancel() {
        seen.pointer().leave();
        super.cancel();
    }
}
