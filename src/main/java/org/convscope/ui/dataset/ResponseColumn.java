package org.convscope.ui.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convscope.frame.FrameSource;

/**
 * What a unit says on frames, to be a label of theirs.
 *
 * @param name of the label
 * @param values one a frame; frames without one have none
 */
public record ResponseColumn(String name, Map<FrameSource, Double> values) {
    public ResponseColumn {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
