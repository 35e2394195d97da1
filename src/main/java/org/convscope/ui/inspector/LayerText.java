package org.convscope.ui.inspector;

import java.util.Locale;
import org.convscope.array.Range;
import org.convscope.frame.geometry.Resolution;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.match.KernelBank;
import org.convscope.inspect.match.MatchUnit;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.LayerCall;
import org.convscope.render.NumberText;
import org.convscope.ui.pointer.SeenOnFrame;
import org.jspecify.annotations.Nullable;

/** A layer in words. */
final class LayerText {
    private LayerText() {}

    /** {@code Conv2D · 3 × 3 × 64, stride 2, ReLU}. */
    static String kind(LayerCall call) {
        var text = new StringBuilder(call.className());
        call.kernel().ifPresent(kernel -> text.append(" · kernel ").append(ShapeText.times(kernel.shape())));
        if (call.kind() instanceof ConvolvingOperation layer && layer.window().strides()[0] > 1) {
            text.append(", stride ").append(layer.window().strides()[0]);
        }
        if (!call.activation().isLinear()) {
            text.append(" · ").append(call.activation().word());
        }
        return text.toString();
    }

    static String parameters(LayerCall call) {
        long count = call.parameters();
        if (count == 0) {
            return "no parameters";
        }
        return NumberText.count(count)
                + (count == 1 ? " parameter" : " parameters")
                + (call.trainable() ? "" : ", frozen");
    }

    /** {@code 3.12 … 2.94 Å at block3_conv3 (12, 40)}: what a place of a map sees, the largest d-spacing first. */
    static String resolution(Resolution resolution, SeenOnFrame.Seen seen) {
        var bounds = seen.bounds();
        Range d = resolution.dAngstrom(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
        String largest = Double.isInfinite(d.max()) ? "beam" : NumberText.text(d.max(), 3);
        return largest + " … " + NumberText.text(d.min(), 3) + " Å at " + seen.label();
    }

    /** {@code sees 40 × 40 px of the frame}; in frame pixels where it is known how the frame lies in the input. */
    static String sees(ReceptiveField field, @Nullable CoordinateMap map) {
        if (field.seesEverything()) {
            return "sees the whole frame";
        }
        double width = field.horizontal().size();
        double height = field.vertical().size();
        if (map == null || map.isIdentity()) {
            return "sees " + NumberText.text(height, 3) + " × " + NumberText.text(width, 3)
                    + (map == null ? " px of the input" : " px of the frame");
        }
        double across = width * map.width() / map.inputWidth();
        double down = height * map.height() / map.inputHeight();
        return "sees " + NumberText.text(down, 3) + " × " + NumberText.text(across, 3) + " px of the frame ("
                + NumberText.text(height, 3) + " × " + NumberText.text(width, 3) + " of the input)";
    }

    /** A Gabor kernel's name ends in its angle. */
    private static String withDegrees(String kernel) {
        return kernel.startsWith("Gabor") ? kernel + "°" : kernel;
    }

    /** The slice that is most like a classic kernel, beside what chance reaches. */
    static String match(MatchUnit.Found found) {
        KernelBank.Likeness best = found.best();
        return String.format(
                Locale.ROOT,
                "The slice of channel %d is most like a classic kernel: %s, cosine %s"
                        + " (95 %% of random kernels of %d × %d stay below %.2f)",
                found.channel(),
                withDegrees(best.kernel().name()),
                NumberText.text(best.cosine(), 2),
                best.kernel().side(),
                best.kernel().side(),
                found.chance().most());
    }
}
