package org.convscope.inspect.census;

import java.util.List;

/**
 * A frame of a census.
 *
 * @param index in the list of frames
 * @param name file and image
 * @param content key of what is in it
 * @param labels the names of its categories
 * @param failure why nothing was counted of it; empty where it was
 * @param layers one a layer of the {@link CensusPlan}; none where it failed
 */
public record CountedFrame(
        int index, String name, String content, List<String> labels, String failure, List<LayerCount> layers) {
    public CountedFrame {
        labels = List.copyOf(labels);
        layers = List.copyOf(layers);
    }

    public boolean isCounted() {
        return failure.isEmpty();
    }
}
