package org.convscope.export.report;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Range;

/**
 * Values along one axis of a chart, in pixels.
 *
 * @param values at the two ends
 * @param from pixel of the smaller end
 * @param to pixel of the larger end
 */
record SvgAxis(Range values, double from, double to) {
    double at(double value) {
        double width = values.width();
        return width == 0 ? (from + to) / 2 : from + (value - values.min()) / width * (to - from);
    }

    /** Round numbers within the range, about as many as asked for: steps of 1, 2 or 5 times a power of ten. */
    List<Double> ticks(int about) {
        List<Double> ticks = new ArrayList<>();
        if (!(values.width() > 0)) {
            return values.isEmpty() ? ticks : List.of(values.min());
        }
        double rough = values.width() / about;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        double step = power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
        long first = (long) Math.ceil(values.min() / step - 1e-9);
        for (long i = first; i * step <= values.max() + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
