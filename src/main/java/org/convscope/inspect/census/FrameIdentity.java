package org.convscope.inspect.census;

import java.util.List;

/**
 * What is known of a frame before it is computed.
 *
 * @param name file and image
 * @param content key of what is in it
 * @param labels the names of its categories
 */
public record FrameIdentity(String name, String content, List<String> labels) {
    public FrameIdentity {
        labels = List.copyOf(labels);
    }

    CountedFrame counted(int index, List<LayerCount> layers) {
        return new CountedFrame(index, name, content, labels, "", layers);
    }

    CountedFrame failed(int index, String why) {
        return new CountedFrame(index, name, content, labels, why, List.of());
    }

    /** Whether this is the frame that was counted, with the same content. */
    boolean isOf(CountedFrame frame) {
        return name.equals(frame.name()) && content.equals(frame.content()) && labels.equals(frame.labels());
    }
}
