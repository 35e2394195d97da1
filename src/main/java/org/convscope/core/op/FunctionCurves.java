package org.convscope.core.op;

import org.convscope.network.Operation;

/** Element-wise functions of {@code keras.ops} and {@code tf.math} that are no activations. */
final class FunctionCurves {
    private FunctionCurves() {}

    static Curve of(Operation.Function function) {
        return switch (function) {
            case ABSOLUTE -> Curve.of(Math::abs, Math::signum);
            case NEGATIVE -> Curve.of(x -> -x, x -> -1);
            case SQRT -> Curve.of(Math::sqrt, x -> 0.5 / Math.sqrt(x));
            case RSQRT -> Curve.of(x -> 1 / Math.sqrt(x), x -> -0.5 / (x * Math.sqrt(x)));
            case SQUARE -> Curve.of(x -> x * x, x -> 2 * x);
            case EXP -> Curve.of(Math::exp, Math::exp);
            case EXPM1 -> Curve.of(ActivationCurves::expm1, Math::exp);
            case LOG -> Curve.of(Math::log, x -> 1 / x);
            case LOG1P -> Curve.of(Math::log1p, x -> 1 / (1 + x));
            case RECIPROCAL -> Curve.of(x -> 1 / x, x -> -1 / (x * x));
            case FLOOR -> Curve.of(Math::floor, x -> 0);
            case CEIL -> Curve.of(Math::ceil, x -> 0);
            case ROUND -> Curve.of(Math::rint, x -> 0);
            case SIGN -> Curve.of(Math::signum, x -> 0);
            case SIN -> Curve.of(Math::sin, Math::cos);
            case COS -> Curve.of(Math::cos, x -> -Math.sin(x));
            case TAN -> Curve.of(Math::tan, x -> 1 / (Math.cos(x) * Math.cos(x)));
            case ERF -> Curve.of(Erf::erf, x -> 2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
        };
    }

    static Curve clip(double min, double max) {
        return Curve.of(x -> Math.min(max, Math.max(min, x)), x -> x >= min && x <= max ? 1 : 0);
    }
}
