package org.convscope.network;

import java.util.List;

/** Has one input, and gives an output of its shape. */
public sealed interface ShapeKeeping extends PositionwiseOperation
        permits NormalizingOperation,
                ActivatingOperation,
                NormalizationOperations.Quantization,
                NormalizationOperations.FakeQuantization,
                NormalizationOperations.ChannelScale,
                NormalizationOperations.BroadcastAffine,
                NormalizationOperations.Standardization,
                NormalizationOperations.Rescaling,
                ElementwiseOperations.Dropout,
                ElementwiseOperations.DropoutMask,
                ElementwiseOperations.Identity,
                ElementwiseOperations.Elementwise,
                ElementwiseOperations.Clip,
                ElementwiseOperations.Accumulate,
                ElementwiseOperations.Sort,
                SequenceOperations.Masking {
    @Override
    default int[] outputShape(List<int[]> inputs) {
        return InputShapes.single(inputs);
    }
}
