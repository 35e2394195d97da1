package org.convscope.network;

/** A position of the output may be computed from all of the input, or is no position of it. */
public sealed interface MixingOperation extends Operation
        permits WindowOperations.GlobalPooling,
                ProductOperations.MatrixProduct,
                ProductOperations.Dot,
                ProductOperations.MultiHeadAttention,
                ProductOperations.DotAttention,
                SequenceOperations.Recurrent,
                SequenceOperations.ConvolutionalLstm,
                SequenceOperations.Embedding,
                SequenceOperations.StepMask,
                SequenceOperations.OneHot,
                SourceOperations.Constant,
                SourceOperations.FilledInput,
                SourceOperations.Unavailable {
    @Override
    default LocalField localField(int axis, int length) {
        return LocalField.EVERYTHING;
    }
}
