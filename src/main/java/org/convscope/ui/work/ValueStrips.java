package org.convscope.ui.work;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.input.ModelSidecar;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.VectorValues;
import org.convscope.inspect.prediction.OutputLabels;
import org.convscope.render.lab.StripFigure;
import org.convscope.ui.view.ModelDocument;

/** Outputs without rows and columns as strips of colour. */
public final class ValueStrips {
    private static final int MOST_BARS = 900;
    private static final int STRONGEST = 12;
    private static final int MOST_STRIPS = 6;

    private ValueStrips() {}

    /** All numbers of a vector, and the strongest of many with what they stand for; of a sequence its first units. */
    public static List<StripFigure.Strip> of(ModelDocument model, LayerMaps maps) {
        if (maps.height() * maps.width() > 1) {
            return IntStream.range(0, Math.min(MOST_STRIPS, maps.units()))
                    .mapToObj(unit -> strip(
                            maps.layer() + " #" + unit,
                            maps.map(unit),
                            maps.values().range()))
                    .toList();
        }
        float[] values = maps.values().data();
        Range range = range(model, maps);
        List<String> labels = labels(model, maps);
        List<StripFigure.Strip> strips = new ArrayList<>();
        if (values.length <= STRONGEST) {
            strips.add(strip(maps.layer() + ", " + count(values.length), all(values), range, labels));
            return strips;
        }
        strips.add(strip(maps.layer(), values, range));
        List<Integer> strongest = VectorValues.of(values, MOST_BARS, STRONGEST).strongest();
        strips.add(strip(
                "the strongest",
                strongest.stream().map(index -> values[index]).toList(),
                range,
                strongest.stream().map(labels::get).toList()));
        return strips;
    }

    private static StripFigure.Strip strip(String name, float[] values, Range range) {
        VectorValues drawn = VectorValues.of(values, MOST_BARS, 0);
        String bars = drawn.each() > 1 ? ", a bar the strongest of " + drawn.each() : "";
        return strip(name + ", " + count(values.length) + bars, drawn.bars(), range, List.of());
    }

    private static StripFigure.Strip strip(String title, List<Float> values, Range range, List<String> labels) {
        return range.hasBothSigns()
                ? new StripFigure.Strip(title, values, range.symmetric(), ColourMap.RDBU, labels)
                : new StripFigure.Strip(title, values, range, ColourMap.VIRIDIS, labels);
    }

    private static String count(int numbers) {
        return numbers == 1 ? "1 number" : numbers + " numbers";
    }

    private static List<Float> all(float[] values) {
        List<Float> all = new ArrayList<>();
        for (float value : values) {
            all.add(value);
        }
        return all;
    }

    private static boolean isOutput(ModelDocument model, LayerMaps maps) {
        return model.network().outputs().contains(maps.layer());
    }

    /** Shares of an answer from 0 to 1. */
    private static Range range(ModelDocument model, LayerMaps maps) {
        Range range = maps.values().range();
        return isOutput(model, maps) && range.min() >= 0 && range.max() <= 1 ? new Range(0, 1) : range;
    }

    private static List<String> labels(ModelDocument model, LayerMaps maps) {
        if (!isOutput(model, maps)) {
            return IntStream.range(0, maps.units()).mapToObj(unit -> "#" + unit).toList();
        }
        var labels = new OutputLabels(
                model.network(), model.sidecar().map(ModelSidecar::labels).orElse(List.of()));
        return IntStream.range(0, maps.units())
                .mapToObj(unit -> labels.of(maps.layer(), unit).name())
                .toList();
    }
}
