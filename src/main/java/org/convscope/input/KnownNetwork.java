package org.convscope.input;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;

/**
 * A network of {@code keras.applications} that was found in a model.
 *
 * @param name as Keras calls it: VGG19
 * @param source who documents how it takes its pictures
 * @param scale which its {@code preprocess_input} does, and its option {@code include_preprocessing} where it has one
 * @param first the name of the layer that takes the picture
 * @param layers its layers by their own names, without the model around them
 */
record KnownNetwork(String name, String source, InputScale scale, Pattern first, Map<String, LayerCall> layers) {
    /** Layers that give its 1000 classes, in one version of Keras or another. */
    private static final Pattern HEADS = Pattern.compile("[Pp]redictions|fc1000|act_softmax|reshape_2|.*head_dense");

    private static final int CLASSES = 1000;

    /** A clause without an end. */
    String recognised() {
        return "recognised as " + name + " of " + source + " by the names of its layers";
    }

    /** What is documented, a clause. */
    String documented() {
        String what = "x / 255";
        if (scale instanceof InputScale.Caffe) {
            what = "blue, green, red minus ImageNet's means (mode caffe)";
        } else if (scale instanceof InputScale.MinusOneToOne) {
            what = "x / 127.5 - 1 (mode tf)";
        } else if (scale instanceof InputScale.ZScore score) {
            what = score.mean().size() == 1
                    ? "x / 128 - 1"
                    : "x / 255 minus ImageNet's means, by its deviations (mode torch)";
        }
        return what + ", as " + source + " documents for it";
    }

    /** Why a picture cannot be prepared so, a clause; empty where it can. */
    Optional<String> obstacle(Network network) {
        Optional<LayerCall> taking = FirstLayer.of(network);
        if (taking.isEmpty() || !first.matcher(taking.get().name()).matches()) {
            return Optional.of("other layers stand before it, so that what it documents is not used");
        }
        int given = network.call(network.inputs().get(0)).units();
        int taken = given > 0
                ? given
                : taking.get()
                        .kernel()
                        .map(Weight::shape)
                        .map(shape -> shape[shape.length - 2])
                        .orElse(3);
        return taken == 3
                ? Optional.empty()
                : Optional.of("it takes " + taken + (taken == 1 ? " channel" : " channels") + ", and " + source
                        + " documents three alone: x / 255");
    }

    /** Whether an output gives ImageNet's classes: with its own head, of 1000 numbers. */
    boolean classifies(LayerCall output) {
        return output.outputShape().length == 1
                && output.units() == CLASSES
                && HEADS.matcher(output.name()).matches()
                && layers.containsValue(output);
    }
}
