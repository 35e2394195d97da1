package org.convscope.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.problem.Problem;

/** The shape that an {@code einsum} gives. */
final class EinsumShapes {
    private EinsumShapes() {}

    static int[] outputShape(Operation.Einsum einsum, List<int[]> inputs) {
        Map<Character, Integer> lengths = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            String letters = einsum.operands().get(i);
            int[] shape = inputs.get(i);
            if (letters.length() != shape.length + 1) {
                throw Problem.of("takes an input of another number of axes")
                        .expected(letters)
                        .found(ShapeInference.text(shape))
                        .asException();
            }
            for (int axis = 1; axis < letters.length(); axis++) {
                lengths.merge(letters.charAt(axis), shape[axis - 1], EinsumShapes::alike);
            }
        }
        int[] shape = new int[einsum.result().length() - 1];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = lengths.getOrDefault(einsum.result().charAt(axis + 1), -1);
        }
        return shape;
    }

    private static int alike(int a, int b) {
        if (a >= 0 && b >= 0 && a != b && a != 1 && b != 1) {
            throw Problem.of("joins axes of different lengths")
                    .found(a + " and " + b)
                    .asException();
        }
        return Math.max(a, b);
    }
}
