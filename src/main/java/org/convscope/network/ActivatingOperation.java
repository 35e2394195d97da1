package org.convscope.network;

/** A layer that is nothing but an activation: belongs to the convolution that it follows. */
public sealed interface ActivatingOperation extends ShapeKeeping
        permits ElementwiseOperations.Activate, ElementwiseOperations.ParametricRelu, ElementwiseOperations.Softmax {}
