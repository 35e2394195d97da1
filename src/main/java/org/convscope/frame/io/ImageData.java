package org.convscope.frame.io;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A data set in a file that may be images.
 *
 * @param path as it is named behind {@code ::}, beginning with "/"
 * @param shape lengths of its axes
 * @param numbers what they are, such as "16 bit"
 */
public record ImageData(String path, List<Long> shape, String numbers) {
    public ImageData {
        shape = List.copyOf(shape);
    }

    /** {@code 3 x 48 x 64, 16 bit}. */
    public String description() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" x ")) + ", " + numbers;
    }
}
