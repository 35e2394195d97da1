package org.convscope.input;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameStatistics;
import org.convscope.frame.PictureScale;
import org.convscope.frame.Pixels;

/**
 * Pillow's resizing with a filter that widens where the frame becomes smaller, which Keras's {@code load_img} and its {@code
 * interpolation} give, across first or down first as Pillow 13. Pictures of 8 bits stay whole numbers of 0 to 255 in both steps, with weights of
 * 22 fractional bits; whole counts are rounded in both. A masked pixel counts as 0, and is masked where it is the nearest one.
 */
enum PillowFilter {
    BILINEAR(1, x -> 1 - x),
    /** Catmull and Rom's, a = -0.5. */
    BICUBIC(2, x -> x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2),
    LANCZOS(3, x -> sinc(x) * sinc(x / 3));

    private static final int FRACTION = 22;

    private final double support;

    @SuppressWarnings("ImmutableEnumChecker") // a function of its number alone
    private final DoubleUnaryOperator weight;

    PillowFilter(double support, DoubleUnaryOperator weight) {
        this.support = support;
        this.weight = weight;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /**
     * The numbers that one new number is made of, their weights adding up to 1.
     *
     * @param from the first of them
     */
    private record Taps(int from, double[] weights) {
        double sum(double[] numbers, int step, int offset) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += numbers[(from + i) * step + offset] * weights[i];
            }
            return sum;
        }

        /** The sum in whole numbers, of which the last 22 bits are a fraction. */
        int fixed(double[] numbers, int step, int offset) {
            int sum = 1 << (FRACTION - 1);
            for (int i = 0; i < weights.length; i++) {
                double scaled = weights[i] * (1 << FRACTION);
                int number = (int) numbers[(from + i) * step + offset];
                sum += number * (int) (scaled + (scaled < 0 ? -0.5 : 0.5));
            }
            return sum >> FRACTION;
        }
    }

    /** What Pillow's kinds of image keep of a sum. */
    private enum Rounding {
        NONE,
        WHOLE,
        SIXTEEN_BIT,
        EIGHT_BIT;

        static Rounding of(Frame frame) {
            if (frame.pixels() instanceof Pixels.Float32 || frame.pixels() instanceof Pixels.Float64) {
                return NONE;
            }
            if (frame.picture().equals(PictureScale.EIGHT_BIT)) {
                return EIGHT_BIT;
            }
            return frame.depth() <= 16 && FrameStatistics.of(frame).min() >= 0 ? SIXTEEN_BIT : WHOLE;
        }

        double kept(Taps taps, double[] numbers, int step, int offset) {
            if (this == EIGHT_BIT) {
                return Math.max(0, Math.min(255, taps.fixed(numbers, step, offset)));
            }
            double sum = taps.sum(numbers, step, offset);
            double whole = Math.copySign(Math.floor(Math.abs(sum) + 0.5), sum);
            return switch (this) {
                case NONE -> (float) sum;
                case WHOLE -> whole;
                default -> Math.max(0, Math.min(65535, whole));
            };
        }
    }

    /** Empty for resampling that is not Pillow's. */
    static Optional<PillowFilter> of(FrameResampling resample) {
        return switch (resample) {
            case PILLOW_BILINEAR -> Optional.of(BILINEAR);
            case PILLOW_BICUBIC -> Optional.of(BICUBIC);
            case PILLOW_LANCZOS -> Optional.of(LANCZOS);
            default -> Optional.empty();
        };
    }

    /**
     * @param whole the frame at its own size, its channels already those of the network: so Keras does it
     */
    SampledFrame sample(Frame frame, SampledFrame whole, CoordinateMap map) {
        Rounding rounding = Rounding.of(frame);
        int channels = whole.channels();
        var part = new Lines(map.height(), map.width() * channels, part(frame, whole, map));
        boolean downFirst = isDownFirst(map);
        Lines resized = downFirst
                ? across(down(part, map, rounding), map, channels, rounding)
                : down(across(part, map, channels, rounding), map, rounding);
        float[] values = new float[resized.numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) resized.numbers[i];
        }
        return new SampledFrame(values, channels, masked(frame, map));
    }

    /** Pillow 13's order, as its results show it: the other changes a number here and there by 1. */
    private static boolean isDownFirst(CoordinateMap map) {
        double wider = (double) map.inputWidth() / map.width();
        double higher = (double) map.inputHeight() / map.height();
        return higher < 1 && wider * wider > higher;
    }

    /** Numbers line by line. */
    private record Lines(int count, int length, double[] numbers) {}

    private static double[] part(Frame frame, SampledFrame whole, CoordinateMap map) {
        int length = map.width() * whole.channels();
        double[] part = new double[Math.multiplyExact(map.height(), length)];
        for (int i = 0; i < part.length; i++) {
            int first = ((map.top() + i / length) * frame.width() + map.left()) * whole.channels();
            part[i] = whole.values()[first + i % length];
        }
        return part;
    }

    private Lines across(Lines lines, CoordinateMap map, int channels, Rounding rounding) {
        if (map.width() == map.inputWidth()) {
            return lines;
        }
        Taps[] columns = taps(map.width(), map.inputWidth());
        int length = map.inputWidth() * channels;
        double[] result = new double[Math.multiplyExact(lines.count, length)];
        for (int i = 0; i < result.length; i++) {
            int first = i / length * lines.length + i % channels;
            result[i] = rounding.kept(columns[i % length / channels], lines.numbers, channels, first);
        }
        return new Lines(lines.count, length, result);
    }

    private Lines down(Lines lines, CoordinateMap map, Rounding rounding) {
        if (map.height() == map.inputHeight()) {
            return lines;
        }
        Taps[] rows = taps(map.height(), map.inputHeight());
        double[] result = new double[Math.multiplyExact(map.inputHeight(), lines.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = rounding.kept(rows[i / lines.length], lines.numbers, lines.length, i % lines.length);
        }
        return new Lines(map.inputHeight(), lines.length, result);
    }

    /** Where the nearest pixel is masked. */
    private static BitSet masked(Frame frame, CoordinateMap map) {
        var masked = new BitSet();
        for (int y = 0; y < map.inputHeight() && frame.mask().excluded() > 0; y++) {
            for (int x = 0; x < map.inputWidth(); x++) {
                int nearX = (int) Math.min(map.frameX(x + 0.5), map.left() + map.width() - 1);
                int nearY = (int) Math.min(map.frameY(y + 0.5), map.top() + map.height() - 1);
                masked.set(y * map.inputWidth() + x, frame.mask().excludes(nearY * frame.width() + nearX));
            }
        }
        return masked;
    }

    private Taps[] taps(int length, int wanted) {
        double scale = (double) length / wanted;
        double stretch = Math.max(1, scale);
        double reach = support * stretch;
        Taps[] taps = new Taps[wanted];
        for (int i = 0; i < wanted; i++) {
            double centre = (i + 0.5) * scale;
            int from = Math.max(0, (int) (centre - reach + 0.5));
            int to = Math.min(length, (int) (centre + reach + 0.5));
            double[] weights = new double[to - from];
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                double distance = Math.abs((k + from - centre + 0.5) / stretch);
                weights[k] = distance < support ? weight.applyAsDouble(distance) : 0;
                sum += weights[k];
            }
            for (int k = 0; k < weights.length && sum != 0; k++) {
                weights[k] /= sum;
            }
            taps[i] = new Taps(from, weights);
        }
        return taps;
    }
}
