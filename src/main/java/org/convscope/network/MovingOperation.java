package org.convscope.network;

/** Moves numbers, repeats them, leaves some out, puts zeros between or interpolates; scales none. */
public sealed interface MovingOperation extends Operation
        permits MovingOperations.Flatten,
                MovingOperations.Reshape,
                MovingOperations.Transpose,
                MovingOperations.RepeatVector,
                MovingOperations.ExpandDimensions,
                MovingOperations.Squeeze,
                MovingOperations.Slice,
                MovingOperations.Split,
                MovingOperations.Stack,
                MovingOperations.Pick,
                ResamplingOperations.ZeroPadding,
                ResamplingOperations.ConstantPadding,
                ResamplingOperations.Cropping,
                ResamplingOperations.UpSampling,
                ResamplingOperations.Resizing,
                ResamplingOperations.CenterCrop {}
