package org.convscope.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convscope.network.LayerCall;

/**
 * A network of {@code keras.applications} and what tells it.
 *
 * @param name as Keras calls it: VGG19
 * @param source who documents how it takes its pictures
 * @param scale which its {@code preprocess_input} does
 * @param first the layer that takes the picture
 * @param marks patterns of names, with {@code :units} and {@code @Class} where these have to be so; a pattern that
 *     begins with {@code !} must not be there
 */
record NetworkFamily(String name, String source, InputScale scale, String first, List<String> marks) {
    Optional<KnownNetwork> in(Map<String, LayerCall> layers) {
        for (String mark : marks) {
            boolean unwanted = mark.startsWith("!");
            if (found(unwanted ? mark.substring(1) : mark, layers) == unwanted) {
                return Optional.empty();
            }
        }
        return Optional.of(new KnownNetwork(name, source, scale, Pattern.compile(first), layers));
    }

    private static boolean found(String mark, Map<String, LayerCall> layers) {
        int colon = mark.indexOf(':');
        int at = mark.indexOf('@');
        String pattern = colon >= 0 ? mark.substring(0, colon) : at >= 0 ? mark.substring(0, at) : mark;
        if (pattern.indexOf('*') < 0) {
            LayerCall layer = layers.get(pattern);
            return layer != null && fits(layer, mark, colon, at);
        }
        Pattern names = Pattern.compile(pattern);
        return layers.entrySet().stream()
                .anyMatch(entry -> names.matcher(entry.getKey()).matches() && fits(entry.getValue(), mark, colon, at));
    }

    private static boolean fits(LayerCall layer, String mark, int colon, int at) {
        boolean units = colon < 0 || layer.units() == Integer.parseInt(mark.substring(colon + 1));
        return units && (at < 0 || layer.className().equals(mark.substring(at + 1)));
    }
}
