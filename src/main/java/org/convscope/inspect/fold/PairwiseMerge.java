package org.convscope.inspect.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Merges parts in the order in which they come, two of as many frames at a time, so that a part is merged about as often as the
 * number of parts has binary digits: sums lose few digits, long lists are copied seldom, and which parts are merged depends on
 * nothing but their order.
 */
final class PairwiseMerge<P> {
    private final BinaryOperator<P> merge;
    private final List<P> parts = new ArrayList<>();
    private int count;

    PairwiseMerge(BinaryOperator<P> merge) {
        this.merge = merge;
    }

    void add(P part) {
        P merged = part;
        count++;
        for (int pairs = count; pairs % 2 == 0; pairs /= 2) {
            merged = merge.apply(parts.remove(parts.size() - 1), merged);
        }
        parts.add(merged);
    }

    /** How many parts were added. */
    int count() {
        return count;
    }

    /**
     * All parts so far.
     *
     * @param none where there is none
     */
    P result(P none) {
        P all = none;
        for (int i = parts.size() - 1; i >= 0; i--) {
            all = i == parts.size() - 1 ? parts.get(i) : merge.apply(parts.get(i), all);
        }
        return all;
    }
}
