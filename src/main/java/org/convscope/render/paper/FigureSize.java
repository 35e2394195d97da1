package org.convscope.render.paper;

/**
 * How large a figure is on paper.
 *
 * @param pixels its width in CSS pixels, of which 96 are an inch
 * @param points size of its text, of which 72 are an inch
 */
public record FigureSize(double pixels, double points) {
    /** Smaller ones hold no word. */
    public static final int LEAST_PIXELS = 100;

    /** Larger than any page. */
    public static final int MOST_PIXELS = 4000;

    public static final int LEAST_POINTS = 5;
    public static final int MOST_POINTS = 24;

    private static final double DOTS_AN_INCH = 96;
    private static final double POINTS_AN_INCH = 72;
    private static final double MILLIMETRES_AN_INCH = 25.4;

    public FigureSize {
        pixels = Math.max(LEAST_PIXELS, Math.min(MOST_PIXELS, pixels));
        points = Math.max(LEAST_POINTS, Math.min(MOST_POINTS, points));
    }

    /** The width that suits a figure, with text of 9 points. */
    public static FigureSize natural(PaperFigure figure) {
        return new FigureSize(figure.width(), PaperFigure.TEXT * POINTS_AN_INCH / DOTS_AN_INCH);
    }

    public static double millimetres(double pixels) {
        return pixels * MILLIMETRES_AN_INCH / DOTS_AN_INCH;
    }

    public static double pixels(double millimetres) {
        return millimetres * DOTS_AN_INCH / MILLIMETRES_AN_INCH;
    }

    public static double points(double pixels) {
        return pixels * POINTS_AN_INCH / DOTS_AN_INCH;
    }

    public FigureSize withPixels(double newPixels) {
        return new FigureSize(newPixels, points);
    }

    public FigureSize withPoints(double newPoints) {
        return new FigureSize(pixels, newPoints);
    }

    /** CSS pixels a unit of a figure. */
    public double scale() {
        return points * DOTS_AN_INCH / POINTS_AN_INCH / PaperFigure.TEXT;
    }

    /** The width in units of a figure. */
    double units() {
        return pixels / scale();
    }

    /** The height of a figure in CSS pixels. */
    public double height(PaperFigure figure) {
        return figure.height(units()) * scale();
    }
}
