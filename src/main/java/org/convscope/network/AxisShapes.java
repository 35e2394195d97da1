package org.convscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.problem.Problem;

/** Shapes of what moves, joins or removes axes. Axes count the batch as 0, shapes are without it. */
final class AxisShapes {
    private AxisShapes() {}

    static int[] outputShape(Operation operation, List<int[]> inputs) {
        int[] x = inputs.get(0);
        if (operation instanceof Operation.Concatenate c) {
            return concatenated(inputs, c.axis());
        }
        if (operation instanceof Operation.Stack s) {
            int[] shape = insert(x, s.axis(), inputs.size());
            inputs.forEach(other -> Broadcast.shape(x, other));
            return shape;
        }
        if (operation instanceof Operation.Flatten) {
            return new int[] {size(x)};
        }
        if (operation instanceof Operation.Reshape r) {
            return reshaped(x, r.shape());
        }
        if (operation instanceof Operation.Transpose t) {
            int[] shape = new int[x.length];
            for (int i = 0; i < x.length; i++) {
                shape[i] = at(x, t.axes()[i + 1]);
            }
            return shape;
        }
        if (operation instanceof Operation.RepeatVector r) {
            return new int[] {r.times(), at(x, 1)};
        }
        if (operation instanceof Operation.ExpandDimensions e) {
            return insert(x, e.axis(), 1);
        }
        if (operation instanceof Operation.Squeeze s) {
            return without(x, s.axes());
        }
        if (operation instanceof Operation.Reduce r) {
            return reduced(x, r);
        }
        if (operation instanceof Operation.Slice s) {
            return sliced(x, s);
        }
        if (operation instanceof Operation.Split s) {
            int[] shape = x.clone();
            int length = at(x, s.axis());
            if (length >= 0 && length % s.parts() != 0) {
                throw Problem.of("cannot be split into " + s.parts() + " equal parts")
                        .found(ShapeInference.text(x))
                        .asException();
            }
            shape[s.axis() - 1] = length < 0 ? -1 : length / s.parts();
            return shape;
        }
        if (operation instanceof Operation.Pick p) {
            int[] shape = x.clone();
            shape[p.axis() - 1] = picked(at(x, p.axis()), p);
            return shape;
        }
        if (operation instanceof Operation.ConstantPadding p) {
            int[] shape = x.clone();
            for (int i = 0; i < shape.length; i++) {
                shape[i] = shape[i] < 0 ? -1 : shape[i] + p.before()[i] + p.after()[i];
            }
            return shape;
        }
        if (operation instanceof Operation.OneHot h) {
            return insert(x, h.axis(), h.depth());
        }
        if (operation instanceof Operation.Dot d) {
            return dotted(x, inputs.get(1), d);
        }
        throw new IllegalArgumentException(
                "no shape rule for " + operation.getClass().getSimpleName());
    }

    private static int at(int[] shape, int axis) {
        if (axis < 1 || axis > shape.length) {
            throw Problem.of("works on an axis that its input does not have")
                    .expected("1 to " + shape.length)
                    .found(axis)
                    .asException();
        }
        return shape[axis - 1];
    }

    /** All lengths multiplied, -1 where one is free. */
    private static int size(int[] shape) {
        long size = 1;
        for (int length : shape) {
            if (length < 0) {
                return -1;
            }
            size *= length;
            if (size > Integer.MAX_VALUE) {
                throw Problem.of("has more numbers than one axis can hold")
                        .found(ShapeInference.text(shape))
                        .asException();
            }
        }
        return (int) size;
    }

    private static int picked(int length, Operation.Pick pick) {
        int[] numbers = pick.numbers();
        if (pick.picking() == Operation.Picking.PLACES) {
            for (int place : numbers) {
                if (length >= 0 && (place >= length || place < -length)) {
                    throw Problem.of("takes an entry that its input does not have")
                            .expected("one of " + length)
                            .found(place)
                            .asException();
                }
            }
            return numbers.length;
        }
        if (length < 0) {
            return -1;
        }
        return switch (pick.picking()) {
            case PLACES, ROLL -> length;
            case REPEAT, TILE -> Math.multiplyExact(length, numbers[0]);
            case REFLECT, SYMMETRIC, EDGE, WRAP -> length + numbers[0] + numbers[1];
        };
    }

    private static int[] concatenated(List<int[]> inputs, int axis) {
        int[] shape = inputs.get(0).clone();
        int total = at(shape, axis);
        for (int[] other : inputs.subList(1, inputs.size())) {
            if (other.length != shape.length) {
                throw mismatch(shape, other);
            }
            for (int i = 0; i < shape.length; i++) {
                if (i != axis - 1 && shape[i] >= 0 && other[i] >= 0 && shape[i] != other[i]) {
                    throw mismatch(shape, other);
                }
                if (i != axis - 1) {
                    shape[i] = Math.max(shape[i], other[i]);
                }
            }
            total = total < 0 || other[axis - 1] < 0 ? -1 : Math.addExact(total, other[axis - 1]);
        }
        shape[axis - 1] = total;
        return shape;
    }

    private static RuntimeException mismatch(int[] a, int[] b) {
        return Problem.of("joins inputs whose shapes do not fit")
                .found(ShapeInference.text(a) + " and " + ShapeInference.text(b))
                .asException();
    }

    private static int[] reshaped(int[] x, int[] target) {
        int known = 1;
        int open = -1;
        for (int i = 0; i < target.length; i++) {
            if (target[i] < 0) {
                if (open >= 0) {
                    throw Problem.of("reshapes to more than one open length")
                            .found(Arrays.toString(target))
                            .asException();
                }
                open = i;
            } else {
                known = Math.multiplyExact(known, target[i]);
            }
        }
        int size = size(x);
        int[] shape = target.clone();
        if (open >= 0) {
            shape[open] = size < 0 || known == 0 ? -1 : size / known;
        }
        if (size >= 0 && size != (open < 0 ? known : known * shape[open])) {
            throw Problem.of("reshapes to a shape of another size")
                    .expected(Arrays.toString(target))
                    .found(ShapeInference.text(x))
                    .asException();
        }
        return shape;
    }

    private static int[] insert(int[] shape, int axis, int length) {
        if (axis < 1 || axis > shape.length + 1) {
            at(shape, axis);
        }
        int[] result = new int[shape.length + 1];
        System.arraycopy(shape, 0, result, 0, axis - 1);
        result[axis - 1] = length;
        System.arraycopy(shape, axis - 1, result, axis, shape.length - axis + 1);
        return result;
    }

    private static int[] without(int[] shape, int[] axes) {
        List<Integer> kept = new ArrayList<>();
        for (int axis = 1; axis <= shape.length; axis++) {
            int here = axis;
            if (Arrays.stream(axes).noneMatch(a -> a == here)) {
                kept.add(shape[axis - 1]);
            }
        }
        Arrays.stream(axes).forEach(axis -> at(shape, axis));
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] reduced(int[] x, Operation.Reduce reduce) {
        if (!reduce.keepDimensions()) {
            return without(x, reduce.axes());
        }
        int[] shape = x.clone();
        for (int axis : reduce.axes()) {
            at(x, axis);
            shape[axis - 1] = 1;
        }
        return shape;
    }

    private static int[] sliced(int[] x, Operation.Slice slice) {
        List<Integer> shape = new ArrayList<>();
        for (int axis = 1; axis <= x.length; axis++) {
            int here = axis;
            if (Arrays.stream(slice.dropped()).anyMatch(a -> a == here)) {
                continue;
            }
            shape.add(
                    axis < slice.axes().size()
                            ? length(x[axis - 1], slice.axes().get(axis))
                            : (Integer) x[axis - 1]);
        }
        for (int axis : slice.added()) {
            shape.add(Math.min(shape.size(), Math.max(0, axis - 1)), 1);
        }
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The length of a Python slice. */
    private static int length(int length, Operation.AxisSlice slice) {
        if (slice.begin() == null && slice.end() == null && Math.abs(slice.stride()) == 1) {
            return length;
        }
        if (length < 0) {
            return -1;
        }
        int stride = slice.stride();
        int begin = limit(slice.begin(), length, stride, stride > 0 ? 0 : length - 1);
        int end = limit(slice.end(), length, stride, stride > 0 ? length : -1);
        int count = stride > 0 ? (end - begin + stride - 1) / stride : (begin - end - stride - 1) / -stride;
        return Math.max(0, count);
    }

    private static int limit(@org.jspecify.annotations.Nullable Integer value, int length, int stride, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        int place = value < 0 ? value + length : value;
        return stride > 0 ? Math.max(0, Math.min(length, place)) : Math.max(-1, Math.min(length - 1, place));
    }

    private static int[] dotted(int[] a, int[] b, Operation.Dot dot) {
        int[] left = without(a, new int[] {dot.firstAxis()});
        int[] right = without(b, new int[] {dot.secondAxis()});
        int[] shape = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, shape, left.length, right.length);
        return shape.length == 0 ? new int[] {1} : shape;
    }
}
