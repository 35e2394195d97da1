package org.convscope.inspect.pixel;

import java.util.Arrays;
import java.util.List;

/**
 * One channel of what is under a window.
 *
 * @param channel of the layer's input, from 0
 * @param rows rows of the input, -1 for padding
 * @param columns columns of the input, -1 for padding
 * @param under the input's numbers, row-major; NaN for padding, which counts as 0
 * @param kernel row-major; empty where nothing is weighed
 */
public record ChannelPatch(int channel, int[] rows, int[] columns, List<Double> under, List<Double> kernel) {
    public ChannelPatch {
        under = List.copyOf(under);
        kernel = List.copyOf(kernel);
    }

    /** Number by number; NaN for padding; empty where nothing is weighed. */
    public List<Double> products() {
        Double[] products = new Double[kernel.size()];
        Arrays.setAll(products, i -> under.get(i) * kernel.get(i));
        return List.of(products);
    }

    /** The sum of the products. */
    public double sum() {
        return products().stream()
                .mapToDouble(Double::doubleValue)
                .filter(product -> !Double.isNaN(product))
                .sum();
    }

    /** The sum of the products' magnitudes. */
    public double magnitude() {
        return products().stream()
                .mapToDouble(Math::abs)
                .filter(product -> !Double.isNaN(product))
                .sum();
    }
}
