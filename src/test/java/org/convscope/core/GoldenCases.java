package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.convscope.network.OperationClasses;

/** Operations and tensors as the files of golden values have them. */
final class GoldenCases {
    private GoldenCases() {}

    /** Within so much of the largest magnitude. */
    static void assertClose(Tensor mine, Tensor keras, double tolerance) {
        assertThat(mine.shape()).isEqualTo(keras.shape());
        double magnitude = 0.01;
        for (float value : keras.data()) {
            magnitude = Math.max(magnitude, Math.abs(value));
        }
        for (int i = 0; i < keras.size(); i++) {
            assertThat(Math.abs(mine.data()[i] - keras.data()[i]))
                    .describedAs("number %d: %s, Keras has %s", i, mine.data()[i], keras.data()[i])
                    .isLessThanOrEqualTo((float) (tolerance * magnitude));
        }
    }

    /** From "operation", its class, and "parameters". */
    static Operation operation(JsonObject json) {
        String name = json.get("operation").getAsString();
        JsonObject parameters = json.getAsJsonObject("parameters");
        if (name.equals("Binary")) {
            return new Operation.Binary(
                    Operation.Arithmetic.valueOf(parameters.get("arithmetic").getAsString()),
                    json.has("constant") ? tensor(json.getAsJsonObject("constant")) : null,
                    parameters.get("constantFirst").getAsBoolean());
        }
        if (name.equals("Composite")) {
            List<Operation.Part> parts = new ArrayList<>();
            for (JsonElement part : parameters.getAsJsonArray("parts")) {
                JsonObject object = part.getAsJsonObject();
                parts.add(new Operation.Part(
                        operation(object),
                        Activation.of(
                                Activation.Kind.valueOf(object.get("activation").getAsString())),
                        object.get("role").getAsString()));
            }
            return new Operation.Composite(parts);
        }
        if (name.equals("Distributed")) {
            var inner = parameters
                    .getAsJsonObject("operation")
                    .entrySet()
                    .iterator()
                    .next();
            return new Operation.Distributed(
                    operation(inner.getKey(), inner.getValue().getAsJsonObject()));
        }
        return operation(name, parameters);
    }

    private static Operation operation(String name, JsonObject parameters) {
        for (Class<? extends Operation> type : OperationClasses.all()) {
            if (type.getSimpleName().equals(name)) {
                return new Gson().fromJson(parameters, type);
            }
        }
        throw new IllegalArgumentException(name);
    }

    static List<Tensor> tensors(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> tensor(element.getAsJsonObject()))
                .toList();
    }

    static Tensor tensor(JsonObject json) {
        return Tensor.of(
                new Gson().fromJson(json.get("data"), float[].class),
                new Gson().fromJson(json.get("shape"), int[].class));
    }

    static int[] withoutBatch(Tensor tensor) {
        return Arrays.copyOfRange(tensor.shape(), 1, tensor.rank());
    }
}
