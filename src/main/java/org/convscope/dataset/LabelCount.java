package org.convscope.dataset;

/**
 * A bar of the chart of labels.
 *
 * @param label name of the column, or of the class
 * @param frames how many frames have it: 1 for a binary label, more than 0 for a quantity, that class for a class
 */
public record LabelCount(String label, long frames) {}
