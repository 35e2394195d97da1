package org.convscope.inspect.summary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.LayerCall;
import org.convscope.network.Padding;
import org.convscope.network.SlidingWindow;
import org.convscope.network.WindowedOperation;

/**
 * How a layer that slides a window is made.
 *
 * @param filters units it gives, -1 for pooling
 * @param kernel window, one length a spatial axis
 * @param strides one a spatial axis
 * @param padding same, valid or causal
 * @param dilation one a spatial axis
 * @param groups of a grouped convolution; 1 otherwise
 * @param activation of the layer itself, "linear" where none
 */
public record WindowParameters(
        int filters, int[] kernel, int[] strides, Padding padding, int[] dilation, int groups, String activation) {
    public WindowParameters {
        kernel = kernel.clone();
        strides = strides.clone();
        dilation = dilation.clone();
    }

    /** The parameters of a convolution or pooling layer; empty for others. */
    public static Optional<WindowParameters> of(LayerCall call) {
        if (!(call.kind() instanceof WindowedOperation windowed)) {
            return Optional.empty();
        }
        SlidingWindow window = windowed.window();
        return Optional.of(new WindowParameters(
                windowed instanceof ConvolvingOperation convolving ? filters(convolving, call) : -1,
                window.kernel(),
                window.strides(),
                window.padding(),
                window.dilation(),
                windowed instanceof ConvolvingOperation convolving ? convolving.groups() : 1,
                call.activation().kind().name().toLowerCase(Locale.ROOT)));
    }

    /** Where they follow from the input's channels, as many as the output has. */
    private static int filters(ConvolvingOperation convolving, LayerCall call) {
        int stated = convolving.units(-1);
        return stated < 0 ? call.units() : stated;
    }

    /** Such as "3x3". */
    public static String times(int[] lengths) {
        return Arrays.stream(lengths).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }

    /** The parameters in words: "64 filters 3x3, stride 1x1, same, relu". */
    public String text() {
        var text = new StringBuilder();
        text.append(filters < 0 ? "window " : filters + " filters ").append(times(kernel));
        text.append(", stride ").append(times(strides));
        text.append(", ").append(padding.name().toLowerCase(Locale.ROOT));
        if (Arrays.stream(dilation).anyMatch(d -> d != 1)) {
            text.append(", dilation ").append(times(dilation));
        }
        if (groups != 1) {
            text.append(", ").append(groups).append(" groups");
        }
        if (!activation.equals("linear")) {
            text.append(", ").append(activation);
        }
        return text.toString();
    }
}
