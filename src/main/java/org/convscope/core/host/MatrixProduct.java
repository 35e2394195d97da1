package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.host.Matrices.Matrix;
import org.convscope.network.Operation;

/** numpy's {@code matmul} of two inputs of two axes or more, with broadcasting of the leading ones. */
final class MatrixProduct extends HostOperation {
    private final Operation.MatrixProduct operation;

    MatrixProduct(Operation.MatrixProduct operation) {
        this.operation = operation;
    }

    private Matrix first(float[] data, int offset, int[] shape) {
        return matrix(data, offset, shape, operation.transposeFirst());
    }

    private Matrix second(float[] data, int offset, int[] shape) {
        return matrix(data, offset, shape, operation.transposeSecond());
    }

    private static Matrix matrix(float[] data, int offset, int[] shape, boolean transposed) {
        Matrix plain = Matrix.of(data, offset, shape[shape.length - 2], shape[shape.length - 1]);
        return transposed ? plain.transpose() : plain;
    }

    /** Where the matrices of one input start, for each matrix of the output. */
    private static int[] starts(int[] shape, int[] output) {
        int[] head = Arrays.copyOf(shape, shape.length - 2);
        int[] wide = Arrays.copyOf(output, output.length - 2);
        Strided walk = Strided.broadcast(head, wide);
        int[] index = new int[walk.size()];
        int[] rows = walk.rowStarts();
        for (int i = 0; i < index.length; i++) {
            index[i] = rows[i / walk.rowLength()] + i % walk.rowLength() * walk.rowStep();
        }
        int size = shape[shape.length - 2] * shape[shape.length - 1];
        return Arrays.stream(index).map(i -> i * size).toArray();
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Tensor a = inputs.get(0);
        Tensor b = inputs.get(1);
        int[] atA = starts(a.shape(), output.shape());
        int[] atB = starts(b.shape(), output.shape());
        int size = output.length(-2) * output.length(-1);
        for (int i = 0; i < atA.length; i++) {
            scope.checkCancelled();
            Matrices.addProduct(
                    first(a.data(), atA[i], a.shape()), second(b.data(), atB[i], b.shape()), output.data(), i * size);
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor a = inputs.get(0);
        Tensor b = inputs.get(1);
        Tensor da = Tensor.zeros(a.shape());
        Tensor db = Tensor.zeros(b.shape());
        int[] atA = starts(a.shape(), gradient.shape());
        int[] atB = starts(b.shape(), gradient.shape());
        int size = gradient.length(-2) * gradient.length(-1);
        for (int i = 0; i < atA.length; i++) {
            scope.checkCancelled();
            Matrix g = Matrix.of(gradient.data(), i * size, gradient.length(-2), gradient.length(-1));
            Matrix x = first(a.data(), atA[i], a.shape());
            Matrix y = second(b.data(), atB[i], b.shape());
            if (operation.transposeFirst()) {
                Matrices.addProduct(y, g.transpose(), da.data(), atA[i]);
            } else {
                Matrices.addProduct(g, y.transpose(), da.data(), atA[i]);
            }
            if (operation.transposeSecond()) {
                Matrices.addProduct(g.transpose(), x, db.data(), atB[i]);
            } else {
                Matrices.addProduct(x.transpose(), g, db.data(), atB[i]);
            }
        }
        return List.of(da, db);
    }
}
