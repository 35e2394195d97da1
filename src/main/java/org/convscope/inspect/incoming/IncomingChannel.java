package org.convscope.inspect.incoming;

/**
 * What a unit takes from one channel of an earlier layer.
 *
 * @param channel which channel of the earlier layer's output
 * @param norm Frobenius norm: the root of the sum of the weights' squares
 * @param weights (height, width) row-major
 */
public record IncomingChannel(int channel, double norm, float[] weights) {}
