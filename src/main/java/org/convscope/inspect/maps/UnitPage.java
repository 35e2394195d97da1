package org.convscope.inspect.maps;

import java.util.List;

/**
 * Some units of a layer, as many as are shown together.
 *
 * @param number from 0
 * @param pages how many there are
 * @param units indices of the units on this page, in the order shown
 */
public record UnitPage(int number, int pages, List<Integer> units) {
    /** The number of units on a page, as many as the notebooks show: 8 x 8. */
    public static final int SIZE = 64;

    public UnitPage {
        units = List.copyOf(units);
    }

    /**
     * Page {@code number} of units in an order, held within what there is.
     *
     * @param size units a page
     */
    public static UnitPage of(List<Integer> order, int number, int size) {
        int pages = Math.max(1, (order.size() + size - 1) / size);
        int held = Math.max(0, Math.min(pages - 1, number));
        int from = Math.min(order.size(), held * size);
        return new UnitPage(held, pages, order.subList(from, Math.min(order.size(), from + size)));
    }

    /** The first page of 64. */
    public static UnitPage first(List<Integer> order) {
        return of(order, 0, SIZE);
    }
}
