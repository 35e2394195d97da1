package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.PoolingKind;
import org.convscope.choice.WindowPadding;
import org.convscope.json.JsonFields;

/**
 * The pooling of the lab.
 *
 * @param size of the window's sides, 1 to {@link LabConvolution#MOST}
 * @param stride likewise
 * @param pixels how many the frame's longer side has
 * @param place of the window, row-major in the result, from 0
 */
public record LabPooling(PoolingKind kind, int size, int stride, WindowPadding padding, int pixels, int place) {
    public static final LabPooling DEFAULT = new LabPooling(PoolingKind.MAX, 3, 3, WindowPadding.VALID, 32, 0);

    public LabPooling {
        size = Math.max(1, Math.min(LabConvolution.MOST, size));
        stride = Math.max(1, Math.min(LabConvolution.MOST, stride));
        pixels = Math.max(LabConvolution.LEAST_PIXELS, Math.min(LabConvolution.MOST_PIXELS, pixels));
        place = Math.max(0, place);
    }

    public LabPooling kind(PoolingKind other) {
        return new LabPooling(other, size, stride, padding, pixels, place);
    }

    public LabPooling size(int other) {
        return new LabPooling(kind, other, stride, padding, pixels, place);
    }

    public LabPooling stride(int other) {
        return new LabPooling(kind, size, other, padding, pixels, place);
    }

    public LabPooling padding(WindowPadding other) {
        return new LabPooling(kind, size, stride, other, pixels, place);
    }

    public LabPooling pixels(int other) {
        return new LabPooling(kind, size, stride, padding, other, place);
    }

    public LabPooling place(int other) {
        return new LabPooling(kind, size, stride, padding, pixels, other);
    }

    JsonObject written() {
        var json = new JsonObject();
        json.addProperty("kind", JsonFields.word(kind));
        json.addProperty("size", size);
        json.addProperty("stride", stride);
        json.addProperty("padding", JsonFields.word(padding));
        json.addProperty("pixels", pixels);
        json.addProperty("place", place);
        return json;
    }

    static LabPooling read(JsonFields json) {
        json.only("kind", "size", "stride", "padding", "pixels", "place");
        return new LabPooling(
                json.choice("kind", DEFAULT.kind),
                json.integer("size", DEFAULT.size),
                json.integer("stride", DEFAULT.stride),
                json.choice("padding", DEFAULT.padding),
                json.integer("pixels", DEFAULT.pixels),
                json.integer("place", DEFAULT.place));
    }
}
