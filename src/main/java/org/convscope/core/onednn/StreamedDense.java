package org.convscope.core.onednn;

import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.convscope.array.Tensor;
import org.convscope.core.host.WeightReadAhead;
import org.convscope.core.onednn.NativeProduct.Factor;
import org.convscope.core.onednn.NativeProduct.Target;
import org.convscope.core.plan.StepWeights;

/** Dense layers whose kernel is not kept but read, and multiplied with, some rows at a time. */
final class StreamedDense {
    private static final long NUMBERS_PER_RUN = 1L << 22;

    private final ProgramWriter writer;
    private final Followers followers;

    StreamedDense(ProgramWriter writer, Followers followers) {
        this.writer = writer;
        this.followers = followers;
    }

    Compiled compile(StepWeights weights, NativeArray rows, int[] inputShape, AfterOperation after, int[] shape) {
        int units = shape[shape.length - 1];
        NativeArray output = writer.create(rows.shape()[0], units);
        NativeArray part = part(weights, units);
        writer.add(context -> multiply(context, weights, rows, part, output), rows, part, output);
        NativeArray result = output.reshaped(shape);
        Compiled sum = after.added() == null
                ? new Compiled(result, List::of)
                : new MergeSteps(writer).sum(List.of(result, after.added()), shape);
        return followers.finished(sum.output(), after.withoutSum(), Optional.empty(), gradient -> {
            NativeArray before = back(weights, gradient, inputShape);
            return after.added() == null ? List.of(before) : List.of(before, gradient);
        });
    }

    /** Memory for the rows of the kernel that are multiplied with at a time. */
    private NativeArray part(StepWeights weights, int units) {
        int count = (int) weights.weight("kernel").rowsPerRun(NUMBERS_PER_RUN);
        return writer.create(count, units);
    }

    private static void multiply(
            RunContext context, StepWeights weights, NativeArray x, NativeArray part, NativeArray y) {
        int frames = x.shape()[0];
        int in = x.channels();
        int units = y.channels();
        FloatPointer result = floats(context, y);
        Pointer.memset(result, 0, 4 * y.size());
        var kernel = new WeightReadAhead(weights.weight("kernel"), NUMBERS_PER_RUN);
        while (kernel.hasNext()) {
            context.monitor().checkCancelled();
            WeightReadAhead.Rows rows = kernel.next();
            int count = rows.count();
            context.requireFinite(rows.numbers(), count * units);
            floats(context, part).put(rows.numbers(), 0, count * units);
            FloatPointer input = floats(context, x).getPointer(rows.from());
            NativeProduct.gemm(
                    new Factor(input, in, false),
                    new Factor(floats(context, part), units, false),
                    frames,
                    count,
                    units,
                    new Target(result, units, 1));
        }
        finish(context, weights, y);
    }

    /** Scale and bias. */
    private static void finish(RunContext context, StepWeights weights, NativeArray y) {
        Tensor scale = weights.scale();
        if (scale == null && !weights.hasBias()) {
            return;
        }
        int units = y.channels();
        float[] numbers = context.readNumbers(y);
        float[] bias = weights.hasBias() ? weights.bias(units).data() : new float[units];
        for (int i = 0; i < numbers.length; i++) {
            float factor = scale == null ? 1 : scale.data()[i % units];
            numbers[i] = numbers[i] * factor + bias[i % units];
        }
        context.write(numbers, y);
    }

    private NativeArray back(StepWeights weights, NativeArray gradient, int[] shape) {
        NativeArray after = RowMatrices.of(writer.rowMajor(gradient));
        NativeArray scaled = writer.create(after.shape());
        NativeArray before = writer.create(after.shape()[0], shape[shape.length - 1]);
        NativeArray part = part(weights, after.channels());
        writer.add(context -> multiplyBack(context, weights, after, scaled, part, before), after, scaled, part, before);
        return before.reshaped(shape);
    }

    private static void multiplyBack(
            RunContext context,
            StepWeights weights,
            NativeArray after,
            NativeArray scaled,
            NativeArray part,
            NativeArray before) {
        int units = after.channels();
        float[] numbers = context.readNumbers(after);
        Tensor scale = weights.scale();
        if (scale != null) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] *= scale.data()[i % units];
            }
        }
        context.write(numbers, scaled);
        int in = before.channels();
        var kernel = new WeightReadAhead(weights.weight("kernel"), NUMBERS_PER_RUN);
        while (kernel.hasNext()) {
            context.monitor().checkCancelled();
            WeightReadAhead.Rows rows = kernel.next();
            int count = rows.count();
            floats(context, part).put(rows.numbers(), 0, count * units);
            FloatPointer result = floats(context, before).getPointer(rows.from());
            NativeProduct.gemm(
                    new Factor(floats(context, scaled), units, false),
                    new Factor(floats(context, part), units, true),
                    after.shape()[0],
                    units,
                    count,
                    new Target(result, in, 0));
        }
    }

    private static FloatPointer floats(RunContext context, NativeArray array) {
        return Address.floats(context.address(array), array.size());
    }
}
