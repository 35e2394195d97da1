package org.convscope.export.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.export.CsvTable;
import org.convscope.export.FrameTiles;
import org.convscope.export.JsonText;
import org.convscope.export.Provenance;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameStatistics;
import org.convscope.inspect.rows.FrameProfile;
import org.convscope.inspect.rows.GrayGradient;
import org.convscope.inspect.rows.RowProfile;
import org.convscope.render.NumberText;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.tile.ChannelTile;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** One frame: its picture, one of its rows as a line, a stripe and a histogram, and the histogram of all of it. */
final class FrameSection {
    /** The names of its pictures, beside those of the layers. */
    static final String FRAME = "frame";

    static final String STRIPE = "stripe";

    private static final int SIDE = 520;
    private static final int FRAME_BINS = 128;
    private static final int STRIPE_TICK = 10;

    private final ReportFolder folder;
    private final ReportFigures figures;
    private final int wantedRow;

    FrameSection(ReportFolder folder, ReportFigures figures, int wantedRow) {
        this.folder = folder;
        this.figures = figures;
        this.wantedRow = wantedRow;
    }

    /** The gradient that readings are compared with; the same for every frame. */
    String gradient() {
        double[] values = GrayGradient.values();
        BufferedImage image = gray(values, GrayGradient.WIDTH, new Range(0, GrayGradient.WIDTH - 1.0));
        folder.picture(ReportFolder.GRADIENT, image, folder.provenance().with("Content", "gray 0 to 254"));
        return SvgChart.strip(
                ReportFolder.GRADIENT, GrayGradient.WIDTH, GrayGradient.TICK, "Gray gradient", "gray value");
    }

    String write(Frame frame, String place, Map<String, @Nullable Object> json) {
        Provenance shown = folder.provenance().with("Frame", frame.source().toString());
        FrameProfile profile = FrameProfile.of(frame, wantedRow, RowProfile.DEFAULT_BINS, FRAME_BINS, TaskMonitor.NONE);
        RowProfile row = profile.row();
        Histogram all = profile.histogram();
        tables(row, all, place, shown.with("Row", Integer.toString(row.row())));
        json.put("row", tree(row));
        FrameStatistics statistics = FrameStatistics.ofMeasured(frame);
        String channel = frame.isColour() ? " (red)" : "";
        var html = new StringBuilder();
        html.append("<div class=\"figures\">\n").append(picture(frame, row.row(), place, shown));
        html.append(facts(frame, statistics)).append("</div>\n");
        String name = "row " + row.row() + channel;
        html.append(HtmlPieces.heading(4, "Row " + row.row() + ": values" + channel));
        html.append(SvgChart.line(row.values(), "Values of " + name, "column", "value"));
        html.append(HtmlPieces.heading(4, "The row repeated " + RowProfile.STRIPE_ROWS + " times"));
        folder.picture(
                place + STRIPE + ".png",
                gray(row.stripe(RowProfile.STRIPE_ROWS), frame.width(), row.range()),
                shown.with("Content", name + ", " + RowProfile.STRIPE_ROWS + " times")
                        .with("Range", text(row.range())));
        html.append(SvgChart.strip(place + STRIPE + ".png", frame.width(), STRIPE_TICK, "Stripe of " + name, "column"));
        html.append(HtmlPieces.heading(
                4, "The row's histogram: " + row.histogram().bins() + " equal bins from its minimum to its maximum"));
        html.append(SvgChart.histogram(row.histogram(), "Histogram of " + name, "value"));
        html.append(HtmlPieces.heading(4, "The whole frame's histogram" + channel));
        html.append(SvgChart.logHistogram(all, "Histogram of the frame", "value"));
        html.append("<p>The numbers: ")
                .append(HtmlPieces.link(place + "row.csv", "row.csv"))
                .append(", ")
                .append(HtmlPieces.link(place + "row-histogram.csv", "row-histogram.csv"))
                .append(", ")
                .append(HtmlPieces.link(place + "frame-histogram.csv", "frame-histogram.csv"))
                .append(".</p>\n");
        return html.toString();
    }

    private static String text(Range range) {
        return range.isEmpty()
                ? "nothing was measured (row)"
                : NumberText.text(range.min()) + " to " + NumberText.text(range.max()) + " (row)";
    }

    private String picture(Frame frame, int row, String place, Provenance shown) {
        var tiles = new FrameTiles(frame);
        Range limits = tiles.limits();
        int width = frame.width() >= frame.height() ? SIDE : Math.max(1, SIDE * frame.width() / frame.height());
        int height = frame.width() >= frame.height() ? Math.max(1, SIDE * frame.height() / frame.width()) : SIDE;
        BufferedImage image =
                tiles.picture().image(new PictureViewport(width / (double) frame.width(), 0, 0, width, height));
        mark(image, (row + 0.5) * height / frame.height());
        String title = frame.source().name();
        BufferedImage whole = figures.withGrayBar(image, limits, title + " (counts)");
        String file = place + FRAME + ".png";
        folder.picture(
                file,
                whole,
                shown.with("Range", NumberText.text(limits.min()) + " to " + NumberText.text(limits.max()))
                        .with("Colour map", ColourMap.GRAY.word()));
        return HtmlPieces.figure(
                file,
                whole.getWidth(),
                whole.getHeight(),
                "The frame " + title,
                "The frame; the line marks row " + row + ".");
    }

    private static void mark(BufferedImage image, double y) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(0xE69F00));
        g.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {8, 5}, 0));
        g.drawLine(0, (int) Math.round(y), image.getWidth(), (int) Math.round(y));
        g.dispose();
    }

    private static String facts(Frame frame, FrameStatistics statistics) {
        var html = new StringBuilder("<dl>");
        fact(html, "File", frame.source().toString());
        fact(html, "Format", frame.format() + ", " + frame.depth() + " bit");
        fact(html, "Size", frame.height() + " x " + frame.width() + (frame.isColour() ? " x 3" : ""));
        fact(html, "Smallest", NumberText.text(statistics.min()));
        fact(html, "Largest", NumberText.text(statistics.max()));
        fact(html, "Mean", NumberText.text(statistics.mean()));
        fact(html, "Masked", NumberText.count(statistics.masked()) + " pixels");
        fact(html, "Saturated", NumberText.count(statistics.saturated()) + " pixels");
        frame.notes().forEach(note -> fact(html, "Note", note));
        return html.append("</dl>\n").toString();
    }

    private static void fact(StringBuilder html, String name, String value) {
        html.append("<dt>").append(HtmlPieces.escape(name)).append("</dt><dd>");
        html.append(HtmlPieces.escape(value)).append("</dd>");
    }

    private void tables(RowProfile row, Histogram all, String place, Provenance shown) {
        var line = new CsvTable("column", "value");
        double[] values = row.values();
        for (int i = 0; i < values.length; i++) {
            line.row(i, values[i]);
        }
        folder.table(place + "row.csv", line, shown);
        folder.table(place + "row-histogram.csv", CsvTable.of(row.histogram()), shown);
        folder.table(place + "frame-histogram.csv", CsvTable.of(all), shown);
    }

    private static Map<String, @Nullable Object> tree(RowProfile row) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("index", row.row());
        tree.put("min", JsonText.number(row.range().min()));
        tree.put("max", JsonText.number(row.range().max()));
        tree.put("counts", row.histogram().counts());
        return tree;
    }

    private static BufferedImage gray(double[] values, int width, Range range) {
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) values[i];
        }
        int height = values.length / width;
        return ChannelTile.of(Tensor.of(numbers, height, width, 1), range, height, width);
    }
}
