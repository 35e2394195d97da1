package org.convscope.keras.weights;

import java.util.regex.Pattern;

/** Keras's layers without weights of their own, by the names of their classes. */
public final class WeightlessLayers {
    private static final Pattern CLASSES =
            Pattern.compile("InputLayer|Activation|ReLU|LeakyReLU|ELU|ThresholdedReLU|Softmax"
                    + "|(Spatial|Gaussian|Alpha|Fixed)?Dropout(\\dD)?|GaussianNoise|ActivityRegularization"
                    + "|(Global)?(Max|Average)Pooling\\dD|Flatten|Reshape|Permute|RepeatVector|Masking"
                    + "|ZeroPadding\\dD|Cropping\\dD|UpSampling\\dD|CenterCrop|Resizing|Rescaling|Random\\w+"
                    + "|Add|Subtract|Multiply|Average|Maximum|Minimum|Concatenate|Dot|Merge"
                    + "|Lambda|TFOpLambda|SlicingOpLambda|TensorFlowOpLayer|UnitNormalization");

    private WeightlessLayers() {}

    /** False for what is not known. */
    public static boolean contains(String className) {
        return CLASSES.matcher(className).matches();
    }
}
