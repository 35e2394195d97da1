package org.convscope.frame.io;

import java.nio.file.Path;

/**
 * Some of a file's images, which lie together.
 *
 * @param file where they lie: the file itself, or one that it links to
 * @param path of their data set in there, beginning with "/"
 * @param images how many there are
 * @param isCounted whether the data set's first axis counts them
 */
public record StoredImages(Path file, String path, long images, boolean isCounted) {}
