package org.convscope.inspect.lighttable;

import java.util.List;
import java.util.stream.Stream;
import org.convscope.array.Statistics;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;

/**
 * Some units' maps for one frame, copied: nothing else of the layer is kept.
 *
 * @param frame its name
 * @param units indices
 * @param maps one a unit, (height, width) row-major
 * @param statistics one entry a unit
 */
public record UnitMaps(
        String frame,
        String category,
        int height,
        int width,
        List<Integer> units,
        List<float[]> maps,
        List<Statistics> statistics) {
    public UnitMaps {
        units = List.copyOf(units);
        maps = List.copyOf(maps);
        statistics = List.copyOf(statistics);
    }

    static UnitMaps of(NetworkInput frame, LayerMaps layer, List<Integer> units) {
        Stream<float[]> maps = units.stream().map(layer::map);
        return new UnitMaps(
                frame.name(),
                frame.category(),
                layer.height(),
                layer.width(),
                units,
                maps.toList(),
                units.stream().map(layer.statistics()::get).toList());
    }
}
