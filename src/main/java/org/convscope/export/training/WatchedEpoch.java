package org.convscope.export.training;

import java.util.Optional;
import org.convscope.network.Network;
import org.convscope.train.EpochMetrics;

/**
 * An epoch that somebody looks at.
 *
 * @param begun a copy of the network as far as its first layer with kernels, as it was at the epoch's end; empty where there is no
 *     such layer, or it is too large
 */
public record WatchedEpoch(EpochMetrics metrics, Optional<Network> begun) {}
