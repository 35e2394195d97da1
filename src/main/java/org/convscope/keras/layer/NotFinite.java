package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Looks for NaN and infinities among the weights, as far as they are read quickly. */
public final class NotFinite {
    /** All kernels of VGG16's convolutions, read in a few hundredths of a second. */
    private static final long MOST_NUMBERS = 1L << 24;

    private NotFinite() {}

    /** One remark a layer whose weights are not all finite; the largest weights, which cost time, are left out. */
    public static List<Problem> remarks(Network network) {
        List<Problem> remarks = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        long read = 0;
        for (LayerCall call : network.calls()) {
            if (!seen.add(call.path())) {
                continue;
            }
            long bad = 0;
            for (Weight weight : call.weights()) {
                if (read + weight.size() <= MOST_NUMBERS) {
                    read += weight.size();
                    bad += count(weight);
                }
            }
            if (bad > 0) {
                remarks.add(Problem.of("has weights that are not finite (NaN or infinite); its maps will not be either")
                        .subject("layer '" + call.id() + "'")
                        .found(bad + (bad == 1 ? " number" : " numbers")));
            }
        }
        return remarks;
    }

    private static long count(Weight weight) {
        try {
            long bad = 0;
            for (float value : weight.read().data()) {
                if (!Float.isFinite(value)) {
                    bad++;
                }
            }
            return bad;
        } catch (ProblemException e) {
            // whoever needs the weight is told
            return 0;
        }
    }
}
