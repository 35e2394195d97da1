package org.convscope.dataset;

import org.convscope.frame.FrameSource;

/**
 * A frame with the category that it belongs to.
 *
 * @param source file and image
 * @param category the folder or label that it came in, a subfolder's parts joined by '/'; empty where it has none
 */
public record CategorizedFrame(FrameSource source, String category) {}
