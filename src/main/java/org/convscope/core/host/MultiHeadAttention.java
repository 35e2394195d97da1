package org.convscope.core.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.host.Matrices.Matrix;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;

/** {@code MultiHeadAttention} over all axes between batch and channels, without masks. */
final class MultiHeadAttention extends HostOperation {
    private final Operation.MultiHeadAttention operation;
    private final StepWeights weights;

    MultiHeadAttention(Operation.MultiHeadAttention operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    private static int positions(Tensor x) {
        return x.size() / x.length(0) / x.length(-1);
    }

    private Tensor kernel(HostScope scope, String part, int in, int depth) {
        return scope.constant(part, () -> weights.read(part + "_kernel", in, operation.heads(), depth));
    }

    /** (N x positions, heads x depth). */
    private float[] projected(HostScope scope, String part, Tensor x, int depth) {
        int rows = x.size() / x.length(-1);
        int columns = operation.heads() * depth;
        float[] result = new float[rows * columns];
        Tensor kernel = kernel(scope, part, x.length(-1), depth);
        Matrices.addProduct(
                Matrix.of(x.data(), 0, rows, x.length(-1)),
                Matrix.of(kernel.data(), 0, x.length(-1), columns),
                result,
                0);
        addBias(scope, part, result, columns);
        return result;
    }

    private void addBias(HostScope scope, String part, float[] rows, int columns) {
        if (weights.has(part + "_bias")) {
            float[] bias = scope.constant(part + " bias", () -> weights.readFlat(part + "_bias", columns))
                    .data();
            for (int i = 0; i < rows.length; i++) {
                rows[i] += bias[i % columns];
            }
        }
    }

    /** One frame's and head's part of projected rows: (positions, depth). */
    private Strided head(int frame, int head, int positions, int depth) {
        int columns = operation.heads() * depth;
        return new Strided(
                new int[] {positions, depth}, new int[] {columns, 1}, frame * positions * columns + head * depth);
    }

    private float[] taken(float[] projected, int frame, int head, int positions, int depth) {
        float[] part = new float[positions * depth];
        head(frame, head, positions, depth).copy(projected, part);
        return part;
    }

    private record Projected(float[] q, float[] k, float[] v, int asking, int asked) {}

    private Projected project(HostScope scope, List<Tensor> inputs) {
        Tensor value = inputs.get(1);
        Tensor key = inputs.get(inputs.size() - 1);
        return new Projected(
                projected(scope, "query", inputs.get(0), operation.keyDimension()),
                projected(scope, "key", key, operation.keyDimension()),
                projected(scope, "value", value, operation.valueDimension()),
                positions(inputs.get(0)),
                positions(value));
    }

    private Attention attention(Projected p, int frame, int head) {
        int depth = operation.keyDimension();
        int width = operation.valueDimension();
        return new Attention(
                taken(p.q, frame, head, p.asking, depth),
                taken(p.k, frame, head, p.asked, depth),
                taken(p.v, frame, head, p.asked, width),
                p.asking,
                p.asked,
                depth,
                width,
                1 / Math.sqrt(depth));
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Projected p = project(scope, inputs);
        int frames = output.length(0);
        int width = operation.valueDimension();
        int columns = operation.heads() * width;
        float[] mixed = new float[frames * p.asking * columns];
        for (int frame = 0; frame < frames; frame++) {
            for (int head = 0; head < operation.heads(); head++) {
                scope.checkCancelled();
                head(frame, head, p.asking, width)
                        .put(attention(p, frame, head).output().data(), mixed);
            }
        }
        Matrices.addProduct(Matrix.of(mixed, 0, frames * p.asking, columns), outputKernel(scope), output.data(), 0);
        addBias(scope, "output", output.data(), operation.outputDimension());
    }

    private Matrix outputKernel(HostScope scope) {
        Tensor kernel = scope.constant(
                "output",
                () -> weights.read(
                        "output_kernel", operation.heads(), operation.valueDimension(), operation.outputDimension()));
        return Matrix.of(kernel.data(), 0, operation.heads() * operation.valueDimension(), operation.outputDimension());
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Projected p = project(scope, inputs);
        int frames = gradient.length(0);
        int depth = operation.keyDimension();
        int width = operation.valueDimension();
        float[] mixed = new float[frames * p.asking * operation.heads() * width];
        Matrices.addProduct(
                Matrix.of(gradient.data(), 0, frames * p.asking, operation.outputDimension()),
                outputKernel(scope).transpose(),
                mixed,
                0);
        float[] dq = new float[p.q.length];
        float[] dk = new float[p.k.length];
        float[] dv = new float[p.v.length];
        for (int frame = 0; frame < frames; frame++) {
            for (int head = 0; head < operation.heads(); head++) {
                scope.checkCancelled();
                Attention.Gradients g = attention(p, frame, head).gradients(taken(mixed, frame, head, p.asking, width));
                head(frame, head, p.asking, depth).put(g.q(), dq);
                head(frame, head, p.asked, depth).put(g.k(), dk);
                head(frame, head, p.asked, width).put(g.v(), dv);
            }
        }
        List<Tensor> gradients = new ArrayList<>(List.of(
                back(scope, "query", dq, inputs.get(0), depth), back(scope, "value", dv, inputs.get(1), width)));
        Tensor key = back(scope, "key", dk, inputs.get(inputs.size() - 1), depth);
        if (inputs.size() == 3) {
            gradients.add(key);
        } else {
            float[] sum = gradients.get(1).data();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += key.data()[i];
            }
        }
        return gradients;
    }

    private Tensor back(HostScope scope, String part, float[] projected, Tensor input, int depth) {
        int in = input.length(-1);
        int columns = operation.heads() * depth;
        float[] result = new float[input.size()];
        Matrix kernel = Matrix.of(kernel(scope, part, in, depth).data(), 0, in, columns);
        Matrices.addProduct(
                Matrix.of(projected, 0, projected.length / columns, columns), kernel.transpose(), result, 0);
        return Tensor.of(result, Arrays.copyOf(input.shape(), input.rank()));
    }
}
