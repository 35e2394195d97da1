package org.convscope.inspect.exciter;

/** Steps of Adam, upwards (Kingma and Ba 2015), of one picture's numbers. */
final class AdamSteps {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double LEAST = 1e-8;

    private final double rate;
    private final float[] means;
    private final float[] squares;
    private int steps;

    AdamSteps(double rate, int numbers) {
        this.rate = rate;
        this.means = new float[numbers];
        this.squares = new float[numbers];
    }

    /** Moves the numbers along a slope. */
    void climb(float[] numbers, float[] slope) {
        steps++;
        double first = 1 - Math.pow(FIRST, steps);
        double second = 1 - Math.pow(SECOND, steps);
        for (int i = 0; i < numbers.length; i++) {
            means[i] = (float) (FIRST * means[i] + (1 - FIRST) * slope[i]);
            squares[i] = (float) (SECOND * squares[i] + (1 - SECOND) * slope[i] * slope[i]);
            numbers[i] += (float) (rate * (means[i] / first) / (Math.sqrt(squares[i] / second) + LEAST));
        }
    }
}
