package org.convscope.keras.dl4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;

/** DL4J's types of activations and our shapes, without the batch, channels last. */
final class ImporterTypes {
    private ImporterTypes() {}

    static InputType of(int[] shape) {
        return switch (shape.length) {
            case 0 -> InputType.feedForward(1);
            case 1 -> InputType.feedForward(shape[0]);
            case 2 -> InputType.recurrent(shape[1], shape[0], RNNFormat.NWC);
            case 3 -> InputType.convolutional(shape[0], shape[1], shape[2], CNN2DFormat.NHWC);
            default ->
                InputType.convolutional3D(Convolution3D.DataFormat.NDHWC, shape[0], shape[1], shape[2], shape[3]);
        };
    }

    /**
     * Whether the importer's type is of this shape; a vector may stand as (1, 1, C), as DL4J sometimes has it. It has no types of
     * more than four axes.
     */
    static boolean fits(InputType type, int[] shape) {
        if (shape.length > 4) {
            return true;
        }
        if (type instanceof InputType.InputTypeConvolutional picture) {
            return shape.length == 3
                    ? picture.getHeight() == shape[0]
                            && picture.getWidth() == shape[1]
                            && picture.getChannels() == shape[2]
                    : shape.length == 1 && picture.arrayElementsPerExample() == shape[0];
        }
        if (type instanceof InputType.InputTypeRecurrent sequence) {
            return shape.length == 2
                    && sequence.getSize() == shape[1]
                    && (sequence.getTimeSeriesLength() <= 0 || sequence.getTimeSeriesLength() == shape[0]);
        }
        long size = 1;
        for (int length : shape) {
            size *= length;
        }
        return type.arrayElementsPerExample() == size;
    }
}
