package org.convscope.network;

import java.util.Arrays;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Shapes of element-wise and matrix operations on two tensors, as numpy broadcasts them: the batch first, -1 where free. */
public final class BroadcastShapes {
    private BroadcastShapes() {}

    /**
     * The shape of the result. Axes are aligned at the end, the batch included. A free batch that meets an axis of a longer shape counts as one frame,
     * since more would be mixed.
     *
     * @throws ProblemException if they do not fit
     */
    public static int[] shape(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        int[] shape = new int[rank];
        for (int i = 0; i < rank; i++) {
            int x = at(a, i, rank);
            int y = at(b, i, rank);
            if (!fits(x, y)) {
                throw mismatch(a, b);
            }
            shape[rank - 1 - i] = length(x, y);
        }
        return shape;
    }

    /** The shape of two broadcast together, where the shorter gets axes of length 1 behind its batch first. */
    static int[] framewise(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        return shape(widened(a, rank), widened(b, rank));
    }

    /** Whether one shape becomes another by being broadcast with it. */
    public static boolean isInto(int[] from, int[] to) {
        for (int i = 0; i < from.length; i++) {
            int length = from[from.length - 1 - i];
            if (i >= to.length || (length != 1 && length != to[to.length - 1 - i])) {
                return false;
            }
        }
        return true;
    }

    /** A shape with so many axes: those that it lacks have length 1 and stand behind its batch. */
    public static int[] widened(int[] shape, int rank) {
        int[] wide = new int[rank];
        Arrays.fill(wide, 1);
        wide[0] = shape[0];
        System.arraycopy(shape, 1, wide, rank - shape.length + 1, shape.length - 1);
        return wide;
    }

    static int[] product(int[] a, int[] b, Operation.MatrixProduct product) {
        if (a.length < 3 || b.length < 3) {
            throw Problem.of("multiplies matrices, but an input has too few axes")
                    .found(found(a, b))
                    .asException();
        }
        int rows = a[a.length - (product.transposeFirst() ? 1 : 2)];
        int inner = a[a.length - (product.transposeFirst() ? 2 : 1)];
        int innerToo = b[b.length - (product.transposeSecond() ? 1 : 2)];
        int columns = b[b.length - (product.transposeSecond() ? 2 : 1)];
        if (!InputShapes.fit(inner, innerToo)) {
            throw mismatch(a, b);
        }
        int[] head = shape(Arrays.copyOf(a, a.length - 2), Arrays.copyOf(b, b.length - 2));
        int[] shape = Arrays.copyOf(head, head.length + 2);
        shape[head.length] = rows;
        shape[head.length + 1] = columns;
        return shape;
    }

    private static int at(int[] shape, int fromEnd, int rank) {
        if (fromEnd >= shape.length) {
            return 1;
        }
        boolean meetsAnAxis = fromEnd == shape.length - 1 && shape.length < rank;
        int length = shape[shape.length - 1 - fromEnd];
        return meetsAnAxis && length < 0 ? 1 : length;
    }

    /** Whether two lengths fit together. */
    static boolean fits(int x, int y) {
        return InputShapes.fit(x, y) || x == 1 || y == 1;
    }

    /** What two lengths that fit give together; free only where neither says it. */
    static int length(int x, int y) {
        if (x == 1) {
            return y;
        }
        return y == 1 ? x : Math.max(x, y);
    }

    private static ProblemException mismatch(int[] a, int[] b) {
        return Problem.of("takes inputs whose shapes do not fit")
                .found(found(a, b))
                .asException();
    }

    private static String found(int[] a, int[] b) {
        return InputShapes.text(a) + " and " + InputShapes.text(b);
    }
}
