package org.convscope.inspect.exciter;

/**
 * The discrete Fourier transform of pictures of any size, in double arithmetic, by mixed radices (Cooley and Tukey
 * 1965).
 */
final class FourierTransform {
    private final int height;
    private final int width;
    private final Line rows;
    private final Line columns;

    /** The directions, by the sign of the exponent. */
    enum Direction {
        FORWARD(-1),
        /** Without the division by the number of pixels. */
        BACK(1);

        private final int sign;

        Direction(int sign) {
            this.sign = sign;
        }
    }

    FourierTransform(int height, int width) {
        this.height = height;
        this.width = width;
        this.rows = new Line(width);
        this.columns = new Line(height);
    }

    /**
     * Transforms in place.
     *
     * @param re real parts, (height, width)
     * @param im imaginary parts
     */
    void apply(double[] re, double[] im, Direction direction) {
        double[] lineRe = new double[Math.max(height, width)];
        double[] lineIm = new double[lineRe.length];
        for (int y = 0; y < height; y++) {
            rows.apply(re, im, y * width, 1, lineRe, lineIm, direction);
            System.arraycopy(lineRe, 0, re, y * width, width);
            System.arraycopy(lineIm, 0, im, y * width, width);
        }
        for (int x = 0; x < width; x++) {
            columns.apply(re, im, x, width, lineRe, lineIm, direction);
            for (int y = 0; y < height; y++) {
                re[y * width + x] = lineRe[y];
                im[y * width + x] = lineIm[y];
            }
        }
    }

    /** Along one axis. */
    private static final class Line {
        private final int length;
        private final double[] cosine;
        private final double[] sine;

        private Line(int length) {
            this.length = length;
            this.cosine = new double[length];
            this.sine = new double[length];
            for (int i = 0; i < length; i++) {
                cosine[i] = StrictMath.cos(2 * Math.PI * i / length);
                sine[i] = StrictMath.sin(2 * Math.PI * i / length);
            }
        }

        private void apply(
                double[] re, double[] im, int from, int stride, double[] outRe, double[] outIm, Direction direction) {
            new Pass(re, im, outRe, outIm, direction.sign).run(from, stride, 0, length);
        }

        /** One transform on its way. */
        private final class Pass {
            private final double[] re;
            private final double[] im;
            private final double[] outRe;
            private final double[] outIm;
            private final int sign;

            private Pass(double[] re, double[] im, double[] outRe, double[] outIm, int sign) {
                this.re = re;
                this.im = im;
                this.outRe = outRe;
                this.outIm = outIm;
                this.sign = sign;
            }

            private void run(int from, int stride, int to, int count) {
                if (count == 1) {
                    outRe[to] = re[from];
                    outIm[to] = im[from];
                    return;
                }
                int radix = smallestFactor(count);
                int part = count / radix;
                for (int q = 0; q < radix; q++) {
                    run(from + q * stride, stride * radix, to + q * part, part);
                }
                join(to, radix, part, length / count);
            }

            private void join(int to, int radix, int part, int turn) {
                if (radix == 2) {
                    pairs(to, part, turn);
                    return;
                }
                double[] termRe = new double[radix];
                double[] termIm = new double[radix];
                for (int k = 0; k < part; k++) {
                    for (int q = 0; q < radix; q++) {
                        int at = to + q * part + k;
                        int angle = q * k * turn;
                        double c = cosine[angle];
                        double s = sign * sine[angle];
                        termRe[q] = outRe[at] * c - outIm[at] * s;
                        termIm[q] = outRe[at] * s + outIm[at] * c;
                    }
                    sums(to + k, radix, part, termRe, termIm);
                }
            }

            private void pairs(int to, int part, int turn) {
                for (int k = 0; k < part; k++) {
                    int first = to + k;
                    int second = first + part;
                    double c = cosine[k * turn];
                    double s = sign * sine[k * turn];
                    double re = outRe[second] * c - outIm[second] * s;
                    double im = outRe[second] * s + outIm[second] * c;
                    outRe[second] = outRe[first] - re;
                    outIm[second] = outIm[first] - im;
                    outRe[first] += re;
                    outIm[first] += im;
                }
            }

            private void sums(int to, int radix, int part, double[] termRe, double[] termIm) {
                for (int r = 0; r < radix; r++) {
                    double sumRe = 0;
                    double sumIm = 0;
                    for (int q = 0; q < radix; q++) {
                        int angle = q * r % radix * (length / radix);
                        double c = cosine[angle];
                        double s = sign * sine[angle];
                        sumRe += termRe[q] * c - termIm[q] * s;
                        sumIm += termRe[q] * s + termIm[q] * c;
                    }
                    outRe[to + r * part] = sumRe;
                    outIm[to + r * part] = sumIm;
                }
            }
        }

        private static int smallestFactor(int count) {
            for (int factor = 2; factor * factor <= count; factor++) {
                if (count % factor == 0) {
                    return factor;
                }
            }
            return count;
        }
    }
}
