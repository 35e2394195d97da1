package org.convscope.core.op;

import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A function of each number alone: by ND4J where it has the very function, else in Java, over all processors. */
final class Elementwise extends Op {
    private static final int CHUNK = 1 << 15;

    private final Curve curve;
    private final @Nullable NativeFunction nativeFunction;

    /** ND4J's operation from one array to another, which may be the same. */
    @FunctionalInterface
    interface NativeFunction {
        org.nd4j.linalg.api.ops.Op of(INDArray from, INDArray to);
    }

    Elementwise(Curve curve) {
        this(curve, null);
    }

    /**
     * @param nativeFunction what computes the same natively; null for nothing
     */
    Elementwise(Curve curve, @Nullable NativeFunction nativeFunction) {
        this.curve = curve;
        this.nativeFunction = nativeFunction;
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
        if (nativeFunction != null) {
            Nd4j.getExecutioner().exec(nativeFunction.of(inputs.get(0), output));
            return;
        }
        float[] numbers = NativeArrays.read(inputs.get(0)).data();
        inChunks(numbers.length, (from, to) -> {
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
        inChunks(g.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                g[i] = (float) (g[i] * curve.slope(x[i]));
            }
        });
        return List.of(bench.temporary(result));
    }

    private interface Chunk {
        void run(int from, int to);
    }

    private static void inChunks(int size, Chunk chunk) {
        int chunks = (size + CHUNK - 1) / CHUNK;
        IntStream stream = IntStream.range(0, chunks);
        (chunks > 1 ? stream.parallel() : stream).forEach(i -> chunk.run(i * CHUNK, Math.min(size, (i + 1) * CHUNK)));
    }
}
