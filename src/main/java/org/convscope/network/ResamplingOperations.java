package org.convscope.network;

import java.util.List;

/** Operations that pad, crop or resample the spatial axes; members of {@link Operation}. */
public interface ResamplingOperations {

    /** Zeros added: {@code before[i]} and {@code after[i]} on spatial axis i. */
    record ZeroPadding(int[] before, int[] after) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return grown(InputShapes.withRank(InputShapes.single(inputs), before.length + 2), before, after, 1);
        }

        @Override
        public LocalField localField(int axis, int length) {
            return axis < before.length ? LocalField.shifted(-before[axis]) : LocalField.EVERYTHING;
        }
    }

    /** One number around the axes besides the batch: {@code before[i]} and {@code after[i]} on axis i + 1. */
    record ConstantPadding(int[] before, int[] after, double value) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return grown(InputShapes.withRank(InputShapes.single(inputs), before.length + 1), before, after, 1);
        }

        @Override
        public LocalField localField(int axis, int length) {
            return axis < before.length ? LocalField.shifted(-before[axis]) : LocalField.EVERYTHING;
        }
    }

    record Cropping(int[] before, int[] after) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return grown(InputShapes.withRank(InputShapes.single(inputs), before.length + 2), before, after, -1);
        }

        @Override
        public LocalField localField(int axis, int length) {
            return axis < before.length ? LocalField.shifted(before[axis]) : LocalField.EVERYTHING;
        }
    }

    /** {@code UpSampling1D/2D/3D}: whole factors. */
    record UpSampling(int[] factors, Operation.Interpolation interpolation) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.withRank(InputShapes.single(inputs), factors.length + 2);
            int[] output = input.clone();
            for (int i = 0; i < factors.length; i++) {
                output[i + 1] = input[i + 1] < 0 ? -1 : InputShapes.length((long) input[i + 1] * factors[i], input);
            }
            return output;
        }

        @Override
        public LocalField localField(int axis, int length) {
            if (axis >= factors.length) {
                return LocalField.EVERYTHING;
            }
            int factor = factors[axis];
            return switch (interpolation) {
                case NEAREST -> nearest(factor);
                case BILINEAR_FROM_CORNERS -> new LocalField(2, 1, factor, 0);
                case BILINEAR, BICUBIC, AREA, LANCZOS3, LANCZOS5, GAUSSIAN, MITCHELLCUBIC ->
                    new LocalField(2, 1, factor, (1.0 / factor - 1) / 2 - 0.5);
            };
        }
    }

    /**
     * Keras's {@code Resizing}.
     *
     * @param cropToAspectRatio the largest centred window of the target's proportions is resized
     * @param antialias Keras 3 only
     * @param always whether an image of the right size is resampled too, which blurs it with some interpolations
     */
    record Resizing(
            int height,
            int width,
            Operation.Interpolation interpolation,
            boolean cropToAspectRatio,
            boolean antialias,
            boolean always)
            implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.withRank(InputShapes.single(inputs), 4);
            return new int[] {input[0], height, width, input[3]};
        }

        @Override
        public LocalField localField(int axis, int length) {
            if (axis > 1 || length <= 0) {
                return LocalField.EVERYTHING;
            }
            double step = length / (double) (axis == 0 ? height : width);
            double wider = Math.max(1, step);
            return new LocalField(1 + wider, step, 1, (step - 1) / 2 - wider / 2);
        }
    }

    /** {@code CenterCrop}: the middle, or, where the input is smaller, a crop of its resized self as Keras does. */
    record CenterCrop(int height, int width) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.withRank(InputShapes.single(inputs), 4);
            return new int[] {input[0], height, width, input[3]};
        }

        @Override
        public LocalField localField(int axis, int length) {
            int spare = length - (axis == 0 ? height : width);
            return axis > 1 || spare < 0 ? LocalField.EVERYTHING : LocalField.shifted(spare / 2);
        }
    }

    /** Each position so many times. */
    static LocalField nearest(int factor) {
        return new LocalField(1, 1, factor, (1.0 / factor - 1) / 2);
    }

    /** Each axis besides the batch longer, or shorter, by so much at both ends. */
    private static int[] grown(int[] input, int[] before, int[] after, int sign) {
        int[] output = input.clone();
        for (int i = 0; i < before.length; i++) {
            long length = input[i + 1] + sign * ((long) before[i] + after[i]);
            if (input[i + 1] >= 0 && (length <= 0 || length > Integer.MAX_VALUE)) {
                throw InputShapes.wrong("nothing of its input would be left, or too much", "", input);
            }
            output[i + 1] = input[i + 1] < 0 ? -1 : (int) length;
        }
        return output;
    }
}
