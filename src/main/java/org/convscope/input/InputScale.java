package org.convscope.input;

import java.util.List;

/** The last step, from numbers to what a network was trained on; in float32, as Keras does it. */
public sealed interface InputScale {
    /** Numbers as they are. */
    record Raw() implements InputScale {}

    /** Numbers times 1/255. */
    record By255() implements InputScale {}

    /** x / 127.5 - 1, Keras's mode "tf". */
    record MinusOneToOne() implements InputScale {}

    /** Blue, green, red, minus (103.939, 116.779, 123.68): Keras's mode "caffe", of VGG and ResNet. Needs three channels. */
    record Caffe() implements InputScale {}

    /**
     * (x - mean) / deviation.
     *
     * @param mean one number, or one a channel
     * @param deviation as many, none of them 0
     */
    record ZScore(List<Double> mean, List<Double> deviation) implements InputScale {
        public ZScore {
            mean = List.copyOf(mean);
            deviation = List.copyOf(deviation);
            boolean finite = mean.stream().allMatch(Double::isFinite)
                    && deviation.stream().allMatch(Double::isFinite);
            if (mean.size() != deviation.size() || mean.isEmpty() || !finite || deviation.contains(0.0)) {
                throw new IllegalArgumentException("means " + mean + ", deviations " + deviation);
            }
        }
    }

    /** (x - min) / (max - min), with the training set's own limits, used for every frame alike. */
    record MinMax(double min, double max) implements InputScale {
        public MinMax {
            if (!Double.isFinite(min) || !Double.isFinite(max) || !(min < max)) {
                throw new IllegalArgumentException("min " + min + ", max " + max);
            }
        }
    }
}
