package org.convscope.core.plan;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.core.WeightName;
import org.convscope.network.InputShapes;
import org.convscope.network.LayerCall;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A layer's weights by name, checked against the shapes that its operation needs before anything native sees them. */
public final class StepWeights {
    private final LayerCall call;
    private final String prefix;
    private final @Nullable ChannelAffine after;

    public StepWeights(LayerCall call) {
        this(call, null);
    }

    private StepWeights(LayerCall call, String prefix, @Nullable ChannelAffine after) {
        this.call = call;
        this.prefix = prefix;
        this.after = after;
    }

    /**
     * @param after applied to every unit's output, in kernels, scale and bias as they are given here; null for none
     */
    public StepWeights(LayerCall call, @Nullable ChannelAffine after) {
        this(call, "", after);
    }

    /** Those of a part of the operation, whose names begin with its role. */
    public StepWeights of(String role) {
        return role.isEmpty() ? this : new StepWeights(call, prefix + role + "/", null);
    }

    /** Whether something that comes after is folded into them. */
    public boolean isFollowed() {
        return after != null;
    }

    /** The same as they stand in the file. */
    public StepWeights unscaled() {
        return new StepWeights(call, prefix, null);
    }

    /** All but some. */
    public StepWeights without(String... names) {
        Set<String> gone = Arrays.stream(names).map(name -> prefix + name).collect(Collectors.toSet());
        return new StepWeights(
                call.withWeights(call.weights().stream()
                        .filter(weight -> !gone.contains(weight.name()))
                        .toList()),
                prefix,
                after);
    }

    /** Whether there are any. */
    public boolean hasAny() {
        return call.weights().stream().anyMatch(weight -> weight.name().startsWith(prefix));
    }

    /** What one of them is called in the network. */
    public WeightName fullName(String name) {
        return new WeightName(call.id(), prefix + name);
    }

    public boolean has(String name) {
        return call.weight(prefix + name).isPresent();
    }

    /**
     * @throws org.convscope.problem.ProblemException if the file has no such weight
     */
    public Weight weight(String name) {
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
    public Tensor read(String name, int... shape) {
        requireShape(name, shape);
        return weight(name).read();
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is missing or has another shape
     */
    public void requireShape(String name, int... shape) {
        Weight weight = weight(name);
        if (!Arrays.equals(weight.shape(), shape)) {
            throw Problem.of("its weight " + name + " has the wrong shape")
                    .subject(LayerCall.subject(call.id()))
                    .expected(InputShapes.text(shape))
                    .found(InputShapes.text(weight.shape()))
                    .asException();
        }
    }

    /** A weight of any shape with so many numbers, flat. */
    public Tensor readFlat(String name, int size) {
        Weight weight = weight(name);
        if (weight.size() != size) {
            throw Problem.of("its weight " + name + " has the wrong size")
                    .subject(LayerCall.subject(call.id()))
                    .expected(size)
                    .found(InputShapes.text(weight.shape()))
                    .asException();
        }
        return weight.read().reshaped(size);
    }

    /** Flat, or this number everywhere where the layer has none. */
    public Tensor readFlatOr(String name, int size, float otherwise) {
        if (has(name)) {
            return readFlat(name, size);
        }
        float[] constant = new float[size];
        Arrays.fill(constant, otherwise);
        return Tensor.of(constant, size);
    }

    /** A kernel with the scale of what comes after it; its units as {@link ChannelAffine#scaled} says. */
    public Tensor kernel(String name, int unitAxis, int... shape) {
        Tensor kernel = read(name, shape);
        return after == null ? kernel : after.scaled(kernel, unitAxis);
    }

    /** What the units' outputs are to be multiplied by before the bias, if the kernel is used as it is read; null for 1. */
    public @Nullable Tensor scale() {
        return after == null ? null : after.scale();
    }

    /** Whether there is a bias, the layer's own or what is folded in. */
    public boolean hasBias() {
        return after != null || has("bias");
    }

    /**
     * The bias with what is folded into it, (units).
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read
     */
    public Tensor bias(int units) {
        return after == null ? read("bias", units) : after.applyTo(readFlatOr("bias", units, 0));
    }

    /** The layer whose weights they are. */
    public LayerCall call() {
        return call;
    }
}
