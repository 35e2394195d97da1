package org.convscope.export.training;

import java.nio.file.Path;
import java.util.Optional;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.train.TrainedNetwork;

/** How watched training ended for now. */
public sealed interface TrainingOutcome {
    /** It waits; submitted again it goes on. */
    record Paused() implements TrainingOutcome {}

    /**
     * It is written.
     *
     * @param test what it reaches on the frames that were kept for the end; empty where there were none
     */
    record Written(Path model, TrainedNetwork network, Optional<PredictionMetrics> test) implements TrainingOutcome {}
}
