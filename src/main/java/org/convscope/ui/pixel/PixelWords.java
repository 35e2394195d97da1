package org.convscope.ui.pixel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.inspect.pixel.ChannelPatch;
import org.convscope.inspect.pixel.PixelSource;
import org.convscope.inspect.pixel.PixelStep;
import org.convscope.inspect.pixel.PixelTrace;
import org.convscope.network.LayerCall;
import org.convscope.render.NumberText;
import org.convscope.render.lab.PixelFigure;

/** A value's origin as a figure and in words. */
final class PixelWords {
    private static final int DIGITS = 6;

    private PixelWords() {}

    /** {@code block1_conv2 #3, row 5, column 7}. */
    static String title(PixelTrace trace) {
        return trace.layer() + " #" + trace.unit() + ", row " + trace.row() + ", column " + trace.column();
    }

    static PixelFigure figure(PixelTrace trace) {
        return new PixelFigure(
                below(trace),
                new PixelFigure.Above(trace.layer() + " #" + trace.unit(), trace.map(), trace.row(), trace.column()),
                channels(trace.source()),
                sides(trace.source()),
                lines(trace));
    }

    private static Optional<ChannelPatch> first(PixelSource source) {
        if (source instanceof PixelSource.Weighed weighed) {
            return weighed.patches().stream().findFirst();
        }
        return source instanceof PixelSource.Pooled pooled ? Optional.of(pooled.patch()) : Optional.empty();
    }

    private static Optional<PixelFigure.Below> below(PixelTrace trace) {
        return first(trace.source())
                .map(patch -> new PixelFigure.Below(
                        "channel " + patch.channel() + " of " + input(trace.source()),
                        trace.below(),
                        patch.rows(),
                        patch.columns()));
    }

    private static String input(PixelSource source) {
        String id = source instanceof PixelSource.Weighed weighed
                ? weighed.input()
                : source instanceof PixelSource.Pooled pooled ? pooled.input() : source.layer();
        return id.startsWith("__") ? LayerCall.subject(id) + " as it is taken" : id;
    }

    private static PixelFigure.Sides sides(PixelSource source) {
        int columns = first(source).map(patch -> patch.columns().length).orElse(1);
        return new PixelFigure.Sides(
                Math.max(1, columns), source instanceof PixelSource.Pooled pooled ? pooled.chosen() : -1);
    }

    private static List<PixelFigure.Channel> channels(PixelSource source) {
        if (source instanceof PixelSource.Weighed weighed) {
            return weighed.patches().stream()
                    .map(patch -> new PixelFigure.Channel(
                            "channel " + patch.channel(),
                            patch.under(),
                            patch.kernel(),
                            patch.products(),
                            "Σ " + NumberText.text(patch.sum())))
                    .toList();
        }
        if (source instanceof PixelSource.Pooled pooled) {
            return List.of(new PixelFigure.Channel(
                    "channel " + pooled.patch().channel(),
                    pooled.patch().under(),
                    List.of(),
                    List.of(),
                    (pooled.chosen() < 0 ? "mean = " : "largest = ") + number(pooled.value())));
        }
        return List.of();
    }

    /** What becomes of it, step by step, and whether that is what is shown. */
    static List<String> lines(PixelTrace trace) {
        List<String> lines = new ArrayList<>();
        PixelSource source = trace.source();
        if (source instanceof PixelSource.Weighed weighed) {
            double channels = Arrays.stream(weighed.sums()).sum();
            String all = weighed.channels() == 1 ? "its channel" : "all " + weighed.channels() + " channels";
            lines.add(source.layer() + ": " + all + " " + number(channels) + " + bias " + number(weighed.bias()) + " = "
                    + number(weighed.value())
                    + (weighed.note().isEmpty() ? "" : "   (" + weighed.note() + ")"));
        } else if (source instanceof PixelSource.Pooled pooled) {
            lines.add(source.layer() + ": " + (pooled.chosen() < 0 ? "the mean" : "the largest")
                    + " of what is under the window = " + number(pooled.value()));
        } else if (source instanceof PixelSource.Merged merged) {
            lines.add(source.layer() + ": " + merged.word() + " "
                    + merged.operands().stream()
                            .map(one -> one.layer() + " " + number(one.value()))
                            .collect(Collectors.joining(", "))
                    + " = " + number(merged.value()));
        } else if (source instanceof PixelSource.Given given) {
            lines.add(given.layer() + " = " + number(given.value()) + "   " + given.reason());
        }
        for (PixelStep step : trace.steps()) {
            lines.add(step.layer() + ": " + step.what() + " = " + number(step.value()));
        }
        lines.add(
                trace.isConfirmed()
                        ? "✓ the map shows " + number(trace.shown()) + ", the same but for rounding"
                        : "✗ the map shows " + number(trace.shown()) + ", which is not what is worked out here: "
                                + number(trace.computed()));
        return lines;
    }

    private static String number(double value) {
        return NumberText.text(value, DIGITS);
    }
}
