package org.convscope.inspect.gradients;

import java.util.List;
import org.convscope.array.Range;
import org.convscope.array.Tensor;

/** Places around or before an input at which gradients are taken. */
interface GradientPoints {
    /** How many there are for each frame. */
    int count();

    /**
     * Writes the numbers of one input at one of a frame's places. Asked for frame by frame, place by place, input by input.
     *
     * @param from index of the frame's first number in the input
     * @param length how many numbers a frame has
     * @param target written from {@code to} on
     */
    void write(int frame, int point, int input, int from, int length, float[] target, int to);

    /** The inputs themselves. */
    static GradientPoints itself(List<Tensor> inputs) {
        return new GradientPoints() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public void write(int frame, int point, int input, int from, int length, float[] target, int to) {
                System.arraycopy(inputs.get(input).data(), from, target, to, length);
            }
        };
    }

    /** The middles of equal steps on the straight way from zeros to the inputs. */
    record Midpoints(List<Tensor> inputs, int count) implements GradientPoints {
        @Override
        public void write(int frame, int point, int input, int from, int length, float[] target, int to) {
            float share = (float) ((point + 0.5) / count);
            float[] numbers = inputs.get(input).data();
            for (int i = 0; i < length; i++) {
                target[to + i] = share * numbers[from + i];
            }
        }
    }

    /**
     * The inputs with normal noise of a tenth of their range. The noise is that of {@link java.util.Random#nextGaussian()}, number by number
     * and copy by copy, and begins anew with each frame, whose maps therefore do not depend on what stands beside it.
     */
    final class Noisy implements GradientPoints {
        /** Of the frame's range, largest less smallest. */
        static final double SHARE = 0.1;

        private final List<Tensor> inputs;
        private final int count;
        private final long seed;
        private NormalNoise noise;

        Noisy(List<Tensor> inputs, int count, long seed) {
            this.inputs = inputs;
            this.count = count;
            this.seed = seed;
            this.noise = new NormalNoise(seed);
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public void write(int frame, int point, int input, int from, int length, float[] target, int to) {
            if (point == 0 && input == 0) {
                noise = new NormalNoise(seed);
            }
            double sigma = sigma(input, from, length);
            float[] numbers = inputs.get(input).data();
            double[] normal = noise.next(length);
            for (int i = 0; i < length; i++) {
                target[to + i] = (float) (numbers[from + i] + sigma * normal[i]);
            }
        }

        /** The noise's standard deviation in each frame of an input. */
        double[] sigmas(int input) {
            Tensor numbers = inputs.get(input);
            int frames = numbers.length(0);
            int length = numbers.size() / frames;
            double[] sigmas = new double[frames];
            for (int frame = 0; frame < frames; frame++) {
                sigmas[frame] = sigma(input, frame * length, length);
            }
            return sigmas;
        }

        private double sigma(int input, int from, int length) {
            return SHARE
                    * Range.of(inputs.get(input).data(), from, from + length, 1).width();
        }
    }
}
