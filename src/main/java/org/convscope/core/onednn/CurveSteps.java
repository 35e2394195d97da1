package org.convscope.core.onednn;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.FloatPointer;
import org.convscope.core.host.Chunks;
import org.convscope.core.host.ScalarFunction;
import org.convscope.core.plan.Shapes;

/** Functions of each number alone that are computed in Java, on native memory, in parts that stay in the processor's cache. */
final class CurveSteps {
    /** How many numbers one task does. */
    private static final int CHUNK = 1 << 15;
    /** As many numbers as stay in a core's own cache. */
    private static final int PART = 1 << 12;

    private final ProgramWriter writer;

    CurveSteps(ProgramWriter writer) {
        this.writer = writer;
    }

    @SuppressWarnings("ReferenceEquality") // whether a copy was made
    Compiled compile(CompileScope scope, ScalarFunction curve, NativeArray input) {
        NativeArray read = writer.rowMajor(input);
        boolean inPlace = read != input || scope.mayOverwrite(input);
        NativeArray output = inPlace && scope.isForward() ? read : writer.create(read.shape());
        int size = Shapes.heapLength(read.size());
        writer.add(
                context -> {
                    long from = context.address(read);
                    long to = context.address(output);
                    var isFinite = new AtomicBoolean(true);
                    Chunks.each(size, CHUNK, (first, end) -> {
                        if (!apply(curve, from, to, first, end)) {
                            isFinite.set(false);
                        }
                    });
                    context.require(isFinite.get());
                },
                read,
                output);
        return new Compiled(output, gradient -> List.of(back(curve, read, gradient)));
    }

    /** Whether all that comes out is finite and usual. */
    private static boolean apply(ScalarFunction curve, long from, long to, int first, int end) {
        float[] numbers = new float[Math.min(PART, end - first)];
        boolean isFinite = true;
        for (int at = first; at < end; at += numbers.length) {
            int count = Math.min(numbers.length, end - at);
            floats(from, at, count).get(numbers, 0, count);
            curve.apply(numbers, count);
            isFinite &= InputNumbers.isFinite(numbers, count);
            floats(to, at, count).put(numbers, 0, count);
        }
        return isFinite;
    }

    private NativeArray back(ScalarFunction curve, NativeArray input, NativeArray gradient) {
        NativeArray after = writer.rowMajor(gradient);
        NativeArray before = writer.create(input.shape());
        int size = Shapes.heapLength(input.size());
        writer.add(
                context -> {
                    long x = context.address(input);
                    long from = context.address(after);
                    long to = context.address(before);
                    Chunks.each(size, CHUNK, (first, end) -> applySlope(curve, x, from, to, first, end));
                },
                input,
                after,
                before);
        return before;
    }

    private static void applySlope(ScalarFunction curve, long x, long from, long to, int first, int end) {
        float[] numbers = new float[Math.min(PART, end - first)];
        float[] gradients = new float[numbers.length];
        for (int at = first; at < end; at += numbers.length) {
            int count = Math.min(numbers.length, end - at);
            floats(x, at, count).get(numbers, 0, count);
            floats(from, at, count).get(gradients, 0, count);
            curve.applySlope(numbers, gradients, count);
            floats(to, at, count).put(gradients, 0, count);
        }
    }

    private static FloatPointer floats(long address, int at, int count) {
        return Address.floats(address + 4L * at, count);
    }
}
