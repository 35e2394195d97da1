package org.convscope.workspace;

import org.convscope.frame.FrameSource;

/**
 * A frame in the strip.
 *
 * @param source file and image
 * @param category the folder that it came in, empty where it has none
 */
public record FrameEntry(FrameSource source, String category) {}
