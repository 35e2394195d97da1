package org.convscope.dataset;

import org.convscope.frame.FrameSource;

/**
 * A frame of a folder.
 *
 * @param source where it is
 * @param category its subfolder, parts joined by '/'; empty for a frame that lies in the folder itself
 */
public record FrameEntry(FrameSource source, String category) {}
