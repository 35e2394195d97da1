package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.host.HostOperation;
import org.convscope.core.host.HostOperation.Remembers;
import org.convscope.core.host.HostOperations;
import org.convscope.problem.Problem;

/** Operations that are computed in Java: row-major arrays are copied to the heap and back. */
final class HostSteps {
    private final ProgramWriter writer;
    private final OwnedWeights owned;

    HostSteps(ProgramWriter writer, OwnedWeights owned) {
        this.writer = writer;
        this.owned = owned;
    }

    Compiled compile(HostOperation operation, List<NativeArray> inputs, int[] shape) {
        List<NativeArray> read = inputs.stream().map(writer::rowMajor).toList();
        NativeArray output = writer.create(shape);
        writer.add(
                context -> {
                    Tensor result = HostOperation.zeros(shape);
                    operation.compute(scope(context), read(context, read), result);
                    context.requireFinite(result.data(), result.size());
                    context.write(result.data(), output);
                },
                all(read, List.of(output)));
        return new Compiled(output, gradient -> back(operation, read, output, gradient));
    }

    /** What computes an operation in Java. */
    static HostOperation operation(OperationWork work) {
        return HostOperations.of(work.operation(), work.source()).orElseThrow(() -> Problem.of(
                        "the operation " + work.operation().getClass().getSimpleName() + " cannot be computed")
                .asException());
    }

    /** The way back alone through an operation, whose output a primitive computes. */
    static List<NativeArray> back(ProgramWriter writer, OperationWork work, NativeArray output, NativeArray gradient) {
        return new HostSteps(writer, work.weights()).back(operation(work), work.inputs(), output, gradient);
    }

    private HostRun scope(RunContext context) {
        return new HostRun(context, owned.owner(), owned.role());
    }

    private List<NativeArray> back(
            HostOperation operation, List<NativeArray> given, NativeArray outcome, NativeArray after) {
        List<NativeArray> inputs = given.stream().map(writer::rowMajor).toList();
        NativeArray output = writer.rowMajor(outcome);
        NativeArray gradient = writer.rowMajor(after);
        List<NativeArray> results = new ArrayList<>();
        inputs.forEach(input -> results.add(writer.create(input.shape())));
        boolean byInputs = operation.remembers() == Remembers.INPUTS;
        boolean byOutput = operation.remembers() == Remembers.OUTPUT;
        List<NativeArray> used = new ArrayList<>(results);
        used.add(gradient);
        if (byInputs) {
            used.addAll(inputs);
        }
        if (byOutput) {
            used.add(output);
        }
        writer.add(
                context -> {
                    List<Tensor> x = byInputs
                            ? read(context, inputs)
                            : inputs.stream()
                                    .map(input -> HostOperation.zeros(input.shape()))
                                    .toList();
                    Tensor y = byOutput ? context.read(output) : HostOperation.zeros(output.shape());
                    List<Tensor> made = operation.gradients(scope(context), x, y, context.read(gradient));
                    for (int i = 0; i < made.size(); i++) {
                        context.write(made.get(i).data(), results.get(i));
                    }
                },
                used.toArray(NativeArray[]::new));
        return results;
    }

    private static List<Tensor> read(RunContext context, List<NativeArray> arrays) {
        return arrays.stream().map(context::read).toList();
    }

    private static NativeArray[] all(List<NativeArray> first, List<NativeArray> second) {
        List<NativeArray> all = new ArrayList<>(first);
        all.addAll(second);
        return all.toArray(NativeArray[]::new);
    }
}
