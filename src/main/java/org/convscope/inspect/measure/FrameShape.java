package org.convscope.inspect.measure;

/** A part of a frame that is measured. */
public sealed interface FrameShape permits FrameLine, FrameRegion {}
