package org.convscope.inspect.explain;

/**
 * What a unit of a layer contributes to a class's logit on one frame.
 *
 * @param unit from 0
 * @param contribution the sum over its map of gradient times activation: how much of the logit it makes up, were
 *     everything behind linear (Shrikumar et al., "Not just a black box", 2016)
 * @param fall how far the logit falls with the unit switched off
 * @param mean of its map
 * @param max of its map
 */
public record UnitContribution(int unit, double contribution, double fall, double mean, double max) {}
