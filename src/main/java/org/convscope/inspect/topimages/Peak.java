package org.convscope.inspect.topimages;

import java.util.Comparator;
import org.convscope.dataset.LabelledFrame;
import org.convscope.dataset.NaturalOrder;

/**
 * A unit's largest value on a frame.
 *
 * @param value of its map, not finite ones left out; of a layer without maps its number
 * @param patch what the place of the value sees, the first such place from the top left
 */
public record Peak(LabelledFrame frame, float value, Patch patch) {
    /** Largest first, equal values in the natural order of the frames' names; the two zeros are equal. */
    static final Comparator<Peak> ORDER = Comparator.comparingDouble((Peak peak) -> peak.value() + 0.0)
            .reversed()
            .thenComparing(peak -> peak.frame().source().toString(), NaturalOrder.COMPARATOR);
}
