package org.convscope.inspect.census;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a census counts. Parts can be merged where their plans say the same.
 *
 * @param key of the content of the model, of how frames become its inputs, and of the list of frames with their labels
 * @param frames how many there are in the list
 * @param layers whose units are counted, in the order of the result
 * @param between the two categories that each unit should tell apart, the positive one first
 * @param origins what it was made of, in words: model, data set, preprocessing
 */
public record CensusPlan(
        String key, int frames, List<Layer> layers, Optional<Between> between, Map<String, String> origins) {
    private static final String ENGINE = "Engine";
    private static final String SEPARATOR = "; ";

    public CensusPlan {
        layers = List.copyOf(layers);
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }

    /**
     * A layer whose units are counted.
     *
     * @param name id of the call
     * @param units how many
     */
    public record Layer(String name, int units) {}

    /** The same, telling apart other categories. */
    public CensusPlan between(Optional<Between> other) {
        return new CensusPlan(key, frames, layers, other, origins);
    }

    /**
     * Two categories: a frame is of one if one of its labels is called so.
     *
     * @param other may be {@link #not} of the positive one: all frames with labels of which none is called so
     */
    public record Between(String positive, String other) {
        /** What frames are called that have labels but not this one. */
        public static String not(String category) {
            return "not " + category;
        }

        /** Whether a frame is of a category. */
        public boolean isOf(String category, Collection<String> labels) {
            return labels.contains(category)
                    || (category.equals(other)
                            && other.equals(not(positive))
                            && !labels.isEmpty()
                            && !labels.contains(positive));
        }
    }

    /** The same, computed by these engines. */
    public CensusPlan computedBy(Collection<String> engines) {
        Map<String, String> said = new LinkedHashMap<>(origins);
        said.put(ENGINE, String.join(SEPARATOR, new LinkedHashSet<>(engines)));
        return new CensusPlan(key, frames, layers, between, said);
    }

    /** What computed it, as far as that is said. */
    public List<String> engines() {
        String engines = origins.getOrDefault(ENGINE, "");
        return engines.isEmpty() ? List.of() : List.of(engines.split(SEPARATOR));
    }

    /** Whether parts of both may be merged: by different engines too, whose numbers differ in their last digits. */
    public boolean countsTheSame(CensusPlan plan) {
        return key.equals(plan.key)
                && frames == plan.frames
                && layers.equals(plan.layers)
                && between.equals(plan.between);
    }
}
