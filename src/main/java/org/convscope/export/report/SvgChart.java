package org.convscope.export.report;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.render.NumberText;

/** Charts drawn into the page itself, so that they take its colours in light and dark. */
final class SvgChart {
    private static final int LEFT = 62;
    private static final int RIGHT = 14;
    private static final int TOP = 20;
    private static final int BOTTOM = 40;
    private static final int COUNTED_BINS = 20;

    private final int width;
    private final int height;
    private final StringBuilder svg = new StringBuilder();

    private SvgChart(int width, int height, String label) {
        this.width = width;
        this.height = height;
        svg.append("<svg class=\"chart\" role=\"img\" aria-label=\"")
                .append(HtmlPieces.escape(label))
                .append(String.format(
                        Locale.ROOT,
                        "\" viewBox=\"0 0 %d %d\" style=\"max-width:%dpx\" xmlns=\"http://www.w3.org/2000/svg\">%n",
                        width,
                        height,
                        width));
    }

    /** Values from left to right, positions counted from 0. */
    static String line(double[] values, String label, String along, String up) {
        var chart = new SvgChart(1060, 240, label);
        Range range = Range.of(values);
        SvgAxis x = chart.across(new Range(0, Math.max(1, values.length - 1)));
        SvgAxis y = chart.up(range.isEmpty() ? new Range(0, 1) : range.union(new Range(0, 0)));
        chart.axes(x, y, along, up);
        chart.path(values, x::at, y);
        return chart.done();
    }

    /**
     * A small line over the scattering vector 1/d.
     *
     * @param means one a shell of equal steps of 1/d; NaN where there is none
     * @param step width of a shell in 1/Å
     * @param marks d-spacings in Å that are marked
     */
    static String shells(double[] means, double step, List<Double> marks, String label) {
        int shown = means.length;
        while (shown > 1 && Double.isNaN(means[shown - 1])) {
            shown--;
        }
        var chart = new SvgChart(460, 200, label);
        Range range = Range.of(means);
        SvgAxis x = chart.across(new Range(0, shown * step));
        SvgAxis y = chart.up(range.isEmpty() ? new Range(0, 1) : range.union(new Range(0, 0)));
        double end = shown * step;
        marks.stream()
                .filter(d -> 1 / d < end)
                .forEach(d -> chart.svg.append(String.format(
                        Locale.ROOT,
                        "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\">"
                                + "<title>ice, %.2f Å</title></line>%n",
                        x.at(1 / d),
                        x.at(1 / d),
                        TOP,
                        chart.height - BOTTOM,
                        d)));
        chart.axes(x, y, "1/d in 1/Å; lines: rings of ice", "mean of the map");
        chart.path(means, shell -> x.at((shell + 0.5) * step), y);
        return chart.done();
    }

    /** Bars; the count above each where there are few. */
    static String histogram(Histogram histogram, String label, String along) {
        var chart = new SvgChart(histogram.bins() <= COUNTED_BINS ? 700 : 1060, 260, label);
        long most = 1;
        for (int bin = 0; bin < histogram.bins(); bin++) {
            most = Math.max(most, histogram.count(bin));
        }
        SvgAxis x = chart.across(histogram.limits());
        SvgAxis y = chart.up(new Range(0, most));
        chart.axes(x, y, along, "pixels");
        for (int bin = 0; bin < histogram.bins(); bin++) {
            chart.bar(histogram, bin, x, y.at((double) histogram.count(bin)));
        }
        return chart.done();
    }

    /** Bars whose height is the logarithm of 1 + count, so that rare values show. */
    static String logHistogram(Histogram histogram, String label, String along) {
        var chart = new SvgChart(1060, 260, label);
        double most = 1;
        for (int bin = 0; bin < histogram.bins(); bin++) {
            most = Math.max(most, Math.log10(1.0 + histogram.count(bin)));
        }
        SvgAxis x = chart.across(histogram.limits());
        SvgAxis y = chart.up(new Range(0, most));
        chart.horizontal(x, along);
        for (int power = 0; power <= most; power++) {
            long count = Math.round(Math.pow(10, power));
            chart.gridLine(y.at(Math.log10(1.0 + count)), NumberText.count(count));
        }
        chart.title("pixels (logarithmic)");
        for (int bin = 0; bin < histogram.bins(); bin++) {
            chart.bar(histogram, bin, x, y.at(Math.log10(1.0 + histogram.count(bin))));
        }
        return chart.done();
    }

    /** A picture stretched over a numbered axis, such as a row of a frame repeated. */
    static String strip(String file, int length, int tick, String label, String along) {
        var chart = new SvgChart(1060, 96, label);
        SvgAxis x = chart.across(new Range(0, length));
        chart.svg.append(String.format(
                Locale.ROOT,
                "<image href=\"%s\" x=\"%d\" y=\"6\" width=\"%d\" height=\"46\" preserveAspectRatio=\"none\""
                        + " style=\"image-rendering:pixelated\"/>%n",
                HtmlPieces.escape(file),
                LEFT,
                chart.width - LEFT - RIGHT));
        int labelled = Math.max(tick, (int) Math.ceil(length / 26.0 / tick) * tick);
        for (int at = 0; at < length; at += tick) {
            // the middle of a pixel
            double place = x.at(at + 0.5);
            chart.svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"tick\" x1=\"%.1f\" x2=\"%.1f\" y1=\"52\" y2=\"%d\"/>%n",
                    place,
                    place,
                    at % labelled == 0 ? 59 : 56));
            if (at % labelled == 0) {
                chart.text("middle", place, 72, Integer.toString(at));
            }
        }
        chart.text("middle", (LEFT + chart.width - RIGHT) / 2.0, 90, along);
        return chart.done();
    }

    private void path(double[] values, IntToDoubleFunction across, SvgAxis y) {
        var path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                path.append(String.format(
                        Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", across.applyAsDouble(i), y.at(values[i])));
            }
            pen = Double.isFinite(values[i]);
        }
        svg.append("<path class=\"line\" d=\"").append(path).append("\"/>\n");
    }

    private SvgAxis across(Range values) {
        return new SvgAxis(values, LEFT, width - RIGHT);
    }

    private SvgAxis up(Range values) {
        return new SvgAxis(values, height - BOTTOM, TOP);
    }

    private void bar(Histogram histogram, int bin, SvgAxis x, double top) {
        double left = x.at(histogram.edge(bin));
        double right = x.at(histogram.edge(bin + 1));
        double base = (double) height - BOTTOM;
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"data\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>%s to %s:"
                        + " %s</title></rect>%n",
                left,
                top,
                Math.max(0.5, right - left - 1),
                base - top,
                NumberText.text(histogram.edge(bin)),
                NumberText.text(histogram.edge(bin + 1)),
                NumberText.count(histogram.count(bin))));
        if (histogram.bins() <= COUNTED_BINS) {
            text("middle", (left + right) / 2, top - 4, NumberText.count(histogram.count(bin)));
        }
    }

    private void axes(SvgAxis x, SvgAxis y, String along, String up) {
        for (double tick : y.ticks(5)) {
            gridLine(y.at(tick), NumberText.text(tick));
        }
        horizontal(x, along);
        title(up);
    }

    private void horizontal(SvgAxis x, String along) {
        double base = (double) height - BOTTOM;
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"tick\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
                LEFT,
                width - RIGHT,
                base,
                base));
        for (double tick : x.ticks(10)) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"tick\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
                    x.at(tick),
                    x.at(tick),
                    base,
                    base + 4));
            text("middle", x.at(tick), base + 17, NumberText.text(tick));
        }
        text("middle", (LEFT + width - RIGHT) / 2.0, height - 5.0, along);
    }

    private void gridLine(double at, String label) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>%n",
                LEFT,
                width - RIGHT,
                at,
                at));
        text("end", LEFT - 6.0, at + 4, label);
    }

    private void title(String up) {
        text("start", 4, 11, up);
    }

    private void text(String anchor, double x, double y, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
                anchor,
                x,
                y,
                HtmlPieces.escape(text)));
    }

    private String done() {
        return svg.append("</svg>\n").toString();
    }
}
