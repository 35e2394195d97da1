package org.convscope.core.host;

import java.util.function.DoubleUnaryOperator;
import org.convscope.network.Operation;

/** Element-wise functions of {@code keras.ops} and {@code tf.math} that are no activations. */
final class FunctionCurves {
    private FunctionCurves() {}

    static ScalarFunction of(Operation.Function function) {
        return switch (function) {
            case ABSOLUTE -> ScalarFunction.of(Math::abs, Math::signum);
            case NEGATIVE -> ScalarFunction.of(x -> -x, x -> -1);
            case SQRT -> ScalarFunction.of(Math::sqrt, x -> 0.5 / Math.sqrt(x));
            case RSQRT -> ScalarFunction.of(x -> 1 / Math.sqrt(x), x -> -0.5 / (x * Math.sqrt(x)));
            case SQUARE -> ScalarFunction.of(x -> x * x, x -> 2 * x);
            case EXP -> ScalarFunction.of(Math::exp, Math::exp);
            case EXPM1 -> ScalarFunction.of(ActivationCurves::expm1, Math::exp);
            case LOG -> ScalarFunction.of(Math::log, x -> 1 / x);
            case LOG1P -> ScalarFunction.of(Math::log1p, x -> 1 / (1 + x));
            case RECIPROCAL -> ScalarFunction.of(x -> 1 / x, x -> -1 / (x * x));
            case FLOOR -> ScalarFunction.of(Math::floor, x -> 0);
            case CEIL -> ScalarFunction.of(Math::ceil, x -> 0);
            case ROUND -> ScalarFunction.of(Math::rint, x -> 0);
            case SIGN -> ScalarFunction.of(Math::signum, x -> 0);
            case SIN -> ScalarFunction.of(Math::sin, Math::cos);
            case COS -> ScalarFunction.of(Math::cos, x -> -Math.sin(x));
            case TAN -> ScalarFunction.of(Math::tan, x -> 1 / (Math.cos(x) * Math.cos(x)));
            case ERF -> ScalarFunction.of(Erf::erf, x -> 2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
            default -> more(function);
        };
    }

    private static ScalarFunction more(Operation.Function function) {
        return switch (function) {
            case ERFC -> ScalarFunction.of(x -> 1 - Erf.erf(x), x -> -2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
            case SINH -> ScalarFunction.of(Math::sinh, Math::cosh);
            case COSH -> ScalarFunction.of(Math::cosh, Math::sinh);
            case ARCSIN -> ScalarFunction.of(Math::asin, x -> 1 / Math.sqrt(1 - x * x));
            case ARCCOS -> ScalarFunction.of(Math::acos, x -> -1 / Math.sqrt(1 - x * x));
            case ARCTAN -> ScalarFunction.of(Math::atan, x -> 1 / (1 + x * x));
            case ARCSINH ->
                ScalarFunction.of(
                        x -> Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x),
                        x -> 1 / Math.sqrt(1 + x * x));
            case ARCCOSH -> ScalarFunction.of(x -> Math.log(x + Math.sqrt(x * x - 1)), x -> 1 / Math.sqrt(x * x - 1));
            case ARCTANH -> ScalarFunction.of(x -> (Math.log1p(x) - Math.log1p(-x)) / 2, x -> 1 / (1 - x * x));
            case EXP2 -> ScalarFunction.of(x -> Math.pow(2, x), x -> Math.log(2) * Math.pow(2, x));
            case LOG2 -> ScalarFunction.of(x -> Math.log(x) / Math.log(2), x -> 1 / (x * Math.log(2)));
            case LOG10 -> ScalarFunction.of(Math::log10, x -> 1 / (x * Math.log(10)));
            case CBRT -> ScalarFunction.of(Math::cbrt, x -> 1 / (3 * Math.cbrt(x) * Math.cbrt(x)));
            case SINC ->
                ScalarFunction.of(FunctionCurves::sinc, x -> x == 0 ? 0 : (Math.cos(Math.PI * x) - sinc(x)) / x);
            case TRUNC -> flat(x -> x < 0 ? Math.ceil(x) : Math.floor(x));
            case IS_NAN -> flat(x -> Double.isNaN(x) ? 1 : 0);
            case IS_INFINITE -> flat(x -> Double.isInfinite(x) ? 1 : 0);
            case IS_FINITE -> flat(x -> Double.isFinite(x) ? 1 : 0);
            case NOT_ZERO -> flat(x -> x != 0 ? 1 : 0);
            case LOGICAL_NOT -> flat(x -> x == 0 ? 1 : 0);
            default -> throw new IllegalArgumentException(function.name());
        };
    }

    private static ScalarFunction flat(DoubleUnaryOperator value) {
        return ScalarFunction.of(value, x -> 0);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    static ScalarFunction clip(double min, double max) {
        return ScalarFunction.of(x -> Math.max(min, Math.min(max, x)), x -> x >= min && x <= max ? 1 : 0);
    }
}
