package org.convscope.frame;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a frame comes from.
 *
 * @param file the file, as the user named it
 * @param image which image of the file, from 0; 0 for a file that holds one
 */
public record FrameSource(Path file, int image) {
    private static final Pattern WITH_IMAGE = Pattern.compile("(.+)::(\\d{1,9})");

    public FrameSource {
        if (image < 0) {
            throw new IllegalArgumentException("image " + image);
        }
    }

    public static FrameSource of(Path file) {
        return new FrameSource(file, 0);
    }

    /** {@code master.h5::17} or a plain path, which means image 0. */
    public static FrameSource parse(String text) {
        Matcher matcher = WITH_IMAGE.matcher(text);
        return matcher.matches()
                ? new FrameSource(Path.of(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : of(Path.of(text));
    }

    /** Whether a text names one image of a file, as {@code master.h5::0} does. */
    public static boolean namesImage(String text) {
        return WITH_IMAGE.matcher(text).matches();
    }

    /** The file's name without its folder, with the image where it is not the first. */
    public String name() {
        Path name = file.getFileName();
        return (name == null ? file.toString() : name.toString()) + suffix();
    }

    private String suffix() {
        return image == 0 ? "" : "::" + image;
    }

    /** What {@link #parse} reads: {@code master.h5::17}, or the path alone for image 0. */
    @Override
    public String toString() {
        return file + suffix();
    }
}
