package org.convscope.frame.io;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An array in a file that holds several.
 *
 * @param path as it is named behind {@code ::}, beginning with "/"
 * @param shape lengths of its axes
 * @param numbers what they are, such as "16 bit"
 */
public record FileArray(String path, List<Long> shape, String numbers) {
    public FileArray {
        shape = List.copyOf(shape);
    }

    /** {@code 3 x 48 x 64, 16 bit}. */
    public String description() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" x ")) + ", " + numbers;
    }
}
