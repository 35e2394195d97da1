package org.convscope.train;

import java.util.List;
import org.convscope.network.Network;

/**
 * What came of a training.
 *
 * @param network with its weights in memory
 * @param epoch the epoch that these weights are of; 0 for those of the beginning
 * @param history one entry an epoch
 */
public record TrainedNetwork(Network network, int epoch, List<EpochMetrics> history) {
    public TrainedNetwork {
        history = List.copyOf(history);
    }
}
