package org.convscope.keras.declared;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.convscope.network.Operation;

/** One thing that a declared layer does. */
public sealed interface DeclaredStep {
    /**
     * The tensor and a constant: {@code x / 255}.
     *
     * @param constant one number, or one a channel
     * @param constantFirst whether the constant is the left operand
     */
    record Arithmetic(Operation.Arithmetic operation, List<Double> constant, boolean constantFirst)
            implements DeclaredStep {
        public Arithmetic {
            constant = List.copyOf(constant);
        }
    }

    /** The channels in the opposite order: RGB becomes BGR. */
    record Swap() implements DeclaredStep {}

    /**
     * Python's {@code x[...]}.
     *
     * @param entries one an axis, the batch first, as Keras 2 writes {@code slice_spec}
     */
    record Cut(JsonArray entries) implements DeclaredStep {}

    /**
     * A layer of a class that Keras has, with the file's own settings and weights.
     *
     * @param settings that take the place of the file's
     */
    record Layer(String className, JsonObject settings) implements DeclaredStep {}

    /**
     * A function of TensorFlow or of Keras 3's {@code ops}.
     *
     * @param name as Python has it: {@code tf.nn.space_to_depth}
     * @param arguments what follows the tensor
     */
    record Function(String name, List<JsonElement> arguments, Map<String, JsonElement> keywords)
            implements DeclaredStep {
        public Function {
            arguments = List.copyOf(arguments);
            keywords = Map.copyOf(keywords);
        }
    }
}
