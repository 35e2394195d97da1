package org.convscope.network;

import java.util.Arrays;
import java.util.List;
import org.convscope.problem.Problem;

/** Operations that move, pick, join or drop numbers and axes; members of {@link Operation}. */
public interface MovingOperations {

    record Concatenate(int axis) implements PositionwiseOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.joined(inputs, axis);
        }
    }

    /** A change of shape to (N, everything), row-major. */
    record Flatten() implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.single(inputs);
            return new int[] {input[0], InputShapes.size(input, 1)};
        }

        @Override
        public LocalField localField(int axis, int length) {
            return LocalField.EVERYTHING;
        }
    }

    /** A change of shape to this one without the batch, row-major; one entry may be -1. */
    record Reshape(int[] shape) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.single(inputs);
            int[] output = new int[shape.length + 1];
            output[0] = input[0];
            System.arraycopy(shape, 0, output, 1, shape.length);
            int open = 0;
            for (int axis = 1; axis < output.length; axis++) {
                if (output[axis] < 0 && open > 0) {
                    throw Problem.of("reshapes to more than one open length")
                            .found(Arrays.toString(shape))
                            .asException();
                }
                open = output[axis] < 0 ? axis : open;
            }
            int size = InputShapes.size(input, 1);
            int known = InputShapes.size(open > 0 ? InputShapes.with(output, open, 1) : output, 1);
            if (open > 0 && size >= 0 && known > 0) {
                output[open] = size / known;
                known *= output[open];
            }
            if (size >= 0 && size != known) {
                throw InputShapes.wrong(
                        "reshapes to a shape of another size", Arrays.toString(shape) + " a frame", input);
            }
            return output;
        }

        @Override
        public LocalField localField(int axis, int length) {
            return LocalField.EVERYTHING;
        }
    }

    /** {@code axes[i]} is the input axis that becomes axis i; {@code axes[0]} is 0. */
    record Transpose(int[] axes) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.withRank(InputShapes.single(inputs), axes.length);
            return Arrays.stream(axes)
                    .map(axis -> input[InputShapes.axis(axis, input.length)])
                    .toArray();
        }

        @Override
        public LocalField localField(int axis, int length) {
            boolean stays = axis + 1 < axes.length && axes[axis + 1] == axis + 1;
            return stays ? LocalField.POSITION : LocalField.EVERYTHING;
        }
    }

    record RepeatVector(int times) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.withRank(InputShapes.single(inputs), 2);
            return new int[] {input[0], times, input[1]};
        }

        @Override
        public LocalField localField(int axis, int length) {
            return LocalField.EVERYTHING;
        }
    }

    /** An axis of length 1 put in. */
    record ExpandDimensions(int axis) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.inserted(InputShapes.single(inputs), axis, 1);
        }

        @Override
        public LocalField localField(int spatialAxis, int length) {
            return LocalField.EVERYTHING;
        }
    }

    /** Axes of length 1 taken out. */
    record Squeeze(int[] axes) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.single(inputs);
            int[] output = InputShapes.without(input, axes);
            for (int axis : axes) {
                if (!InputShapes.fit(input[axis], 1)) {
                    throw InputShapes.wrong("axis " + axis + " cannot be taken out", "length 1", input);
                }
            }
            return output;
        }

        @Override
        public LocalField localField(int axis, int length) {
            return LocalField.EVERYTHING;
        }
    }

    /** {@code x[begin:end:stride]} an axis; null ends go to the border. {@code dropped} axes were indexed by a number, {@code added} are new axes in the result. */
    record Slice(List<Operation.AxisSlice> axes, int[] dropped, int[] added) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.single(inputs);
            int[] output = input.clone();
            for (int axis = 0; axis < Math.min(axes.size(), output.length); axis++) {
                output[axis] = axes.get(axis).count(input[axis]);
            }
            for (int axis : dropped) {
                if (output[InputShapes.frameAxis(axis, output.length)] == 0) {
                    throw InputShapes.wrong(
                            "takes an entry that its input does not have", "a longer axis " + axis, input);
                }
            }
            output = InputShapes.without(output, dropped);
            for (int axis : added) {
                output = InputShapes.inserted(output, axis, 1);
            }
            return output;
        }

        @Override
        public LocalField localField(int axis, int length) {
            if (dropped.length > 0 || added.length > 0) {
                return LocalField.EVERYTHING;
            }
            Operation.AxisSlice slice = axis + 1 < axes.size() ? axes.get(axis + 1) : Operation.AxisSlice.ALL;
            boolean counts = slice.stride() > 0 && (length >= 0 || slice.begin() == null || slice.begin() >= 0);
            return counts
                    ? new LocalField(1, slice.stride(), 1, slice.first(length < 0 ? Integer.MAX_VALUE : length))
                    : LocalField.EVERYTHING;
        }
    }

    record Split(int parts, int axis, int taken) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.single(inputs);
            int length = input[InputShapes.frameAxis(axis, input.length)];
            if (parts < 1 || (length >= 0 && length % parts != 0)) {
                throw InputShapes.wrong("it cannot be split into " + parts + " equal parts", "", input);
            }
            return InputShapes.with(input, axis, length < 0 ? -1 : length / parts);
        }

        @Override
        public LocalField localField(int spatialAxis, int length) {
            if (spatialAxis + 1 != axis) {
                return LocalField.POSITION;
            }
            return length < 0 ? LocalField.EVERYTHING : LocalField.shifted(taken * (length / parts));
        }
    }

    /** Several tensors on a new axis. */
    record Stack(int axis) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            return InputShapes.joined(
                    inputs.stream()
                            .map(input -> InputShapes.inserted(input, axis, 1))
                            .toList(),
                    axis);
        }

        @Override
        public LocalField localField(int spatialAxis, int length) {
            return LocalField.EVERYTHING;
        }
    }

    /**
     * Entries of one axis in another order, some of them several times or not at all.
     *
     * @param numbers as {@code picking} says
     */
    record Pick(int axis, Operation.Picking picking, int[] numbers) implements MovingOperation {
        @Override
        public int[] outputShape(List<int[]> inputs) {
            int[] input = InputShapes.single(inputs);
            int length = input[InputShapes.frameAxis(axis, input.length)];
            return InputShapes.with(input, axis, InputShapes.length(picked(length), input));
        }

        private long picked(int length) {
            return switch (picking) {
                case PLACES -> {
                    for (int place : numbers) {
                        if (length >= 0 && (place >= length || place < -length)) {
                            throw Problem.of("takes an entry that its input does not have")
                                    .expected("one of " + length)
                                    .found(place)
                                    .asException();
                        }
                    }
                    yield numbers.length;
                }
                case ROLL -> length;
                case REPEAT, TILE -> length < 0 ? -1 : (long) length * numbers[0];
                case REFLECT, SYMMETRIC, EDGE, WRAP -> length < 0 ? -1 : (long) length + numbers[0] + numbers[1];
            };
        }

        @Override
        public LocalField localField(int spatialAxis, int length) {
            if (spatialAxis + 1 != axis) {
                return LocalField.POSITION;
            }
            return switch (picking) {
                case PLACES, ROLL, TILE -> LocalField.EVERYTHING;
                case REPEAT -> ResamplingOperations.nearest(numbers[0]);
                case REFLECT, SYMMETRIC, EDGE, WRAP -> LocalField.shifted(-numbers[0]);
            };
        }
    }
}
