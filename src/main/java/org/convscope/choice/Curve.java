package org.convscope.choice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a value's place in its range becomes a share of the colour map. */
public enum Curve implements LevelRule {
    /** Levels in proportion to values. */
    LINEAR,
    /** Square root: faint signal next to strong. */
    SQRT,
    /** ln(1 + 1000 t) / ln(1001), the curve of SAOImage DS9. */
    LOG,
    /** asinh(10 t) / asinh(10): linear near zero, logarithmic far from it. */
    ASINH;

    private static final double LOG_STEEPNESS = 1000;
    private static final double ASINH_STEEPNESS = 10;

    /** The name on the command line and in menus: linear, sqrt, log, asinh. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The curve of a name, in any case of letters. */
    public static Optional<Curve> named(String word) {
        return Arrays.stream(values())
                .filter(c -> c.word().equalsIgnoreCase(word))
                .findFirst();
    }

    @Override
    public double share(double t) {
        return switch (this) {
            case LINEAR -> t;
            case SQRT -> Math.sqrt(t);
            case LOG -> Math.log1p(LOG_STEEPNESS * t) / Math.log1p(LOG_STEEPNESS);
            case ASINH -> asinh(ASINH_STEEPNESS * t) / asinh(ASINH_STEEPNESS);
        };
    }

    @Override
    public double place(double share) {
        return switch (this) {
            case LINEAR -> share;
            case SQRT -> share * share;
            case LOG -> Math.expm1(share * Math.log1p(LOG_STEEPNESS)) / LOG_STEEPNESS;
            case ASINH -> Math.sinh(share * asinh(ASINH_STEEPNESS)) / ASINH_STEEPNESS;
        };
    }

    private static double asinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1));
    }
}
