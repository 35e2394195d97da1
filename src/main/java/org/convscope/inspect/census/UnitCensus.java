package org.convscope.inspect.census;

import java.util.OptionalInt;

/**
 * What a unit says over a whole data set.
 *
 * @param layer id of the call
 * @param unit from 0
 * @param frames how many were counted
 * @param mean over all places of all frames
 * @param max the largest value
 * @param zeros share of the values whose magnitude is at most a millionth of the layer's largest
 * @param dead whether all are
 * @param duplicateOf the smallest other unit whose correlation with this one is above 0.99
 * @param area how well the frame's mean tells both categories apart; NaN where none were named
 * @param q share of false ones among all units that tell them apart at least as well; NaN likewise
 */
public record UnitCensus(
        String layer,
        int unit,
        int frames,
        double mean,
        double max,
        double zeros,
        boolean dead,
        OptionalInt duplicateOf,
        AreaUnderRoc area,
        double q) {

    UnitCensus withQ(double share) {
        return new UnitCensus(layer, unit, frames, mean, max, zeros, dead, duplicateOf, area, share);
    }
}
