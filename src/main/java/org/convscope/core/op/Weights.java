package org.convscope.core.op;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer's weights by name, checked against the shapes that its operation needs before anything native sees them. */
final class Weights {
    private final LayerCall call;
    private final String prefix;
    private final @Nullable ChannelAffine after;

    Weights(LayerCall call) {
        this(call, null);
    }

    private Weights(LayerCall call, String prefix, @Nullable ChannelAffine after) {
        this.call = call;
        this.prefix = prefix;
        this.after = after;
    }

    /**
     * @param after applied to every unit's output, in kernels, scale and bias as they are given here; null for none
     */
    Weights(LayerCall call, @Nullable ChannelAffine after) {
        this(call, "", after);
    }

    /** Those of a part of the operation, whose names begin with its role. */
    Weights of(String role) {
        return role.isEmpty() ? this : new Weights(call, prefix + role + "/", null);
    }

    /** Whether something that comes after is folded into them. */
    boolean isFollowed() {
        return after != null;
    }

    /** The same as they stand in the file. */
    Weights unscaled() {
        return new Weights(call, prefix, null);
    }

    /** One of them alone, under another name. */
    Weights renamed(String name, String newName) {
        Weight found = weight(name);
        return new Weights(new LayerCall(
                call.id(),
                call.path(),
                call.call(),
                call.className(),
                call.origin(),
                call.operation(),
                call.activation(),
                call.inputs(),
                call.outputShape(),
                List.of(new Renamed(newName, found)),
                call.trainable(),
                call.layout()));
    }

    private record Renamed(String name, Weight weight) implements Weight {
        @Override
        public int[] shape() {
            return weight.shape();
        }

        @Override
        public Tensor read() {
            return weight.read();
        }

        @Override
        public float[] readRows(long from, long to) {
            return weight.readRows(from, to);
        }
    }

    boolean has(String name) {
        return call.weight(prefix + name).isPresent();
    }

    /**
     * @throws org.convscope.problem.ProblemException if the file has no such weight
     */
    Weight weight(String name) {
        return call.weight(prefix + name)
                .orElseThrow(() -> Problem.of("the file does not hold its weight " + name)
                        .subject(LayerCall.subject(call.id()))
                        .asException())
                .computed();
    }

    /**
     * Read in full.
     *
     * @throws org.convscope.problem.ProblemException if it is missing, has another shape, or cannot be read
     */
    Tensor read(String name, int... shape) {
        requireShape(name, shape);
        return weight(name).read();
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is missing or has another shape
     */
    void requireShape(String name, int... shape) {
        Weight weight = weight(name);
        if (!Arrays.equals(weight.shape(), shape)) {
            throw Problem.of("its weight " + name + " has the wrong shape")
                    .subject(LayerCall.subject(call.id()))
                    .expected(Shapes.text(shape))
                    .found(Shapes.text(weight.shape()))
                    .asException();
        }
    }

    /** A weight of any shape with so many numbers, flat. */
    Tensor readFlat(String name, int size) {
        Weight weight = weight(name);
        if (weight.size() != size) {
            throw Problem.of("its weight " + name + " has the wrong size")
                    .subject(LayerCall.subject(call.id()))
                    .expected(size)
                    .found(Shapes.text(weight.shape()))
                    .asException();
        }
        return weight.read().reshaped(size);
    }

    /** Flat, or this number everywhere where the layer has none. */
    Tensor readFlatOr(String name, int size, float otherwise) {
        if (has(name)) {
            return readFlat(name, size);
        }
        float[] constant = new float[size];
        Arrays.fill(constant, otherwise);
        return Tensor.of(constant, size);
    }

    /** Prepared in native memory. */
    INDArray array(Bench bench, String name, UnaryOperator<Tensor> prepare, int... shape) {
        return bench.constant(name, () -> prepare.apply(read(name, shape)));
    }

    /** A kernel with the scale of what comes after it; its units as {@link ChannelAffine#scaled} says. */
    Tensor kernel(String name, int unitAxis, int... shape) {
        Tensor kernel = read(name, shape);
        return after == null ? kernel : after.scaled(kernel, unitAxis);
    }

    /** What the units' outputs are to be multiplied by before the bias, if the kernel is used as it is read; null for 1. */
    @Nullable
    INDArray scale(Bench bench) {
        ChannelAffine affine = after;
        return affine == null ? null : bench.constant("scale", affine::scale);
    }

    /** The bias in native memory; null where the layer has none. */
    @Nullable
    INDArray bias(Bench bench, int units) {
        ChannelAffine affine = after;
        if (affine != null) {
            return bench.constant("bias", () -> affine.applyTo(readFlatOr("bias", units, 0)));
        }
        return has("bias") ? array(bench, "bias", UnaryOperator.identity(), units) : null;
    }
}
