package org.convscope.inspect.inputs;

import java.util.Map;
import java.util.OptionalInt;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;

/**
 * A data set under one preprocessing.
 *
 * @param name of the preprocessing, for people
 * @param predictions what the network answers
 * @param spots how many spots the input of each frame has that could be brought to the network
 */
public record PreprocessedDataSet(
        String name, Preprocessing preprocessing, DataSetPredictions predictions, Map<FrameSource, Integer> spots) {
    public PreprocessedDataSet {
        spots = Map.copyOf(spots);
    }

    /** How many spots a frame's input has; empty for one that could not be brought to the network. */
    public OptionalInt spots(LabelledFrame frame) {
        Integer count = spots.get(frame.source());
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** The mean number of spots; NaN where no frame could be brought to the network. */
    public double meanSpots() {
        return spots.values().stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
    }

    /** The answers held against the labels. */
    public PredictionMetrics metrics() {
        return new ScorePredictions().judge(predictions);
    }
}
