package org.convscope.inspect.match;

/**
 * A kernel that image processing knows by a name, as it is laid over a picture: correlated, not turned.
 *
 * @param side rows and columns
 * @param values (side, side) row-major
 */
public record ClassicKernel(String name, int side, double[] values) {
    public ClassicKernel {
        if (values.length != side * side) {
            throw new IllegalArgumentException(name + ": " + values.length + " values");
        }
        values = values.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /** The values divided by their Euclidean norm. */
    double[] direction() {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        double norm = Math.sqrt(squares);
        double[] direction = new double[values.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = values[i] / norm;
        }
        return direction;
    }
}
