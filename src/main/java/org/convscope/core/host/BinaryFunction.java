package org.convscope.core.host;

import java.util.function.DoubleBinaryOperator;
import org.convscope.network.Operation.Arithmetic;

/**
 * A function of two numbers and its derivatives.
 *
 * @param first with respect to the first number
 * @param second with respect to the second
 */
record BinaryFunction(DoubleBinaryOperator function, DoubleBinaryOperator first, DoubleBinaryOperator second) {
    private static double none(double a, double b) {
        return 0;
    }

    double value(double a, double b) {
        return function.applyAsDouble(a, b);
    }

    double firstSlope(double a, double b) {
        return first.applyAsDouble(a, b);
    }

    double secondSlope(double a, double b) {
        return second.applyAsDouble(a, b);
    }

    private static BinaryFunction of(
            DoubleBinaryOperator function, DoubleBinaryOperator first, DoubleBinaryOperator second) {
        return new BinaryFunction(function, first, second);
    }

    /** Gives 1 or 0, and has no derivatives. */
    private static BinaryFunction test(Test test) {
        return of((a, b) -> test.holds(a, b) ? 1 : 0, BinaryFunction::none, BinaryFunction::none);
    }

    private interface Test {
        boolean holds(double a, double b);
    }

    static BinaryFunction of(Arithmetic arithmetic) {
        return switch (arithmetic) {
            case ADD -> of((a, b) -> a + b, (a, b) -> 1, (a, b) -> 1);
            case SUBTRACT -> of((a, b) -> a - b, (a, b) -> 1, (a, b) -> -1);
            case MULTIPLY -> of((a, b) -> a * b, (a, b) -> b, (a, b) -> a);
            case DIVIDE -> of((a, b) -> a / b, (a, b) -> 1 / b, (a, b) -> -a / (b * b));
            case FLOOR_DIVIDE -> of(BinaryFunction::floorDivide, BinaryFunction::none, BinaryFunction::none);
            case MODULO -> of(BinaryFunction::modulo, (a, b) -> 1, (a, b) -> -Math.floor(a / b));
            case REMAINDER -> of((a, b) -> a % b, (a, b) -> 1, (a, b) -> -(double) (long) (a / b));
            case POWER ->
                of(Math::pow, (a, b) -> b * Math.pow(a, b - 1), (a, b) -> a > 0 ? Math.log(a) * Math.pow(a, b) : 0);
            case MAXIMUM -> of(Math::max, (a, b) -> a >= b ? 1 : 0, (a, b) -> a >= b ? 0 : 1);
            case MINIMUM -> of(Math::min, (a, b) -> a <= b ? 1 : 0, (a, b) -> a <= b ? 0 : 1);
            case SQUARED_DIFFERENCE -> of((a, b) -> (a - b) * (a - b), (a, b) -> 2 * (a - b), (a, b) -> -2 * (a - b));
            case EQUAL -> test((a, b) -> a == b);
            case NOT_EQUAL -> test((a, b) -> a != b);
            case GREATER -> test((a, b) -> a > b);
            case GREATER_EQUAL -> test((a, b) -> a >= b);
            case LESS -> test((a, b) -> a < b);
            case LESS_EQUAL -> test((a, b) -> a <= b);
            case LOGICAL_AND -> test((a, b) -> a != 0 && b != 0);
            case LOGICAL_OR -> test((a, b) -> a != 0 || b != 0);
            case LOGICAL_XOR -> test((a, b) -> (a != 0) != (b != 0));
            case ARCTAN2 -> of(Math::atan2, (a, b) -> b / (a * a + b * b), (a, b) -> -a / (a * a + b * b));
            case HYPOT -> of(Math::hypot, (a, b) -> a / Math.hypot(a, b), (a, b) -> b / Math.hypot(a, b));
            case LOG_ADD_EXP ->
                of(
                        BinaryFunction::logAddExp,
                        (a, b) -> Math.exp(a - logAddExp(a, b)),
                        (a, b) -> Math.exp(b - logAddExp(a, b)));
            case DIVIDE_NO_NAN ->
                of((a, b) -> b == 0 ? 0 : a / b, (a, b) -> b == 0 ? 0 : 1 / b, (a, b) -> b == 0 ? 0 : -a / (b * b));
            case MULTIPLY_NO_NAN -> of((a, b) -> b == 0 ? 0 : a * b, (a, b) -> b, (a, b) -> b == 0 ? 0 : a);
            case XDIVY ->
                of((a, b) -> a == 0 ? 0 : a / b, (a, b) -> a == 0 ? 0 : 1 / b, (a, b) -> a == 0 ? 0 : -a / (b * b));
            case XLOGY ->
                of((a, b) -> a == 0 ? 0 : a * Math.log(b), (a, b) -> a == 0 ? 0 : Math.log(b), (a, b) -> a / b);
        };
    }

    /** As TensorFlow does it: the quotient is rounded to float32 first. */
    private static double floorDivide(double a, double b) {
        return Math.floor((float) (a / b));
    }

    /** Python's: of the divisor's sign. */
    private static double modulo(double a, double b) {
        double rest = a % b;
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
    }

    private static double logAddExp(double a, double b) {
        double larger = Math.max(a, b);
        return larger + Math.log1p(Math.exp(-Math.abs(a - b)));
    }
}
