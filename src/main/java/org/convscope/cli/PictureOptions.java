package org.convscope.cli;

import java.util.Optional;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.choice.LevelRule;
import org.convscope.choice.TileStandardisation;
import org.convscope.render.colour.ColourShading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How values become colours in pictures. */
final class PictureOptions {
    @Option(
            names = "--colormap",
            paramLabel = "NAME",
            description =
                    "gray, viridis, cividis, blues or rdbu (default: viridis, and rdbu where values have both signs;"
                            + " gray with minmax).")
    private @Nullable ColourMap colours;

    @Option(
            names = "--contrast",
            paramLabel = "minmax|percentiles|standardised|LOW,HIGH",
            converter = Converter.class,
            description = "Where the ends of the colours stand. percentiles, the default: at the smallest value and the"
                    + " 99th percentile, around zero where values have both signs. minmax: at the smallest and the"
                    + " largest. standardised: each map by itself, (x - mean) / standard deviation * 64 + 128 of 255."
                    + " LOW,HIGH: at two numbers.")
    private Chosen contrast = new Chosen(ColourShading.DEFAULT.limits(), ColourShading.DEFAULT.rule());

    @Option(
            names = "--curve",
            paramLabel = "linear|sqrt|log|asinh",
            converter = CurveConverter.class,
            description = "How colours go between the ends (default: sqrt with percentiles, else linear).")
    private @Nullable Curve curve;

    /** A contrast with the curve that goes with it. */
    record Chosen(ColourLimits limits, LevelRule curve) {}

    ColourShading shading() {
        boolean standardised = contrast.curve() == TileStandardisation.Z_SCORE;
        return new ColourShading(
                contrast.limits(),
                curve == null || standardised ? contrast.curve() : curve,
                Optional.ofNullable(colours));
    }

    /** The four ways to say a contrast. */
    static final class Converter implements ITypeConverter<Chosen> {
        @Override
        public Chosen convert(String value) {
            return switch (value) {
                case "minmax" -> new Chosen(ColourLimits.EXTREMES, Curve.LINEAR);
                case "percentiles" -> new Chosen(ColourLimits.PERCENTILES, Curve.SQRT);
                case "standardised", "standardized" -> new Chosen(ColourLimits.EXTREMES, TileStandardisation.Z_SCORE);
                default -> new Chosen(new ColourLimits.Fixed(range(value)), Curve.LINEAR);
            };
        }

        private static Range range(String value) {
            String[] ends = value.split(",", -1);
            try {
                if (ends.length == 2) {
                    var range = new Range(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
                    if (Double.isFinite(range.min()) && Double.isFinite(range.max()) && range.min() < range.max()) {
                        return range;
                    }
                }
            } catch (NumberFormatException e) {
                throw wrong(value);
            }
            throw wrong(value);
        }

        private static TypeConversionException wrong(String value) {
            return new TypeConversionException("expected minmax, percentiles, standardised, or two numbers LOW,HIGH"
                    + " with the smaller first, but found " + value);
        }
    }

    /** A curve by its word. */
    static final class CurveConverter implements ITypeConverter<Curve> {
        @Override
        public Curve convert(String value) {
            return Curve.named(value)
                    .orElseThrow(() ->
                            new TypeConversionException("expected linear, sqrt, log or asinh, but found " + value));
        }
    }
}
