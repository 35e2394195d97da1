package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.KernelPass;
import org.convscope.choice.WindowPadding;
import org.convscope.json.JsonFields;

/**
 * The convolution of the lab.
 *
 * @param stride 1 to {@link #MOST}
 * @param dilation likewise
 * @param pixels how many the frame's longer side has, 8 to {@link #MOST_PIXELS}
 * @param place of the window, row-major in the result, from 0
 */
public record LabConvolution(
        LabKernelChoice kernel,
        KernelPass pass,
        int stride,
        int dilation,
        WindowPadding padding,
        int pixels,
        int place) {
    public static final int MOST = 8;
    public static final int LEAST_PIXELS = 8;
    public static final int MOST_PIXELS = 136;
    public static final LabConvolution DEFAULT =
            new LabConvolution(LabKernelChoice.DEFAULT, KernelPass.CORRELATION, 1, 1, WindowPadding.VALID, 32, 0);

    public LabConvolution {
        stride = Math.max(1, Math.min(MOST, stride));
        dilation = Math.max(1, Math.min(MOST, dilation));
        pixels = Math.max(LEAST_PIXELS, Math.min(MOST_PIXELS, pixels));
        place = Math.max(0, place);
    }

    public LabConvolution kernel(LabKernelChoice other) {
        return new LabConvolution(other, pass, stride, dilation, padding, pixels, place);
    }

    public LabConvolution pass(KernelPass other) {
        return new LabConvolution(kernel, other, stride, dilation, padding, pixels, place);
    }

    public LabConvolution stride(int other) {
        return new LabConvolution(kernel, pass, other, dilation, padding, pixels, place);
    }

    public LabConvolution dilation(int other) {
        return new LabConvolution(kernel, pass, stride, other, padding, pixels, place);
    }

    public LabConvolution padding(WindowPadding other) {
        return new LabConvolution(kernel, pass, stride, dilation, other, pixels, place);
    }

    public LabConvolution pixels(int other) {
        return new LabConvolution(kernel, pass, stride, dilation, padding, other, place);
    }

    public LabConvolution place(int other) {
        return new LabConvolution(kernel, pass, stride, dilation, padding, pixels, other);
    }

    JsonObject written() {
        var json = new JsonObject();
        json.add("kernel", kernel.written());
        json.addProperty("pass", JsonFields.word(pass));
        json.addProperty("stride", stride);
        json.addProperty("dilation", dilation);
        json.addProperty("padding", JsonFields.word(padding));
        json.addProperty("pixels", pixels);
        json.addProperty("place", place);
        return json;
    }

    static LabConvolution read(JsonFields json) {
        json.only("kernel", "pass", "stride", "dilation", "padding", "pixels", "place");
        return new LabConvolution(
                LabKernelChoice.read(json.object("kernel")),
                json.choice("pass", DEFAULT.pass),
                json.integer("stride", DEFAULT.stride),
                json.integer("dilation", DEFAULT.dilation),
                json.choice("padding", DEFAULT.padding),
                json.integer("pixels", DEFAULT.pixels),
                json.integer("place", DEFAULT.place));
    }
}
