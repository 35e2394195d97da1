package org.convscope.export.training;

import java.util.Optional;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.train.EpochMetrics;

/**
 * An epoch that somebody looks at.
 *
 * @param kernels of the first layer that has any, as they were at its end; empty where they are too many
 */
public record WatchedEpoch(EpochMetrics metrics, Optional<KernelStack> kernels) {}
