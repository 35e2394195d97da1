package org.convscope.render.chart;

/**
 * A line or a cloud of points with a name.
 *
 * @param name in the legend
 * @param x as many numbers as y
 * @param y as many numbers as x
 */
public record ChartCurve(String name, double[] x, double[] y) {
    public ChartCurve {
        if (x.length != y.length) {
            throw new IllegalArgumentException(name + ": " + x.length + " x, " + y.length + " y");
        }
        x = x.clone();
        y = y.clone();
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    @Override
    public double[] y() {
        return y.clone();
    }
}
