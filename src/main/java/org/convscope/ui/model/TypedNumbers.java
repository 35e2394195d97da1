package org.convscope.ui.model;

import java.util.Arrays;
import java.util.List;
import org.convscope.input.EightBitCounts;
import org.convscope.input.InputScale;

/**
 * Two parts of numbers with a comma between them, as a user types them beside a choice. What cannot be understood is told in a
 * sentence, as an IllegalArgumentException.
 *
 * @param title what the numbers are
 * @param text as typed
 */
record TypedNumbers(String title, String text) {
    EightBitCounts counts(int chosen) {
        if (chosen == 0) {
            return new EightBitCounts.Kept();
        }
        double first = number(0);
        double second = number(1);
        try {
            return switch (chosen) {
                case 1 -> new EightBitCounts.Linear(first, second);
                case 2 -> new EightBitCounts.SquareRoot(first, second);
                default -> new EightBitCounts.SquareRootOfMedian(first, second);
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    chosen == 3
                            ? "The factor is to be above 0, and both are to be numbers, such as 128, -10."
                            : "The percentiles are to lie within 0 and 100, the lower first, such as 0.1, 99.9.",
                    e);
        }
    }

    InputScale scale(int chosen) {
        return switch (chosen) {
            case 1 -> new InputScale.By255();
            case 2 -> new InputScale.MinusOneToOne();
            case 3 -> new InputScale.Caffe();
            case 4 -> zScore();
            case 5 -> minMax();
            default -> new InputScale.Raw();
        };
    }

    private InputScale zScore() {
        List<Double> means = numbers(0);
        List<Double> deviations = numbers(1);
        try {
            return new InputScale.ZScore(means, deviations);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "There are to be as many deviations as means, and none of them 0, such as 0.5, 0.25.", e);
        }
    }

    private InputScale minMax() {
        double least = number(0);
        double most = number(1);
        try {
            return new InputScale.MinMax(least, most);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The smallest is to be below the largest, such as 0, 74.", e);
        }
    }

    private double number(int index) {
        return numbers(index).get(0);
    }

    /** One of the two parts between commas; a part may hold a number for each channel. */
    private List<Double> numbers(int index) {
        String[] parts = text.strip().split("\\s*,\\s*", -1);
        try {
            if (parts.length == 2) {
                return Arrays.stream(parts[index].split("\\s+"))
                        .map(Double::valueOf)
                        .toList();
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(title + " are to be numbers, not " + text + ".", e);
        }
        throw new IllegalArgumentException(title + " are to have a comma between them.");
    }
}
