package org.convscope.inspect.occlusion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convscope.array.Tensor;

/**
 * What a target loses, for each frame by itself.
 *
 * @param drops by the input's id, (N, rows, columns): the target of the whole input minus that with a part hidden
 * @param values the target's value of the whole input, for each frame
 * @param step 1 where every part was computed; else so far apart are those that were in the coarsest place, as somebody had enough
 * @param efforts what a part took, by the input's id
 */
public record OcclusionMaps(
        Map<String, Tensor> drops, double[] values, int step, Map<String, OcclusionEffort> efforts) {
    public OcclusionMaps {
        drops = new LinkedHashMap<>(drops);
        efforts = new LinkedHashMap<>(efforts);
    }
}
