package org.convscope.core;

/**
 * One weight of a network.
 *
 * @param call id of the layer call that has it; a layer that is called several times has one at each call
 * @param weight its name there
 */
public record WeightName(String call, String weight) {}
