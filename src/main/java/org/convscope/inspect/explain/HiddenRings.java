package org.convscope.inspect.explain;

import java.util.OptionalDouble;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.OcclusionMaps;
import org.convscope.inspect.occlusion.OcclusionShape;

/**
 * What a class loses where parts of a frame are hidden.
 *
 * @param pixels of the input in each ring; empty for patches
 * @param allIce what it loses without all rings of ice at once; empty where no ring of ice is seen, and for patches
 * @param why patches were taken and not rings, a sentence; empty for rings
 */
public record HiddenRings(
        OcclusionShape shape,
        InputPlaces places,
        OcclusionMaps maps,
        long[] pixels,
        OptionalDouble allIce,
        String why) {
    /** What is lost without each part, row by row. */
    public float[] drops() {
        return maps.drops().values().iterator().next().data();
    }
}
