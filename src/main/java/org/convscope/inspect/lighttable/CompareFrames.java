package org.convscope.inspect.lighttable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.convscope.array.Statistics;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.ValueSample;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/** Computes the same units of one layer for several frames, so that they can be drawn in one shared range. */
public final class CompareFrames {
    /** More frames than this cannot be told apart side by side; eight is a good number. */
    public static final int MOST_FRAMES = 12;

    private final ComputeMaps maps;

    public CompareFrames(ComputeMaps maps) {
        this.maps = maps;
    }

    /**
     * @param frames two to twelve
     * @param units indices; empty for all
     * @param reference name of the frame that the others are compared with, empty for none
     */
    public record Request(
            Network network, List<NetworkInput> frames, String layer, List<Integer> units, Optional<String> reference) {
        public Request {
            frames = List.copyOf(frames);
            units = List.copyOf(units);
        }
    }

    /**
     * One unit for one frame.
     *
     * @param map (height, width) row-major
     * @param statistics of the map
     * @param difference map minus the reference frame's map; empty without a reference, for it itself, and where sizes differ
     */
    public record UnitMap(int unit, float[] map, Statistics statistics, Optional<float[]> difference) {}

    /** One frame's column. */
    public record Column(String frame, String category, int height, int width, List<UnitMap> units) {
        public Column {
            units = List.copyOf(units);
        }
    }

    /**
     * @param columns frames of one category beside each other, categories and frames in the order of the request
     * @param range over the compared units of all frames
     * @param flatness by the whole layer for all frames
     * @param differences symmetric around zero, over all differences; empty range without a reference
     */
    public record Result(String layer, List<Column> columns, Range range, MapFlatness flatness, Range differences) {
        public Result {
            columns = List.copyOf(columns);
        }

        /** The ends of the colour map over the compared units of all frames. */
        public ColourEnds ends(ColourLimits limits) {
            List<float[]> maps = columns.stream()
                    .flatMap(column -> column.units().stream())
                    .map(UnitMap::map)
                    .toList();
            var sample =
                    new ValueSample(maps.stream().mapToLong(map -> map.length).sum(), ValueSample.OF_LAYER);
            maps.forEach(map -> sample.add(map, 0, 1));
            return sample.ends(limits, range);
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException if there are fewer than two or more than twelve frames, a unit does not
     *     exist, and as {@link org.convscope.core.Engine#run}
     */
    public Result compare(Request request, TaskMonitor monitor) {
        int count = request.frames().size();
        if (count < 2 || count > MOST_FRAMES) {
            throw Problem.of("this many frames cannot be compared")
                    .expected("2 to " + MOST_FRAMES)
                    .found(count)
                    .asException();
        }
        Map<String, Column> byFrame = new LinkedHashMap<>();
        Range[] layer = {Range.EMPTY};
        Optional<Column> reference = request.reference().flatMap(name -> reference(request, name, monitor));
        for (NetworkInput frame : request.frames()) {
            // one frame at a time: only the wanted units of each are kept
            maps.stream(
                    new ComputeMaps.Request(request.network(), List.of(frame), List.of(request.layer())),
                    own -> {
                        layer[0] = layer[0].union(own.range());
                        byFrame.put(frame.name(), column(frame, own, request.units(), reference));
                    },
                    monitor);
        }
        List<Column> columns = new ArrayList<>();
        for (NetworkInput frame : grouped(request.frames())) {
            Optional.ofNullable(byFrame.get(frame.name())).ifPresent(columns::add);
        }
        Range range = Range.EMPTY;
        Range differences = Range.EMPTY;
        for (Column column : columns) {
            for (UnitMap unit : column.units()) {
                range = range.union(unit.statistics().range());
                differences = differences.union(unit.difference().map(Range::of).orElse(Range.EMPTY));
            }
        }
        return new Result(
                request.layer(),
                columns,
                range,
                MapFlatness.of(layer[0]),
                differences.isEmpty() ? Range.EMPTY : differences.symmetric());
    }

    private static List<NetworkInput> grouped(List<NetworkInput> frames) {
        List<String> categories =
                frames.stream().map(NetworkInput::category).distinct().toList();
        return frames.stream()
                .sorted(Comparator.comparingInt(frame -> categories.indexOf(frame.category())))
                .toList();
    }

    private Optional<Column> reference(Request request, String name, TaskMonitor monitor) {
        List<Column> found = new ArrayList<>();
        for (NetworkInput frame : request.frames()) {
            if (frame.name().equals(name)) {
                maps.stream(
                        new ComputeMaps.Request(request.network(), List.of(frame), List.of(request.layer())),
                        own -> found.add(column(frame, own, request.units(), Optional.empty())),
                        monitor);
            }
        }
        return found.stream().findFirst();
    }

    private static Column column(NetworkInput frame, LayerMaps own, List<Integer> wanted, Optional<Column> reference) {
        List<Integer> units =
                wanted.isEmpty() ? IntStream.range(0, own.units()).boxed().toList() : wanted;
        List<UnitMap> columnUnits = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            int unit = units.get(i);
            if (unit < 0 || unit >= own.units()) {
                throw Problem.of("the layer has no unit " + unit)
                        .subject("layer '" + own.layer() + "'")
                        .expected("0 to " + (own.units() - 1))
                        .asException();
            }
            int place = i;
            float[] map = own.map(unit);
            Optional<float[]> difference = reference
                    .filter(other -> !other.frame().equals(own.frame()))
                    .filter(other -> other.height() == own.height() && other.width() == own.width())
                    .map(other -> minus(map, other.units().get(place).map()));
            columnUnits.add(new UnitMap(unit, map, own.statistics().get(unit), difference));
        }
        return new Column(frame.name(), frame.category(), own.height(), own.width(), columnUnits);
    }

    private static float[] minus(float[] a, float[] b) {
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
