package org.convscope.inspect.pixel;

/**
 * Something that is done to a value where it stands.
 *
 * @param layer that does it
 * @param what in words, with its numbers
 * @param value after it
 * @param magnitude by which rounding is to be measured
 */
public record PixelStep(String layer, String what, double value, double magnitude) {}
