package org.convscope.network;

import org.convscope.problem.Problem;

/** Shapes of element-wise and matrix operations on two tensors, as numpy broadcasts them. Shapes are without the batch. */
final class Broadcast {
    private Broadcast() {}

    /** Axes are aligned at the end, the batch included, so that a shorter one must not meet the batch. */
    static int[] shape(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        int[] shape = new int[rank];
        for (int i = 0; i < rank; i++) {
            shape[rank - 1 - i] = length(a, b, at(a, i), at(b, i));
        }
        return shape;
    }

    /** The constant has no batch axis unless it is as long as the tensor with its batch. */
    static int[] withConstant(int[] x, int[] constant) {
        int[] tail = constant;
        if (constant.length == x.length + 1) {
            tail = java.util.Arrays.copyOfRange(constant, 1, constant.length);
        } else if (constant.length > x.length + 1) {
            throw Problem.of("has a constant of more axes than its input").asException();
        }
        return shape(x, tail);
    }

    static int[] product(int[] a, int[] b, Operation.MatrixProduct product) {
        if (a.length < 2 || b.length < 2) {
            throw Problem.of("multiplies matrices, but an input has too few axes")
                    .found(ShapeInference.text(a) + " and " + ShapeInference.text(b))
                    .asException();
        }
        int rows = a[a.length - (product.transposeFirst() ? 1 : 2)];
        int inner = a[a.length - (product.transposeFirst() ? 2 : 1)];
        int innerToo = b[b.length - (product.transposeSecond() ? 1 : 2)];
        int columns = b[b.length - (product.transposeSecond() ? 2 : 1)];
        if (inner >= 0 && innerToo >= 0 && inner != innerToo) {
            throw mismatch(a, b);
        }
        int[] head = shape(java.util.Arrays.copyOf(a, a.length - 2), java.util.Arrays.copyOf(b, b.length - 2));
        int[] shape = java.util.Arrays.copyOf(head, head.length + 2);
        shape[head.length] = rows;
        shape[head.length + 1] = columns;
        return shape;
    }

    private static int at(int[] shape, int fromEnd) {
        return fromEnd < shape.length ? shape[shape.length - 1 - fromEnd] : 1;
    }

    private static int length(int[] a, int[] b, int x, int y) {
        if (x == y || y == 1) {
            return x;
        }
        if (x == 1) {
            return y;
        }
        if (x < 0 || y < 0) {
            return Math.max(x, y);
        }
        throw mismatch(a, b);
    }

    private static RuntimeException mismatch(int[] a, int[] b) {
        return Problem.of("takes inputs whose shapes do not fit")
                .found(ShapeInference.text(a) + " and " + ShapeInference.text(b))
                .asException();
    }
}
