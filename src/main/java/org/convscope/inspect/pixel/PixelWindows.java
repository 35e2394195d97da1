package org.convscope.inspect.pixel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.network.AxisWindow;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.SlidingWindow;
import org.convscope.network.WindowedOperation;

/** What lies under the window of a layer at one place of its output. */
final class PixelWindows {
    private final LayerCall call;
    private final LayerMaps input;
    private final WindowTaps rows;
    private final WindowTaps columns;

    /**
     * @param call a convolution, pooling or dense layer over at most two axes
     * @param input what it takes
     */
    PixelWindows(LayerCall call, LayerMaps input, int row, int column) {
        this.call = call;
        this.input = input;
        if (call.operation() instanceof WindowedOperation windowed) {
            SlidingWindow window = windowed.window();
            int[] shape = call.outputShape();
            int down = shape.length < 3 ? 1 : shape[0];
            int across = shape.length < 2 ? 1 : shape[shape.length - 2];
            rows = taps(window.height(), input.height(), down, row);
            columns = taps(window.width(), input.width(), across, column);
        } else {
            rows = new WindowTaps(new int[] {row}, new int[1]);
            columns = new WindowTaps(new int[] {column}, new int[1]);
        }
    }

    private WindowTaps taps(AxisWindow window, int length, int outputLength, int at) {
        return call.operation() instanceof Operation.TransposedConvolution
                ? WindowTaps.transposed(window, length, outputLength, at)
                : WindowTaps.sliding(window, length, at);
    }

    /** The layer's sum, with the channels from the {@code first} strongest on taken apart. */
    PixelSource.Weighed weighed(UnitKernel kernel, int first, int count) {
        double[] sums = new double[kernel.channels()];
        double magnitude = Math.abs(kernel.bias());
        for (int channel = 0; channel < sums.length; channel++) {
            for (int y = 0; y < rows.count(); y++) {
                for (int x = 0; x < columns.count(); x++) {
                    double under = under(y, x, kernel.firstChannel() + channel);
                    double product = Double.isNaN(under) && isPadding(y, x)
                            ? 0
                            : under * kernel.numbers().at(rows.kernel()[y], columns.kernel()[x], channel);
                    sums[channel] += product;
                    magnitude += Math.abs(product);
                }
            }
        }
        Integer[] order = new Integer[sums.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(Math.abs(sums[b]), Math.abs(sums[a])));
        int begin = Math.max(0, Math.min(first, sums.length - 1));
        List<ChannelPatch> patches = new ArrayList<>();
        for (int i = begin; i < Math.min(sums.length, begin + count); i++) {
            patches.add(patch(order[i], kernel));
        }
        double[] sorted = Arrays.stream(order).mapToDouble(i -> sums[i]).toArray();
        return new PixelSource.Weighed(
                call.id(), input.layer(), patches, begin, sums.length, sorted, kernel.bias(), magnitude, kernel.note());
    }

    /** The largest or the mean of what is under the window. */
    PixelSource.Pooled pooled(Operation.Pooling pooling, int unit) {
        List<Double> under = new ArrayList<>();
        each((y, x) -> under.add(under(y, x, unit)));
        int chosen = -1;
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < under.size(); i++) {
            if (!isPadding(i / columns.count(), i % columns.count())) {
                sum += under.get(i);
                counted++;
                chosen = chosen < 0 || under.get(i) > under.get(chosen) ? i : chosen;
            }
        }
        boolean isMean = pooling.reduction() == Operation.Reduction.AVERAGE;
        return new PixelSource.Pooled(
                call.id(),
                input.layer(),
                new ChannelPatch(unit, rows.positions(), columns.positions(), under, List.of()),
                isMean ? -1 : chosen,
                isMean ? sum / counted : under.get(chosen));
    }

    private ChannelPatch patch(int channel, UnitKernel kernel) {
        List<Double> under = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        each((y, x) -> {
            under.add(under(y, x, kernel.firstChannel() + channel));
            numbers.add(kernel.numbers().at(rows.kernel()[y], columns.kernel()[x], channel));
        });
        return new ChannelPatch(kernel.firstChannel() + channel, rows.positions(), columns.positions(), under, numbers);
    }

    private boolean isPadding(int y, int x) {
        return rows.positions()[y] < 0 || columns.positions()[x] < 0;
    }

    private double under(int y, int x, int channel) {
        return isPadding(y, x) ? Double.NaN : input.values().get(rows.positions()[y], columns.positions()[x], channel);
    }

    private void each(PlaceVisitor visitor) {
        for (int y = 0; y < rows.count(); y++) {
            for (int x = 0; x < columns.count(); x++) {
                visitor.at(y, x);
            }
        }
    }

    /** Gets the places of the window, row by row. */
    @FunctionalInterface
    private interface PlaceVisitor {
        void at(int y, int x);
    }
}
