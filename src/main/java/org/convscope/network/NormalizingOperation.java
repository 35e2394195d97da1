package org.convscope.network;

/** Normalises by a mean, a variance or a norm: belongs to the convolution that it follows. */
public sealed interface NormalizingOperation extends ShapeKeeping
        permits NormalizationOperations.BatchNormalization,
                NormalizationOperations.BatchStatistics,
                NormalizationOperations.LayerNormalization,
                NormalizationOperations.GroupNormalization,
                NormalizationOperations.UnitNormalization {}
