package org.convscope.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.array.Range;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.Resolution;
import org.convscope.inspect.measure.FrameLine;
import org.convscope.inspect.measure.FrameRegion;
import org.convscope.inspect.measure.LineProfile;
import org.convscope.inspect.measure.Measurement;
import org.convscope.inspect.measure.RegionStatistics;
import org.convscope.render.NumberText;

/**
 * A measurement in words.
 *
 * @param title what was measured
 * @param numbers what came of it
 */
record MeasureText(String title, List<Named> numbers) {
    private static final int DIGITS = 6;

    /** A number with its name. */
    record Named(String name, String text) {}

    /**
     * @param known the geometry of the frame as far as it is known
     */
    static MeasureText of(Measurement measurement, Geometry known) {
        return measurement instanceof LineProfile profile
                ? line(profile, known)
                : region((RegionStatistics) measurement, known);
    }

    private static MeasureText line(LineProfile profile, Geometry known) {
        FrameLine line = profile.line();
        List<Named> numbers = new ArrayList<>();
        add(numbers, "length, px", line.length());
        if (known.pixelWidthMillimetres().isPresent()
                && known.pixelHeightMillimetres().isPresent()) {
            double across =
                    (line.toX() - line.fromX()) * known.pixelWidthMillimetres().getAsDouble();
            double down =
                    (line.toY() - line.fromY()) * known.pixelHeightMillimetres().getAsDouble();
            add(numbers, "length, mm", Math.hypot(across, down));
        }
        Resolution.of(known).ifPresent(resolution -> {
            numbers.add(new Named(
                    "d at its ends, Å",
                    spacing(resolution.dAngstrom(line.fromX(), line.fromY())) + " … "
                            + spacing(resolution.dAngstrom(line.toX(), line.toY()))));
        });
        Range range = profile.range();
        if (!range.isEmpty()) {
            add(numbers, "smallest", range.min());
            add(numbers, "largest", range.max());
        }
        long missing = profile.value().length - profile.measured();
        if (missing > 0) {
            numbers.add(new Named("in gaps", missing + " of " + profile.value().length + " points"));
        }
        return new MeasureText(
                "Line (" + place(line.fromX(), line.fromY()) + ") to (" + place(line.toX(), line.toY()) + ")", numbers);
    }

    private static MeasureText region(RegionStatistics found, Geometry known) {
        FrameRegion region = found.region();
        List<Named> numbers = new ArrayList<>();
        add(numbers, "n", found.measured());
        add(numbers, "masked", found.masked());
        add(numbers, "saturated", found.saturated());
        if (found.measured() > 0) {
            add(numbers, "sum", found.sum());
            add(numbers, "min", found.min());
            numbers.add(new Named(
                    "max", NumberText.text(found.max(), DIGITS) + " at (" + found.maxX() + ", " + found.maxY() + ")"));
            add(numbers, "mean", found.mean());
            add(numbers, "std", found.standardDeviation());
            add(numbers, "median", found.median());
        }
        Resolution.of(known).ifPresent(resolution -> {
            Range spacings = resolution.dAngstrom(
                    region.left(),
                    region.top(),
                    (double) region.left() + region.width(),
                    (double) region.top() + region.height());
            numbers.add(new Named("d, Å", spacing(spacings.max()) + " … " + spacing(spacings.min())));
        });
        String outline = region.outline() == FrameRegion.Outline.ELLIPSE ? "Ellipse" : "Rectangle";
        return new MeasureText(
                outline + " of " + region.width() + " × " + region.height() + " from (" + region.left() + ", "
                        + region.top() + ")",
                numbers);
    }

    private static void add(List<Named> numbers, String name, double value) {
        numbers.add(new Named(name, NumberText.text(value, DIGITS)));
    }

    private static String spacing(double angstrom) {
        return NumberText.text(angstrom, 4);
    }

    private static String place(double x, double y) {
        return NumberText.text(Math.round(x * 10) / 10.0, DIGITS) + ", "
                + NumberText.text(Math.round(y * 10) / 10.0, DIGITS);
    }

    /** One line each, names and numbers parted by tabs: for the clipboard, and from there into a sheet. */
    String tabbed(Optional<String> frame) {
        String head = frame.map(name -> name + "\t" + title).orElse(title);
        return head + "\n"
                + numbers.stream()
                        .map(one -> one.name() + "\t" + one.text().replace('−', '-'))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
