package org.convscope.inspect.summary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Padding;

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
public record MakeUp(
        int filters, int[] kernel, int[] strides, Padding padding, int[] dilation, int groups, String activation) {
    public MakeUp {
        kernel = kernel.clone();
        strides = strides.clone();
        dilation = dilation.clone();
    }

    /** Of a convolution or pooling layer; empty for others. */
    public static Optional<MakeUp> of(LayerCall call) {
        String activation = call.activation().kind().name().toLowerCase(Locale.ROOT);
        Operation operation = call.kind();
        if (operation instanceof Operation.Convolution c) {
            return Optional.of(new MakeUp(
                    c.filters(), c.kernel(), c.strides(), c.padding(), c.dilation(), c.groups(), activation));
        }
        if (operation instanceof Operation.DepthwiseConvolution c) {
            return Optional.of(
                    new MakeUp(call.units(), c.kernel(), c.strides(), c.padding(), c.dilation(), 1, activation));
        }
        if (operation instanceof Operation.SeparableConvolution c) {
            return Optional.of(
                    new MakeUp(c.filters(), c.kernel(), c.strides(), c.padding(), c.dilation(), 1, activation));
        }
        if (operation instanceof Operation.TransposedConvolution c) {
            return Optional.of(
                    new MakeUp(c.filters(), c.kernel(), c.strides(), c.padding(), c.dilation(), 1, activation));
        }
        if (operation instanceof Operation.LocallyConnected c) {
            return Optional.of(
                    new MakeUp(c.filters(), c.kernel(), c.strides(), Padding.VALID, ones(c.kernel()), 1, activation));
        }
        if (operation instanceof Operation.Pooling p) {
            return Optional.of(new MakeUp(-1, p.size(), p.strides(), p.padding(), ones(p.size()), 1, activation));
        }
        return Optional.empty();
    }

    private static int[] ones(int[] like) {
        int[] ones = new int[like.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Such as "3x3". */
    public static String times(int[] lengths) {
        return Arrays.stream(lengths).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }

    /** In words: "64 filters 3x3, stride 1x1, same, relu". */
    public String text() {
        StringBuilder text = new StringBuilder();
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
