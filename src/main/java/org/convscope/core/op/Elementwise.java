package org.convscope.core.op;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.memory.Chunks;
import org.convscope.core.memory.NativeArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of each number alone, in Java. */
final class Elementwise extends Op {
    private static final int CHUNK = 1 << 15;

    private final Curve curve;

    Elementwise(Curve curve) {
        this.curve = curve;
    }

    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public Remembers remembers() {
        return Remembers.INPUTS;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        return Shapes.single(inputs);
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        float[] numbers = NativeArrays.read(inputs.get(0)).data();
        Chunks.each(numbers.length, CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                numbers[i] = (float) curve.value(numbers[i]);
            }
        });
        NativeArrays.write(numbers, output);
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        float[] x = NativeArrays.read(passed.input()).data();
        Tensor result = NativeArrays.read(gradient);
        float[] g = result.data();
        Chunks.each(g.length, CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                g[i] = (float) (g[i] * curve.slope(x[i]));
            }
        });
        return List.of(bench.temporary(result));
    }
}
