package org.convscope.core.host;

import org.convscope.network.Activation;

/** Keras's element-wise activations ({@code keras.activations}), as numbers and derivatives. */
final class ActivationCurves {
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    /** The bits of 1. */
    private static final int ONE = Float.floatToRawIntBits(1);
    /** The least bits of a NaN, above those of infinity. */
    private static final int NOT_A_NUMBER = Float.floatToRawIntBits(Float.POSITIVE_INFINITY) + 1;

    private ActivationCurves() {}

    static ScalarFunction of(Activation activation) {
        double a = activation.alpha();
        double t = activation.threshold();
        return switch (activation.kind()) {
            case LINEAR -> ScalarFunction.of(x -> x, x -> 1);
            case RELU -> relu(a, activation.max(), t);
            case LEAKY_RELU -> leaky(a);
            case ELU -> ScalarFunction.of(x -> x > 0 ? x : a * expm1(x), x -> x > 0 ? 1 : a * Math.exp(x));
            case CELU -> ScalarFunction.of(x -> x > 0 ? x : a * expm1(x / a), x -> x > 0 ? 1 : Math.exp(x / a));
            case SELU ->
                ScalarFunction.of(
                        x -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * expm1(x)),
                        x -> SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x)));
            case GELU ->
                ScalarFunction.of(x -> x * normal(x), x -> normal(x) + x * density(x))
                        .with(Gelu::apply, Gelu::applySlope);
            case GELU_TANH -> geluTanh();
            case SIGMOID ->
                ScalarFunction.of(ActivationCurves::sigmoid, x -> sigmoid(x) * sigmoid(-x))
                        .with(SmoothSlopes::sigmoid);
            case LOG_SIGMOID -> ScalarFunction.of(x -> -softplus(-x), x -> sigmoid(-x));
            case HARD_SIGMOID_2 -> ScalarFunction.of(x -> clip(0.2 * x + 0.5, 0, 1), x -> Math.abs(x) < 2.5 ? 0.2 : 0);
            case HARD_SIGMOID_3 -> ScalarFunction.of(x -> clip(x + 3, 0, 6) / 6, x -> Math.abs(x) < 3 ? 1.0 / 6 : 0);
            case HARD_SILU ->
                ScalarFunction.of(
                        x -> x * clip(x + 3, 0, 6) / 6, x -> clip(x + 3, 0, 6) / 6 + (Math.abs(x) < 3 ? x / 6 : 0));
            case HARD_TANH -> ScalarFunction.of(x -> clip(x, -1, 1), x -> Math.abs(x) < 1 ? 1 : 0);
            case TANH ->
                ScalarFunction.of(ActivationCurves::tanh, x -> 1 - tanh(x) * tanh(x))
                        .with(SmoothSlopes::tanh);
            case TANH_SHRINK -> ScalarFunction.of(x -> x - Math.tanh(x), x -> tanh(x) * tanh(x));
            case SOFT_SHRINK -> ScalarFunction.of(x -> x - clip(x, -a, a), x -> Math.abs(x) > a ? 1 : 0);
            case HARD_SHRINK -> ScalarFunction.of(x -> Math.abs(x) > a ? x : 0, x -> Math.abs(x) > a ? 1 : 0);
            case SQUAREPLUS ->
                ScalarFunction.of(x -> (x + Math.sqrt(x * x + a)) / 2, x -> (1 + x / Math.sqrt(x * x + a)) / 2);
            case SPARSE_PLUS ->
                ScalarFunction.of(x -> x <= -1 ? 0 : x >= 1 ? x : (x + 1) * (x + 1) / 4, x -> clip((x + 1) / 2, 0, 1));
            case SPARSE_SIGMOID -> ScalarFunction.of(x -> clip((x + 1) / 2, 0, 1), x -> Math.abs(x) < 1 ? 0.5 : 0);
            case SOFTPLUS -> ScalarFunction.of(ActivationCurves::softplus, ActivationCurves::sigmoid);
            case SOFTSIGN ->
                ScalarFunction.of(x -> x / (1 + Math.abs(x)), x -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))));
            case SILU ->
                ScalarFunction.of(x -> x * sigmoid(x), x -> sigmoid(x) * (1 + x * sigmoid(-x)))
                        .with(SmoothSlopes::silu);
            case MISH -> ScalarFunction.of(x -> x * tanh(softplus(x)), ActivationCurves::mishSlope);
            case EXPONENTIAL -> ScalarFunction.of(Math::exp, Math::exp);
            case THRESHOLD, THRESHOLDED_RELU -> threshold((float) t, activation);
            case GLU, SOFTMAX, LOG_SOFTMAX, SPARSEMAX ->
                throw new IllegalArgumentException(activation.kind() + " is not element-wise");
        };
    }

    private static ScalarFunction relu(double slope, double max, double threshold) {
        // the limits are compared as the float32 numbers that Keras compares with
        double top = (float) max;
        double from = (float) threshold;
        boolean isUnlimited = top == Double.POSITIVE_INFINITY;
        if (slope == 0 && from == 0 && top >= 0) {
            return ScalarFunction.of(x -> clip(x, 0, top), x -> x > 0 && (x < top || isUnlimited) ? 1 : 0)
                    .with(
                            (numbers, count) -> clip(numbers, count, (float) top),
                            (numbers, gradients, count) -> clipSlope(numbers, gradients, count, (float) top));
        }
        // step by step as Keras does it: what is below the threshold, or at it, becomes 0 before it is cut off
        return ScalarFunction.of(
                x -> {
                    double above = from == 0 ? Math.max(x, 0) : x * (x > from ? 1 : 0);
                    double cut = isUnlimited ? above : Double.isNaN(above) ? 0 : clip(above, 0, top);
                    return slope == 0 ? cut : cut - slope * Math.max(from - x, 0);
                },
                x -> x > from ? (isUnlimited || (x >= 0 && x <= top) ? 1 : 0) : x < from ? slope : 0);
    }

    /** From 0 to a maximum; NaN stays. */
    private static void clip(float[] numbers, int count, float max) {
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.min(max, Math.max(0, numbers[i]));
        }
    }

    private static void clipSlope(float[] numbers, float[] gradients, int count, float max) {
        int end = max == Float.POSITIVE_INFINITY ? NOT_A_NUMBER : Float.floatToRawIntBits(Math.max(0, max));
        for (int i = 0; i < count; i++) {
            gradients[i] *= step(numbers[i], end);
        }
    }

    /**
     * 1 above zero and below an end, else 0, NaN's too. Positive floats are in the order of their bits, and a comparison of
     * floats would be a branch that nobody can foretell: several times as long.
     *
     * @param end the bits of a float that is not negative, or of NaN
     */
    private static float step(float x, int end) {
        int bits = Float.floatToRawIntBits(x);
        return Float.intBitsToFloat((~bits & -bits & (bits - end)) >> 31 & ONE);
    }

    private static ScalarFunction leaky(double slope) {
        ScalarFunction plain = ScalarFunction.of(x -> x > 0 ? x : slope * x, x -> x > 0 ? 1 : slope);
        return slope > 0 && slope <= 1
                ? plain.with(
                        (numbers, count) -> larger(numbers, count, (float) slope),
                        (numbers, gradients, count) -> largerSlope(numbers, gradients, count, (float) slope))
                : plain;
    }

    /** The larger of a number and its multiple. */
    private static void larger(float[] numbers, int count, float factor) {
        for (int i = 0; i < count; i++) {
            numbers[i] = Math.max(numbers[i], factor * numbers[i]);
        }
    }

    private static void largerSlope(float[] numbers, float[] gradients, int count, float factor) {
        for (int i = 0; i < count; i++) {
            gradients[i] *= factor + (1 - factor) * step(numbers[i], NOT_A_NUMBER);
        }
    }

    private static ScalarFunction threshold(double threshold, Activation activation) {
        double below = activation.kind() == Activation.Kind.THRESHOLD ? activation.alpha() : 0;
        return ScalarFunction.of(x -> x > threshold ? x : below, x -> x > threshold ? 1 : 0);
    }

    private static ScalarFunction geluTanh() {
        double c = Math.sqrt(2 / Math.PI);
        return ScalarFunction.of(x -> 0.5 * x * (1 + tanh(c * (x + 0.044715 * x * x * x))), x -> {
            double y = tanh(c * (x + 0.044715 * x * x * x));
            return 0.5 * (1 + y) + 0.5 * x * (1 - y * y) * c * (1 + 3 * 0.044715 * x * x);
        });
    }

    private static double mishSlope(double x) {
        double y = tanh(softplus(x));
        return y + x * (1 - y * y) * sigmoid(x);
    }

    private static double normal(double x) {
        return 0.5 * (1 + Erf.erf(x / Math.sqrt(2)));
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double clip(double x, double min, double max) {
        return Math.min(max, Math.max(min, x));
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    // Math.tanh and Math.expm1 take many times as long as Math.exp, and float32 needs only this much of them
    private static double tanh(double x) {
        return Math.abs(x) < 1e-4 ? x : 1 - 2 / (Math.exp(2 * x) + 1);
    }

    static double expm1(double x) {
        return Math.abs(x) < 1e-5 ? x + x * x / 2 : Math.exp(x) - 1;
    }

    private static double softplus(double x) {
        return Math.log(1 + Math.exp(-Math.abs(x))) + Math.max(x, 0);
    }
}
