package org.convscope.core.nd4j;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.convscope.array.Tensor;
import org.convscope.core.host.Chunks;
import org.convscope.core.plan.Shapes;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** Row-major float32 arrays in native memory, with their start at the start of their buffer. */
final class NativeArrays {
    /** One core alone does not use all of the memory's bandwidth. */
    private static final int COPIED_AT_ONCE = 1 << 21;

    private NativeArrays() {}

    /** Not initialised. */
    public static INDArray create(int... shape) {
        return Nd4j.createUninitialized(
                DataType.FLOAT, Arrays.stream(shape).asLongStream().toArray(), 'c');
    }

    public static INDArray of(Tensor tensor) {
        INDArray array = create(tensor.shape());
        write(tensor.data(), array);
        return array;
    }

    public static int[] shape(INDArray array) {
        return Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
    }

    /** The same memory under another shape of the same size. */
    public static INDArray view(INDArray array, int... shape) {
        return array.reshape('c', Arrays.stream(shape).asLongStream().toArray());
    }

    /**
     * Copied to the heap.
     *
     * @throws org.convscope.problem.ProblemException if there are more numbers than one Java array holds
     */
    public static Tensor read(INDArray array) {
        float[] data = new float[Shapes.heapLength(array.length())];
        pointer(array); // brings the newest numbers to the host
        Chunks.each(data.length, COPIED_AT_ONCE, (from, to) -> pointer(array)
                .position(from)
                .get(data, from, to - from));
        return Tensor.of(data, shape(array));
    }

    /** Copied from the heap. */
    public static void write(float[] data, INDArray array) {
        pointer(array);
        Chunks.each(data.length, COPIED_AT_ONCE, (from, to) -> pointer(array)
                .position(from)
                .put(data, from, to - from));
        Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }

    /** What is done to the first {@code count} numbers of an array, in place. */
    @FunctionalInterface
    public interface Transform {
        void apply(float[] numbers, int count);
    }

    /**
     * A function of each number alone, computed on the heap in parts that stay in the processor's cache.
     *
     * @param to of the same size; may be the same array
     * @param part how many numbers go through the heap at a time
     * @param chunk how many one task does
     */
    public static void transform(INDArray from, INDArray to, int part, int chunk, Transform transform) {
        pointer(from); // brings the newest numbers to the host
        pointer(to);
        Chunks.each(Shapes.heapLength(from.length()), chunk, (first, end) -> {
            float[] numbers = new float[Math.min(part, end - first)];
            var source = new FloatPointer(from.data().pointer());
            var target = new FloatPointer(to.data().pointer());
            for (int at = first; at < end; at += numbers.length) {
                int count = Math.min(numbers.length, end - at);
                source.position(at).get(numbers, 0, count);
                transform.apply(numbers, count);
                target.position(at).put(numbers, 0, count);
            }
        });
        Nd4j.getAffinityManager().tagLocation(to, AffinityManager.Location.HOST);
    }

    /** What is done to the first {@code count} numbers of a second array, in place, with those of a first. */
    @FunctionalInterface
    public interface PairTransform {
        void apply(float[] with, float[] numbers, int count);
    }

    /**
     * Changes an array in place, number by number with another.
     *
     * @param with of the same size
     */
    public static void transform(INDArray with, INDArray array, int part, int chunk, PairTransform transform) {
        pointer(with);
        pointer(array);
        Chunks.each(Shapes.heapLength(array.length()), chunk, (first, end) -> {
            float[] fixed = new float[Math.min(part, end - first)];
            float[] numbers = new float[fixed.length];
            var source = new FloatPointer(with.data().pointer());
            var target = new FloatPointer(array.data().pointer());
            for (int at = first; at < end; at += numbers.length) {
                int count = Math.min(numbers.length, end - at);
                source.position(at).get(fixed, 0, count);
                target.position(at).get(numbers, 0, count);
                transform.apply(fixed, numbers, count);
                target.position(at).put(numbers, 0, count);
            }
        });
        Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }

    private static FloatPointer pointer(INDArray array) {
        if (array.ordering() != 'c' || array.offset() != 0 || array.dataType() != DataType.FLOAT) {
            throw new IllegalStateException("not a row-major float array of its own: " + array.shapeInfoToString());
        }
        // on CUDA the newest numbers may be on the device
        Nd4j.getAffinityManager().ensureLocation(array, AffinityManager.Location.HOST);
        return new FloatPointer(array.data().pointer());
    }

    /**
     * Every {@code step}-th of an axis, {@code count} of them from {@code first} on: the same memory, for ND4J's own
     * operations alone. ND4J's intervals refuse a step of more than 1 where only one is picked.
     */
    public static INDArray part(INDArray array, int axis, long first, long step, long count) {
        long[] shape = array.shape().clone();
        long[] strides = array.stride().clone();
        long offset = array.offset() + first * strides[axis];
        shape[axis] = count;
        strides[axis] *= step;
        return Nd4j.create(array.data(), shape, strides, offset, 'c');
    }

    /** Runs one of libnd4j's operations; shapes must have been checked before, since its errors go to native stdout. */
    public static void execute(String operation, List<INDArray> inputs, INDArray output, int... integers) {
        var op = DynamicCustomOp.builder(operation)
                .addInputs(inputs.toArray(INDArray[]::new))
                .addOutputs(output);
        if (integers.length > 0) {
            op.addIntegerArguments(integers);
        }
        Nd4j.exec(op.build());
    }
}
