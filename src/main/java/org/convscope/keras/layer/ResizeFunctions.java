package org.convscope.keras.layer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.convscope.keras.config.ConfigJson;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Interpolation;
import org.convscope.problem.Problem;

/** {@code tf.image.resize}, {@code keras.ops.image.resize}, and the older functions, each for one interpolation. */
final class ResizeFunctions {
    private static final List<String> METHODS = List.of("bilinear", "nearest", "bicubic", "area");

    private ResizeFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        table.put("resize", ResizeFunctions::resize);
        table.put("resize_v2", ResizeFunctions::resize);
        table.put("resize_images_v2", ResizeFunctions::resize);
        table.put("resize_bilinear", call -> older(call, Interpolation.BILINEAR));
        table.put("resize_nearest_neighbor", call -> older(call, Interpolation.NEAREST));
        table.put("resize_bicubic", call -> older(call, Interpolation.BICUBIC));
        table.put("resize_area", call -> older(call, Interpolation.AREA));
    }

    private static LayerTranslation resize(OpCall call) {
        boolean keras3 = call.context().layer().isOperation();
        String format = call.text("channels_last", -1, "data_format");
        int[] size = size(call);
        Interpolation interpolation = interpolation(method(call, keras3));
        boolean antialias = call.flag(false, keras3 ? -1 : 4, "antialias");
        boolean other = call.flag(false, keras3 ? -1 : 3, "preserve_aspect_ratio")
                || call.flag(false, -1, "pad_to_aspect_ratio");
        if (other || !format.equals("channels_last")) {
            throw Problem.of("this kind of resizing cannot be computed").asException();
        }
        boolean crop = call.flag(false, -1, "crop_to_aspect_ratio");
        call.passOver("fill_mode", "fill_value", "name");
        return resized(call, size, interpolation, crop, antialias);
    }

    private static int[] size(OpCall call) {
        int[] size = call.list(1, "size")
                .orElseThrow(() -> Problem.of("its size is missing").asException());
        if (size.length != 2) {
            throw Problem.of("its size cannot be understood")
                    .expected("(height, width)")
                    .asException();
        }
        LayerSettings.positive("size", size[0]);
        LayerSettings.positive("size", size[1]);
        return size;
    }

    /** The method by its name, or by TensorFlow's number for it. */
    private static String method(OpCall call, boolean keras3) {
        int place = keras3 ? -1 : 2;
        return call.value(place, "method", "interpolation")
                .map(value -> ConfigJson.isNumber(value)
                        ? METHODS.get(Math.floorMod(call.whole(0, place, "method"), METHODS.size()))
                        : value.getAsString())
                .orElse("bilinear");
    }

    private static Interpolation interpolation(String method) {
        for (Interpolation known : Interpolation.values()) {
            if (known.name().equalsIgnoreCase(method) && known != Interpolation.BILINEAR_FROM_CORNERS) {
                return known;
            }
        }
        throw Problem.of("its method " + method.toLowerCase(Locale.ROOT) + " is not known")
                .asException();
    }

    /** Functions of TensorFlow 1, which count positions from the corners unless they are told otherwise. */
    private static LayerTranslation older(OpCall call, Interpolation interpolation) {
        int[] size = size(call);
        boolean corners = call.flag(false, 2, "align_corners");
        boolean centres = call.flag(false, -1, "half_pixel_centers");
        call.passOver("name");
        GraphTensor input = call.tensor();
        int[] shape = call.context().shape(input);
        boolean multiples =
                shape.length == 3 && shape[0] > 0 && shape[1] > 0 && size[0] % shape[0] == 0 && size[1] % shape[1] == 0;
        Interpolation used = interpolation;
        if (!centres && interpolation == Interpolation.BILINEAR) {
            used = Interpolation.BILINEAR_FROM_CORNERS;
        } else if ((!centres && interpolation == Interpolation.NEAREST && !multiples)
                || (!centres && interpolation == Interpolation.BICUBIC)) {
            throw Problem.of("resizing that counts from the pixels' corners cannot be computed with this interpolation")
                    .asException();
        }
        if (corners) {
            throw Problem.of("resizing that keeps the corners' pixels (align_corners) cannot be computed")
                    .asException();
        }
        return resized(call, size, used, false, false);
    }

    private static LayerTranslation resized(
            OpCall call, int[] size, Interpolation interpolation, boolean crop, boolean antialias) {
        return call.onModel(new Operation.Resizing(size[0], size[1], interpolation, crop, antialias, false));
    }
}
