package org.convscope.workspace;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;

/** Steps from one unit, layer or frame to its neighbour; nothing happens at the ends. */
public final class Navigation {
    private Navigation() {}

    /** Units further or back within the layer; without a layer, the first one that can be shown. */
    public static Selection unit(Selection selection, Network network, int step) {
        Optional<LayerCall> layer = selection.layer().flatMap(network::find);
        if (layer.isEmpty()) {
            return layer(selection, network, 1);
        }
        int units = Math.max(1, layer.get().units());
        int wanted = selection.unit() + step;
        return wanted < 0 || wanted >= units ? selection : selection.unit(wanted);
    }

    /** The first unit of the layer. */
    public static Selection firstUnit(Selection selection, Network network) {
        return selection.layer().flatMap(network::find).isEmpty() ? layer(selection, network, 1) : selection.unit(0);
    }

    /** The last unit of the layer. */
    public static Selection lastUnit(Selection selection, Network network) {
        return selection
                .layer()
                .flatMap(network::find)
                .map(layer -> selection.unit(Math.max(1, layer.units()) - 1))
                .orElseGet(() -> layer(selection, network, 1));
    }

    /** Layers further or back, among those whose output can be computed. */
    public static Selection layer(Selection selection, Network network, int step) {
        List<String> ids = network.layers().stream()
                .map(LayerCall::id)
                .filter(id -> network.unavailable(id).isEmpty())
                .toList();
        if (ids.isEmpty()) {
            return selection;
        }
        int at = selection.layer().map(ids::indexOf).orElse(-1);
        int wanted = at < 0 ? 0 : Math.max(0, Math.min(ids.size() - 1, at + step));
        return selection.layer(ids.get(wanted));
    }

    /** Frames further or back in the strip's order. */
    public static Selection frame(Workspace workspace, int step) {
        List<FrameSource> frames =
                workspace.frames().stream().map(CategorizedFrame::source).toList();
        if (frames.isEmpty()) {
            return workspace.selection();
        }
        int at = workspace.selection().frame().map(frames::indexOf).orElse(-1);
        int wanted = at < 0 ? 0 : Math.max(0, Math.min(frames.size() - 1, at + step));
        return workspace.selection().frame(frames.get(wanted));
    }

    /**
     * The workspace without some frames; where the selected one is among them, the next that stays takes its place,
     * else the last.
     */
    public static Workspace close(Workspace workspace, Collection<FrameSource> closed) {
        Set<FrameSource> gone = new HashSet<>(closed);
        List<CategorizedFrame> left = workspace.frames().stream()
                .filter(entry -> !gone.contains(entry.source()))
                .toList();
        LightTableSettings lightTable = workspace
                .settings(LightTableSettings.KEY)
                .frames(workspace.settings(LightTableSettings.KEY).frames().stream()
                        .filter(frame -> !gone.contains(frame))
                        .toList());
        Selection selection = workspace.selection();
        if (selection.frame().filter(gone::contains).isPresent()) {
            selection = neighbour(workspace, gone)
                    .map(selection::frame)
                    .orElse(new Selection(
                            selection.layer(), selection.unit(), Optional.empty(), Optional.empty(), selection.row()));
        }
        return workspace
                .frames(left)
                .settings(LightTableSettings.KEY, lightTable)
                .selection(selection);
    }

    private static Optional<FrameSource> neighbour(Workspace workspace, Set<FrameSource> gone) {
        List<FrameSource> frames =
                workspace.frames().stream().map(CategorizedFrame::source).toList();
        int at = workspace.selection().frame().map(frames::indexOf).orElse(-1);
        Stream<FrameSource> after = frames.stream().skip(Math.max(0, at));
        return after.filter(frame -> !gone.contains(frame))
                .findFirst()
                .or(() -> frames.stream().filter(frame -> !gone.contains(frame)).reduce((first, second) -> second));
    }

    /** All open images of a frame's file. */
    public static List<FrameSource> stack(Workspace workspace, FrameSource frame) {
        return workspace.frames().stream()
                .map(CategorizedFrame::source)
                .filter(source ->
                        source.file().equals(frame.file()) && source.dataSet().equals(frame.dataSet()))
                .toList();
    }

    /** The first frame of each category on the light table, eight at most. */
    public static LightTableSettings oneOfEachCategory(Workspace workspace) {
        List<FrameSource> firsts = workspace.frames().stream()
                .map(CategorizedFrame::category)
                .distinct()
                .map(category -> workspace.frames().stream()
                        .filter(entry -> entry.category().equals(category))
                        .findFirst()
                        .orElseThrow()
                        .source())
                .toList();
        return workspace.settings(LightTableSettings.KEY).frames(firsts);
    }

    /** One frame of the light table at a time, beginning with the selected one; where that does not lie there, the first. */
    public static Workspace blinking(Workspace workspace) {
        LightTableSettings lightTable =
                workspace.settings(LightTableSettings.KEY).mode(LightTableSettings.Mode.BLINK);
        boolean there = workspace
                .selection()
                .frame()
                .filter(lightTable.frames()::contains)
                .isPresent();
        return workspace
                .settings(LightTableSettings.KEY, lightTable)
                .selection(there ? workspace.selection() : blink(workspace));
    }

    /** The next frame of the light table becomes the selected one. */
    public static Selection blink(Workspace workspace) {
        List<FrameSource> frames = workspace.settings(LightTableSettings.KEY).frames();
        if (frames.isEmpty()) {
            return workspace.selection();
        }
        int at = workspace.selection().frame().map(frames::indexOf).orElse(-1);
        return workspace.selection().frame(frames.get((at + 1) % frames.size()));
    }

    /** Lays frames side by side on the light table, and brings it to the front; they come into the strip as well. */
    public static Workspace sideBySide(Workspace workspace, List<CategorizedFrame> frames) {
        LightTableSettings lightTable = workspace
                .settings(LightTableSettings.KEY)
                .frames(frames.stream().map(CategorizedFrame::source).toList())
                .mode(LightTableSettings.Mode.SIDE_BY_SIDE);
        return workspace
                .alsoFrames(frames)
                .settings(LightTableSettings.KEY, lightTable)
                .view(ViewId.LIGHT_TABLE);
    }

    /** Selects a frame, which comes into the strip where it is not there. */
    public static Workspace select(Workspace workspace, CategorizedFrame frame) {
        Workspace with = workspace.alsoFrames(List.of(frame));
        return with.selection(with.selection().frame(frame.source()));
    }
}
