package org.convscope.inspect.pixel;

import java.util.List;

/** What a value is made of before anything is done to it where it stands. */
public sealed interface PixelSource {
    /** The layer that makes it. */
    String layer();

    double value();

    /** As large as what was added up is, whatever the signs: rounding is to be measured by it. */
    double magnitude();

    /**
     * Numbers under a window times those of a kernel, and a bias.
     *
     * @param input what the window lies on: the layer's input
     * @param patches channel by channel, the one that adds most first; the first ones of all, or a later run of them
     * @param first place of the first of them among all channels, from 0
     * @param channels of how many
     * @param sums what each channel adds, the largest magnitude first
     * @param bias 0 where there is none
     * @param magnitude of all products and the bias
     * @param note empty, or how the kernel came about where it is not the file's
     */
    record Weighed(
            String layer,
            String input,
            List<ChannelPatch> patches,
            int first,
            int channels,
            double[] sums,
            double bias,
            double magnitude,
            String note)
            implements PixelSource {
        public Weighed {
            patches = List.copyOf(patches);
        }

        @Override
        public double value() {
            double sum = bias;
            for (double one : sums) {
                sum += one;
            }
            return sum;
        }

        /** What the channels add that are not among the patches. */
        public double others() {
            double sum = 0;
            for (int i = 0; i < sums.length; i++) {
                sum += i >= first && i < first + patches.size() ? 0 : sums[i];
            }
            return sum;
        }
    }

    /**
     * The largest of what is under a window, or its mean; padding does not count.
     *
     * @param patch without a kernel
     * @param chosen index of the largest in the patch; -1 for a mean
     */
    record Pooled(String layer, String input, ChannelPatch patch, int chosen, double value) implements PixelSource {
        @Override
        public double magnitude() {
            return Math.abs(value);
        }
    }

    /**
     * The values of several layers at the same place put together.
     *
     * @param word what is done with them: add, multiply ...
     */
    record Merged(String layer, String word, List<Operand> operands, double value) implements PixelSource {
        public Merged {
            operands = List.copyOf(operands);
        }

        @Override
        public double magnitude() {
            return operands.stream()
                    .mapToDouble(operand -> Math.abs(operand.value()))
                    .sum();
        }
    }

    /** A value of a layer at a place. */
    record Operand(String layer, double value) {}

    /**
     * A value whose making is not taken apart.
     *
     * @param reason why, a sentence
     */
    record Given(String layer, double value, String reason) implements PixelSource {
        @Override
        public double magnitude() {
            return Math.abs(value);
        }
    }
}
