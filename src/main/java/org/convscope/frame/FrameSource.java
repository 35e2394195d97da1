package org.convscope.frame;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a frame: a file, a data set in it, an image of that.
 *
 * @param file the file, as the user named it
 * @param dataSet path of the data set inside the file that the frame is an image of, beginning with "/"; empty for the
 *     file's own choice
 * @param image which image of the file or data set, from 0; for a file that holds one there is no choice
 */
public record FrameSource(Path file, String dataSet, int image) {
    private static final Pattern WITH_PART = Pattern.compile("(.+?)::(?:(\\d{1,9})|(/.+?)(?::(\\d{1,9}))?)");

    /** The image of a file that holds one, or the first where nobody says which. It is read as image 0 is. */
    private static final int ONLY = -1;

    public FrameSource {
        if (image < ONLY) {
            throw new IllegalArgumentException("image " + image);
        }
    }

    @Override
    public int image() {
        return Math.max(0, image);
    }

    /** Whether it is one of several images, and which of them is part of its name. */
    public boolean isOneOfSeveral() {
        return image != ONLY;
    }

    /** An image of the data set that the file itself suggests. */
    public FrameSource(Path file, int image) {
        this(file, "", image);
    }

    /** The only image of a data set, or the first where nobody says which. */
    public FrameSource(Path file, String dataSet) {
        this(file, dataSet, ONLY);
    }

    public static FrameSource of(Path file) {
        return new FrameSource(file, ONLY);
    }

    /**
     * {@code master.h5::17}, {@code file.h5::/path/to/data:17}, or without an image, which means image 0: {@code
     * file.h5::/path/to/data} or a plain path.
     */
    public static FrameSource parse(String text) {
        Matcher matcher = WITH_PART.matcher(text);
        if (!matcher.matches()) {
            return of(Path.of(text));
        }
        String image = matcher.group(2) == null ? matcher.group(4) : matcher.group(2);
        return new FrameSource(
                Path.of(matcher.group(1)),
                matcher.group(3) == null ? "" : matcher.group(3),
                image == null ? ONLY : Integer.parseInt(image));
    }

    /** Whether a text names one image of a file, as {@code master.h5::0} and {@code file.h5::/path/to/data:0} do. */
    public static boolean namesImage(String text) {
        Matcher matcher = WITH_PART.matcher(text);
        return matcher.matches() && (matcher.group(2) != null || matcher.group(4) != null);
    }

    /** Whether a text names an image of a file, or a data set in it. */
    public static boolean namesPart(String text) {
        return WITH_PART.matcher(text).matches();
    }

    /** The same place in another file. */
    public FrameSource in(Path other) {
        return new FrameSource(other, dataSet, image);
    }

    /** The file's name without its folder, with the data set, and the image where it is one of several. */
    public String name() {
        Path name = file.getFileName();
        return (name == null ? file.toString() : name.toString()) + suffix();
    }

    private String suffix() {
        if (dataSet.isEmpty()) {
            return image == ONLY ? "" : "::" + image;
        }
        // a path that ends as if it named an image
        boolean clear = image == ONLY && !dataSet.matches(".*:\\d{1,9}");
        return "::" + dataSet + (clear ? "" : ":" + image());
    }

    /** The source as text that {@link #parse} reads: {@code master.h5::17}, or the path alone. */
    @Override
    public String toString() {
        return file + suffix();
    }
}
