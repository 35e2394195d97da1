package org.convscope.network;

/**
 * A position of the output is computed from the same position of the inputs; what is shared by all positions, such as a mean,
 * does not count.
 */
public sealed interface PositionwiseOperation extends Operation
        permits ShapeKeeping,
                ElementwiseOperations.Merge,
                ElementwiseOperations.Binary,
                ElementwiseOperations.Select,
                MovingOperations.Concatenate,
                ProductOperations.Dense {
    @Override
    default LocalField localField(int axis, int length) {
        return LocalField.POSITION;
    }
}
