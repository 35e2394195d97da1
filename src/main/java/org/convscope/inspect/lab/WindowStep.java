package org.convscope.inspect.lab;

import java.util.List;

/**
 * A window at one place: what lies under it, and what becomes of it.
 *
 * @param top row of its first number in the picture; negative where it begins beyond the border
 * @param left column of its first number
 * @param under the numbers under it, row-major; 0 beyond the border
 * @param inside whether each of them lies within the picture
 * @param products of each with its kernel's number; empty where nothing is weighted
 * @param chosen index of the number that goes on; -1 where all do
 * @param value what goes on
 */
public record WindowStep(
        int top, int left, List<Double> under, List<Boolean> inside, List<Double> products, int chosen, double value) {
    public WindowStep {
        under = List.copyOf(under);
        inside = List.copyOf(inside);
        products = List.copyOf(products);
    }
}
