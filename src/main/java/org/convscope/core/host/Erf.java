package org.convscope.core.host;

/**
 * The error function, to float32's accuracy and better. Rational approximations of W. J. Cody, "Rational Chebyshev
 * approximations for the error function", Math. Comp. 23 (1969) 631-637.
 */
final class Erf {
    private static final double[] A = {
        0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694
    };
    private static final double[] B = {1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
    };
    private static final double[] C = {
        2.1531153547440383e-08,
        0.5641884969886701,
        8.883149794388377,
        66.11919063714163,
        298.6351381974001,
        881.952221241769,
        1712.0476126340707,
        2051.0783778260716,
        1230.3393547979972
    };
    private static final double[] D = {
        1,
        15.744926110709835,
        117.6939508913125,
        537.1811018620099,
        1621.3895745666903,
        3290.7992357334597,
        4362.619090143247,
        3439.3676741437216,
        1230.3393548037495
    };
    /** Beyond it, 1 - erf is less than 1e-16. */
    private static final double END = 6;

    private Erf() {}

    static double erf(double x) {
        double size = Math.abs(x);
        if (size <= 0.46875) {
            double square = x * x;
            return x * polynomial(A, square) / polynomial(B, square);
        }
        if (size >= END) {
            return Math.signum(x);
        }
        return Math.signum(x) * (1 - Math.exp(-size * size) * polynomial(C, size) / polynomial(D, size));
    }

    /** Highest power first. */
    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
