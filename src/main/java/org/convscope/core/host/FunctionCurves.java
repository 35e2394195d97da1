package org.convscope.core.host;

import java.util.function.DoubleUnaryOperator;
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
            default -> more(function);
        };
    }

    private static Curve more(Operation.Function function) {
        return switch (function) {
            case ERFC -> Curve.of(x -> 1 - Erf.erf(x), x -> -2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
            case SINH -> Curve.of(Math::sinh, Math::cosh);
            case COSH -> Curve.of(Math::cosh, Math::sinh);
            case ARCSIN -> Curve.of(Math::asin, x -> 1 / Math.sqrt(1 - x * x));
            case ARCCOS -> Curve.of(Math::acos, x -> -1 / Math.sqrt(1 - x * x));
            case ARCTAN -> Curve.of(Math::atan, x -> 1 / (1 + x * x));
            case ARCSINH ->
                Curve.of(
                        x -> Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x),
                        x -> 1 / Math.sqrt(1 + x * x));
            case ARCCOSH -> Curve.of(x -> Math.log(x + Math.sqrt(x * x - 1)), x -> 1 / Math.sqrt(x * x - 1));
            case ARCTANH -> Curve.of(x -> (Math.log1p(x) - Math.log1p(-x)) / 2, x -> 1 / (1 - x * x));
            case EXP2 -> Curve.of(x -> Math.pow(2, x), x -> Math.log(2) * Math.pow(2, x));
            case LOG2 -> Curve.of(x -> Math.log(x) / Math.log(2), x -> 1 / (x * Math.log(2)));
            case LOG10 -> Curve.of(Math::log10, x -> 1 / (x * Math.log(10)));
            case CBRT -> Curve.of(Math::cbrt, x -> 1 / (3 * Math.cbrt(x) * Math.cbrt(x)));
            case SINC -> Curve.of(FunctionCurves::sinc, x -> x == 0 ? 0 : (Math.cos(Math.PI * x) - sinc(x)) / x);
            case TRUNC -> flat(x -> x < 0 ? Math.ceil(x) : Math.floor(x));
            case IS_NAN -> flat(x -> Double.isNaN(x) ? 1 : 0);
            case IS_INFINITE -> flat(x -> Double.isInfinite(x) ? 1 : 0);
            case IS_FINITE -> flat(x -> Double.isFinite(x) ? 1 : 0);
            case NOT_ZERO -> flat(x -> x != 0 ? 1 : 0);
            case LOGICAL_NOT -> flat(x -> x == 0 ? 1 : 0);
            default -> throw new IllegalArgumentException(function.name());
        };
    }

    private static Curve flat(DoubleUnaryOperator value) {
        return Curve.of(value, x -> 0);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    static Curve clip(double min, double max) {
        return Curve.of(x -> Math.max(min, Math.min(max, x)), x -> x >= min && x <= max ? 1 : 0);
    }
}
