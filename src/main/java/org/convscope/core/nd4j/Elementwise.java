package org.convscope.core.nd4j;

import java.util.List;
import org.convscope.core.host.ScalarFunction;
import org.convscope.network.Activation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Swish;
import org.nd4j.linalg.factory.Nd4j;

/** A function of each number alone: in Java, or in libnd4j where that has it fast and as exact as float32 allows. */
final class Elementwise extends ArrayOperation {
    private static final int CHUNK = 1 << 15;
    /** As many numbers as stay in a core's own cache. */
    private static final int PART = 1 << 12;

    private final ScalarFunction curve;
    private final @Nullable Native natively;

    /** Done by libnd4j. */
    @FunctionalInterface
    private interface Native {
        void run(INDArray from, INDArray to);
    }

    Elementwise(ScalarFunction curve) {
        this(curve, null);
    }

    private Elementwise(ScalarFunction curve, @Nullable Native natively) {
        this.curve = curve;
        this.natively = natively;
    }

    static Elementwise of(Activation.Kind activation, ScalarFunction curve) {
        return new Elementwise(
                curve,
                switch (activation) {
                    case SIGMOID -> (from, to) -> Nd4j.exec(new Sigmoid(from, to));
                    case SILU -> (from, to) -> Nd4j.exec(new Swish(from, to));
                    case TANH -> (from, to) -> NativeArrays.execute("tanh", List.of(from), to);
                    default -> null;
                });
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
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        INDArray input = inputs.get(0);
        if (natively != null) {
            natively.run(input, output);
            return;
        }
        NativeArrays.transform(input, output, PART, CHUNK, curve::apply);
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        NativeArrays.transform(passed.input(), gradient, PART, CHUNK, curve::applySlope);
        return List.of(gradient);
    }
}
