package org.convscope.dataset;

import java.util.Comparator;

/**
 * The order in which people sort names: numbers inside by their value, so that a2 stands before a10; case does not
 * matter.
 */
public final class NaturalOrder {
    /** Ties are broken by the plain order, so that only equal names are equal. */
    public static final Comparator<String> COMPARATOR =
            ((Comparator<String>) NaturalOrder::compare).thenComparing(Comparator.naturalOrder());

    private NaturalOrder() {}

    private static int compare(String first, String second) {
        int i = 0;
        int j = 0;
        while (i < first.length() && j < second.length()) {
            int order;
            if (isDigit(first, i) && isDigit(second, j)) {
                int endFirst = endOfNumber(first, i);
                int endSecond = endOfNumber(second, j);
                order = compareNumbers(first, i, endFirst, second, j, endSecond);
                i = endFirst;
                j = endSecond;
            } else {
                order = Character.compare(
                        Character.toLowerCase(first.charAt(i++)), Character.toLowerCase(second.charAt(j++)));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(first.length() - i, second.length() - j);
    }

    /** Compares numbers of any length by their value. */
    private static int compareNumbers(String first, int i, int endFirst, String second, int j, int endSecond) {
        int from = afterZeros(first, i, endFirst);
        int other = afterZeros(second, j, endSecond);
        int order = Integer.compare(endFirst - from, endSecond - other);
        for (int k = 0; order == 0 && from + k < endFirst; k++) {
            order = Character.compare(first.charAt(from + k), second.charAt(other + k));
        }
        return order;
    }

    private static int afterZeros(String text, int from, int end) {
        int at = from;
        while (at < end - 1 && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text, end)) {
            end++;
        }
        return end;
    }
}
