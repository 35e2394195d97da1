package org.convscope.inspect.modelcomparison;

/**
 * One unit's kernel in two models.
 *
 * @param unit index of the unit
 * @param relative norm of the difference by the larger of the two norms; 0 for equal kernels
 * @param largest largest absolute difference of two weights
 */
public record FilterDifference(int unit, double relative, double largest) {}
