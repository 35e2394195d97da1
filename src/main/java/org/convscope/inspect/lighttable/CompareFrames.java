package org.convscope.inspect.lighttable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.convscope.choice.LightTableSize;
import org.convscope.choice.UnitOrder;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.SortUnits;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/** Computes the same units of one layer for several frames, so that they can be drawn in one shared range. */
public final class CompareFrames {
    private final ComputeMaps maps;

    public CompareFrames(ComputeMaps maps) {
        this.maps = maps;
    }

    /**
     * @param frames as many as {@link LightTableSize} says
     * @param reference name of the frame that the others are compared with, empty for none
     * @param limits where the ends of the colour map stand
     */
    public record Request(
            Network network,
            List<NetworkInput> frames,
            String layer,
            UnitChoice units,
            Optional<String> reference,
            ColourLimits limits) {
        public Request {
            frames = List.copyOf(frames);
        }
    }

    /** Which units are looked at. */
    public sealed interface UnitChoice {}

    /** These, and the colour map is theirs. */
    public record ChosenUnits(List<Integer> units) implements UnitChoice {
        public ChosenUnits {
            units = List.copyOf(units);
        }
    }

    /**
     * A page of all units in the order that they have on the reference, else on the first frame, so that a unit lies in the same
     * place for every frame; by how far they differ between the groups, over all frames. The colour map is that of all units:
     * another page has the same.
     *
     * @param number of the page, from 0
     * @param size units a page
     */
    public record PageOfUnits(UnitOrder order, int number, int size) implements UnitChoice {}

    /**
     * What is kept of a frame.
     *
     * @param <C> what is kept
     */
    @FunctionalInterface
    public interface ColumnMaker<C> {
        /**
         * @param units which are looked at
         * @param reference the reference's maps; empty for itself, without one, and where sizes differ
         */
        C column(NetworkInput frame, LayerMaps maps, List<Integer> units, Optional<LayerMaps> reference);
    }

    /**
     * @param columns one a frame; those of one category beside each other, categories and frames in the order of the request
     * @param page the units that are looked at
     * @param ends of the colour map for all frames
     * @param flatness by the whole layer for all frames
     * @param differences ends around zero, over the differences of all units of the layer; none without a reference
     */
    public record Result<C>(
            List<C> columns, UnitPage page, ColourEnds ends, MapFlatness flatness, ColourEnds differences) {
        public Result {
            columns = List.copyOf(columns);
        }
    }

    /**
     * With copies of the chosen units' maps, and nothing else of the layer.
     *
     * @throws org.convscope.problem.ProblemException as {@link #compare(Request, ColumnMaker, TaskMonitor)}
     */
    public Result<UnitMaps> compare(Request request, TaskMonitor monitor) {
        return compare(request, (frame, own, units, reference) -> UnitMaps.of(frame, own, units), monitor);
    }

    /**
     * Frame by frame, so that no more is held than is kept of them, and the reference.
     *
     * @throws org.convscope.problem.ProblemException if there are too few or too many frames, a unit does not exist, and as
     *     {@link org.convscope.core.Engine#run}
     */
    public <C> Result<C> compare(Request request, ColumnMaker<C> maker, TaskMonitor monitor) {
        List<NetworkInput> frames = request.frames();
        if (frames.size() < LightTableSize.LEAST || frames.size() > LightTableSize.MOST) {
            throw Problem.of("this many frames cannot be compared")
                    .expected(LightTableSize.LEAST + " to " + LightTableSize.MOST)
                    .found(frames.size())
                    .asException();
        }
        Optional<LayerMaps> reference = frames.stream()
                .filter(frame ->
                        request.reference().filter(frame.name()::equals).isPresent())
                .findFirst()
                .map(frame -> maps(request, frame, monitor));
        Optional<UnitPage> page =
                differing(request, monitor).or(() -> reference.map(leader -> page(request.units(), leader)));
        Optional<SharedEnds> ends = Optional.empty();
        Range layer = Range.EMPTY;
        List<C> columns = new ArrayList<>();
        for (NetworkInput frame : frames) {
            monitor.checkCancelled();
            monitor.progress("Maps of " + frame.name(), columns.size() / (double) frames.size());
            LayerMaps own = reference
                    .filter(leader -> leader.frame().equals(frame.name()))
                    .orElseGet(() -> maps(request, frame, monitor.ofStep()));
            layer = layer.union(own.range());
            UnitPage shown = page.orElseGet(() -> page(request.units(), own));
            page = Optional.of(shown);
            SharedEnds shared = ends.orElseGet(() -> SharedEnds.of(request, own, shown));
            ends = Optional.of(shared);
            Optional<LayerMaps> other = reference
                    .filter(leader -> !leader.frame().equals(frame.name()))
                    .filter(leader ->
                            Arrays.equals(leader.values().shape(), own.values().shape()));
            shared.add(own, other);
            columns.add(maker.column(frame, own, shown.units(), other));
        }
        SharedEnds shared = ends.orElseThrow();
        return new Result<>(
                grouped(frames, columns),
                page.orElseThrow(),
                shared.ends(),
                MapFlatness.of(layer),
                reference.isPresent() ? shared.differences() : ColourEnds.NONE);
    }

    /** Where units are asked for by how far they differ between groups: all frames have a say in that. */
    private Optional<UnitPage> differing(Request request, TaskMonitor monitor) {
        if (!(request.units() instanceof PageOfUnits page) || page.order() != UnitOrder.DISCRIMINATION) {
            return Optional.empty();
        }
        var difference = new GroupDifference();
        for (NetworkInput frame : request.frames()) {
            difference.add(
                    frame.category(), maps(request, frame, monitor.ofStep()).statistics());
        }
        return Optional.of(UnitPage.of(SortUnits.largestFirst(difference.distances()), page.number(), page.size()));
    }

    private LayerMaps maps(Request request, NetworkInput frame, TaskMonitor monitor) {
        return maps.compute(
                        new ComputeMaps.Request(request.network(), List.of(frame), List.of(request.layer())), monitor)
                .get(0);
    }

    private static UnitPage page(UnitChoice choice, LayerMaps leader) {
        if (choice instanceof PageOfUnits page) {
            return UnitPage.of(SortUnits.of(page.order(), leader.statistics()), page.number(), page.size());
        }
        List<Integer> units = ((ChosenUnits) choice).units();
        for (int unit : units) {
            if (unit < 0 || unit >= leader.units()) {
                throw Problem.of("the layer has no unit " + unit)
                        .subject("layer '" + leader.layer() + "'")
                        .expected("0 to " + (leader.units() - 1))
                        .asException();
            }
        }
        return new UnitPage(0, 1, units);
    }

    /** Categories in the order in which they first come. */
    private static <C> List<C> grouped(List<NetworkInput> frames, List<C> columns) {
        List<C> grouped = new ArrayList<>();
        for (String category :
                frames.stream().map(NetworkInput::category).distinct().toList()) {
            for (int i = 0; i < frames.size(); i++) {
                if (frames.get(i).category().equals(category)) {
                    grouped.add(columns.get(i));
                }
            }
        }
        return grouped;
    }
}
