package org.convscope.inspect.ablation;

import org.convscope.dataset.LabelledFrame;

/**
 * What a class loses on a frame with each unit of a layer switched off by itself.
 *
 * @param index which class
 * @param value what it has before its softmax or sigmoid, with all units
 * @param falls by unit: that minus what it has without the unit
 */
public record FrameFalls(LabelledFrame frame, int index, double value, double[] falls) {}
