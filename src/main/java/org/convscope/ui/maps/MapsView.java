package org.convscope.ui.maps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.swing.JScrollPane;
import org.convscope.array.ColourEnds;
import org.convscope.array.Range;
import org.convscope.choice.RangeScope;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.component.ComponentSlot;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.mosaic.MosaicCanvas;
import org.convscope.ui.mosaic.TileRanges;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.LatestRequest;
import org.convscope.workspace.Appearance;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What the network's layers make of the selected frame. */
public final class MapsView extends View {
    private static final ViewTab TAB =
            new ViewTab(ViewId.MAPS, "Feature maps", "Maps", "What each layer makes of the selected frame");

    private static final Set<Concern> ASKS = Set.of(
            Change.MODEL,
            Change.PREPROCESSING,
            Change.FRAME,
            Change.LAYER,
            Change.UNIT,
            MapSettings.KEY,
            Change.APPEARANCE,
            LightTableSettings.KEY);

    private final ViewContext context;
    private final SeenOnFrame seen;
    private final BlocksPanel several = new BlocksPanel();
    private final JScrollPane scroll = new JScrollPane(several);
    private final ComponentSlot content = new ComponentSlot(scroll);
    private final BusyOverlay busy = BusyOverlay.over(content);
    private final Map<String, LayerPanel> panels = new LinkedHashMap<>();
    private final LatestRequest<MapsQuestion, List<LayerTiles>> request;
    private final SharedRanges ranges;
    private final MapsKeys keys;
    private final MapsBar bar;
    private @Nullable MapsPlan plan;
    private @Nullable Network planned;
    private List<LayerTiles> shown = List.of();
    private @Nullable MapsQuestion answered;
    private boolean enlarged;

    public MapsView(ViewContext context, SeenOnFrame seen) {
        super(TAB, context.workspace(), column("[][grow,fill]"));
        this.context = context;
        this.seen = seen;
        var work = new MapsWork(context);
        this.bar = new MapsBar(context.workspace(), () -> enlarge(false));
        this.request = new LatestRequest<>(
                context.tasks(),
                Lane.ENGINE,
                "feature maps",
                busy,
                work::tiles,
                LatestRequest.listener(this::show, this::say));
        this.ranges = new SharedRanges(context.tasks(), busy, work::ranges, this::recolour, this::sayUnanswered);
        this.keys = new MapsKeys(context.workspace(), () -> shown, this::plan, this::enlarge);
        scroll.setBorder(null);
        component().add(bar.component(), "growx");
        component().add(busy.component(), "grow");
        keys.install(component());
        context.workspace().addListener((before, now, changes) -> changed(now, changes));
        context.theme().addListener(this::recolour);
        say("");
    }

    private void changed(Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.FRAME_CONTENT)) {
            request.forget();
            ranges.forget();
        }
        if (isInFront() && changes.stream().anyMatch(ASKS::contains)) {
            ask(now);
        }
        if (changes.contains(Change.LAYER) || changes.contains(Change.UNIT)) {
            select(now);
        }
        if (changes.contains(Change.PIXEL) || changes.contains(Change.FRAME)) {
            mark(now);
        }
        if (changes.contains(Change.APPEARANCE)) {
            recolour();
        }
    }

    private @Nullable MapsPlan plan() {
        Network network =
                context.documents().model().map(ModelDocument::network).orElse(null);
        if (network != planned) {
            planned = network;
            plan = network == null ? null : new MapsPlan(network);
        }
        return plan;
    }

    @Override
    protected void ask(Workspace now) {
        MapsPlan current = plan();
        ModelDocument model = context.documents().model().orElse(null);
        Optional<FrameSource> frame = now.selection().frame();
        if (current == null || model == null || frame.isEmpty()) {
            request.forget();
            say(
                    model == null
                            ? "Open a model to see its feature maps."
                            : "Choose a frame to see what the layers make of it.");
            return;
        }
        MapSettings settings = enlarged ? now.settings(MapSettings.KEY).coverage(MapSettings.Coverage.LAYER) : now.settings(MapSettings.KEY);
        List<String> layers = current.layers(settings, now.selection().layer());
        if (layers.isEmpty()) {
            request.forget();
            say(reason(model.network(), now));
            return;
        }
        var question = new MapsQuestion(
                model,
                frame.get(),
                layers,
                settings.sort(),
                settings.page(),
                settings.layout(),
                enlarged ? OptionalInt.of(now.selection().unit()) : OptionalInt.empty(),
                MapAppearance.of(now.appearance()).limits());
        if (shown.isEmpty()) {
            say(""); // what was said holds no more
        }
        ranges.ask(now, question);
        request.ask(question, "Feature maps of " + frame.get().name());
    }

    private static String reason(Network network, Workspace now) {
        if (now.settings(MapSettings.KEY).coverage() == MapSettings.Coverage.BLOCKS) {
            return "This model has no convolution that can be computed.";
        }
        return now.selection()
                .layer()
                .map(id -> network.unavailable(id)
                        .map(why -> id + " cannot be computed:\n" + why)
                        .orElse(id + " has no maps.\nChoose a layer with an output of height × width × units."))
                .orElse("Choose a layer on the left.");
    }

    /** So that the maps are asked for again, in whatever range. */
    private void sayUnanswered(String message) {
        request.forget();
        say(message);
    }

    private void say(String message) {
        shown = List.of();
        answered = null;
        panels.clear();
        several.removeAll();
        var empty = new MosaicCanvas("Feature maps");
        empty.clear(message);
        content.put(empty.canvas());
        bar.show(Optional.empty());
    }

    private void show(MapsQuestion question, List<LayerTiles> answer) {
        shown = answer;
        answered = question;
        List<String> ids = answer.stream().map(layer -> layer.maps().layer()).toList();
        if (!ids.equals(List.copyOf(panels.keySet()))) {
            build(ids);
        }
        bar.show(answer.size() == 1 && !enlarged ? Optional.of(answer.get(0).page()) : Optional.empty());
        recolour();
        select(context.workspace().get());
        mark(context.workspace().get());
    }

    private void build(List<String> ids) {
        panels.clear();
        several.removeAll();
        for (String id : ids) {
            var heading = ids.size() == 1 ? LayerPanel.Heading.WITH_ZOOM : LayerPanel.Heading.SHORT;
            var one = new LayerPanel(
                    "Feature maps of " + id, heading, () -> openLayer(id), limits -> setLimits(id, limits));
            one.mosaic().addListener(new MapsPointing(context, seen.pointer(), id, this::enlarge));
            panels.put(id, one);
            several.add(one);
        }
        content.put(ids.size() == 1 ? panels.values().iterator().next() : scroll);
    }

    private void openLayer(String id) {
        context.workspace().update(now -> now.selection(now.selection().layer(id))
                .settings(MapSettings.KEY, now.settings(MapSettings.KEY).coverage(MapSettings.Coverage.LAYER)));
    }

    private void setLimits(String layer, Optional<Range> limits) {
        var subject = new Appearance.Subject(Appearance.Kind.MAPS, layer);
        context.workspace().update(now -> now.appearance(now.appearance().limits(subject, limits)));
    }

    private void recolour() {
        MapsPlan current = plan;
        MapsQuestion question = answered;
        if (current == null || question == null) {
            return;
        }
        MapAppearance shades = MapAppearance.of(context.workspace().get().appearance());
        for (LayerTiles layer : shown) {
            String id = layer.maps().layer();
            LayerPanel one = panels.get(id);
            if (one != null) {
                ranges(question, layer, shades)
                        .ifPresentOrElse(
                                each -> one.show(layer, current.blockName(id), each, shades, ThemeLook.ground()),
                                () -> one.clear("The range is being computed."));
            }
        }
    }

    /** Empty while a range beyond the layer is not known. */
    private Optional<TileRanges> ranges(MapsQuestion question, LayerTiles layer, MapAppearance shades) {
        Workspace now = context.workspace().get();
        String id = layer.maps().layer();
        if (shades.scope() == RangeScope.TILE) {
            return Optional.of(TileRanges.ofTiles(layer.tileLimits(), question.limits()));
        }
        Optional<ColourEnds> ends =
                shades.scope() == RangeScope.LAYER ? Optional.of(layer.layerLimits()) : ranges.of(now, question, id);
        return ends.map(known -> TileRanges.shared(
                layer.tiles().tiles(), known, question.limits(), shades.chosen(Appearance.Kind.MAPS, id)));
    }

    private void select(Workspace now) {
        panels.forEach((id, one) -> one.select(
                now.selection().layer().filter(id::equals).isPresent() && !enlarged
                        ? OptionalInt.of(now.selection().unit())
                        : OptionalInt.empty()));
    }

    private void mark(Workspace now) {
        Optional<Frame> frame = now.selection().frame().flatMap(context.frames()::peek);
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
            ask(context.workspace().get());
        }
    }

    @Override
    public List<ExportItem> exports() {
        MapsQuestion question = answered;
        List<MapsExports.Shown> now = shown.stream()
                .flatMap(layer ->
                        Optional.ofNullable(panels.get(layer.maps().layer())).flatMap(one -> one.shown(layer)).stream())
                .toList();
        return question == null
                ? List.of()
                : MapsExports.of(question, now, context.workspace().get().selection());
    }

    @Override
    protected void cancel() {
        seen.pointer().leave();
        request.cancel();
        ranges.cancel();
    }
}
