package org.convscope.export.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.train.TrainedNetwork;
import org.jspecify.annotations.Nullable;

/** How watched training ended for now. */
public sealed interface TrainingOutcome {
    /** It waits; submitted again it goes on. */
    record Paused() implements TrainingOutcome {}

    /**
     * It is written.
     *
     * @param test what it reaches on the frames that were kept for the end; empty where there were none
     * @param said what the sidecar says of it under data and metrics, with the model's place
     */
    record Written(
            Path model, TrainedNetwork network, Optional<PredictionMetrics> test, Map<String, @Nullable Object> said)
            implements TrainingOutcome {}
}
