package org.convscope.render.chart;

/**
 * One output of a network.
 *
 * @param label its name
 * @param value what the network says
 */
public record Score(String label, double value) {}
