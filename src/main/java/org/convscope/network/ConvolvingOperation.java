package org.convscope.network;

/** What Keras calls a convolution: weighted sums of what is under the window. Its units are filters with kernels to show. */
public sealed interface ConvolvingOperation extends WindowedOperation
        permits WindowOperations.Convolution,
                WindowOperations.DepthwiseConvolution,
                WindowOperations.SeparableConvolution,
                WindowOperations.TransposedConvolution,
                WindowOperations.LocallyConnected {
    /** The layout of the weight that is shown as its kernels: kernel, or depthwise_kernel. */
    KernelLayout kernelLayout();

    /** How many groups of channels are convolved apart, by filters of their own. */
    default int groups() {
        return 1;
    }
}
