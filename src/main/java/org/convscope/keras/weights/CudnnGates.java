package org.convscope.keras.weights;

import org.convscope.array.Tensor;

/** Matrices of CuDNN's recurrent layers, every gate's of which is stored transposed under the shape of the other. */
final class CudnnGates {
    private CudnnGates() {}

    /** (in, gates x units) as Keras's own layers use it. */
    static Tensor turned(float[] from, int gates, int in, int units) {
        float[] to = new float[from.length];
        int columns = gates * units;
        for (int gate = 0; gate < gates; gate++) {
            for (int flat = 0; flat < in * units; flat++) {
                // number flat of the gate's own matrix (in, units) is that of unit flat / in and input flat % in
                float number = from[flat / units * columns + gate * units + flat % units];
                to[flat % in * columns + gate * units + flat / in] = number;
            }
        }
        return Tensor.of(to, in, columns);
    }
}
