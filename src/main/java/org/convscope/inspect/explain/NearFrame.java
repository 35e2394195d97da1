package org.convscope.inspect.explain;

import org.convscope.dataset.LabelledFrame;

/**
 * A frame for which a layer gives much the same.
 *
 * @param cosine of the angle between the means of both frames' maps, as vectors; 0 where one of them is all zeros
 */
public record NearFrame(LabelledFrame frame, double cosine) {}
