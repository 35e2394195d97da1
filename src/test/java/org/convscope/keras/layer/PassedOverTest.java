package org.convscope.keras.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that a file says of a layer is passed over. */
class PassedOverTest {
    private record Built(Network network, List<Problem> remarks) {
        Optional<String> reason() {
            return network.unavailable("it");
        }
    }

    private static Built build(String className, String config, String node) {
        NetworkBuilder builder = OneLayer.builder(className, config, node);
        Network network = builder.build();
        return new Built(network, builder.remarks());
    }

    private static Built called(String className, String config, String keywords) {
        return build(className, config, "[[\"in\", 0, 0, " + keywords + "]]");
    }

    private static Built built(String className, String config) {
        return called(className, config, "{}");
    }

    @Test
    void anUnknownOptionIsRefusedByNameAndValue() {
        assertThat(built("MaxPooling2D", "\"pool_size\": 2, \"ceil_mode\": true")
                        .reason())
                .contains(
                        "its option 'ceil_mode' is not known to Convscope, so its output is not computed (found true)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MaxPooling2D | 'trainable': true, 'dtype': 'mixed_float16'",
                "MaxPooling2D | 'dtype': {'class_name': 'Policy', 'config': {'name': 'float32'}}",
                "Flatten | 'activity_regularizer': {'class_name': 'L2'}, 'batch_input_shape': [null, 8, 8, 3]",
                "MaxPooling2D | 'border_mode': 'same', 'dim_ordering': 'tf'",
                "Dropout | 'rate': 0.5, 'noise_shape': [null, 1, 1, 3], 'seed': 3",
                "ReLU | 'ceil_mode': null"
            })
    void whatIsAtItsDefaultOrChangesNoNumberIsNotInTheWay(String className, String config) {
        assertThat(built(className, config.replace('\'', '"')).reason()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MaxPooling2D | 'dtype': {'class_name': 'QuantizedDTypePolicy', 'config': {'mode': 'int8'}} | dtype policy",
                "MaxPooling2D | 'dtype': 'uint8' | dtype policy",
                "Activation | 'activation': {'class_name': 'ReLU', 'config': {'max_value': 6, 'slope': 3}} | option 'slope'",
            })
    void anotherOneIsRefused(String className, String config, String named) {
        assertThat(built(className, config.replace('\'', '"')).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("its " + named + " is not known"));
    }

    @Test
    void anUnknownArgumentOfACallIsRefused() {
        assertThat(called("Flatten", "\"dtype\": \"float32\"", "{\"order\": \"F\"}")
                        .reason())
                .contains(
                        "its argument 'order' is not known to Convscope, so its output is not computed (found \"F\")");
        assertThat(called("Softmax", "\"axis\": -1", "{\"mask\": null, \"training\": true}")
                        .reason())
                .contains(
                        "its argument 'training' is not known to Convscope, so its output is not computed (found true)");
    }

    @Test
    void anArgumentOfAFunctionIsAskedForOrAtItsDefault() {
        String function = "\"function\": \"math.reduce_max\"";
        assertThat(called("TFOpLambda", function, "{\"axis\": [1], \"name\": \"top\"}")
                        .reason())
                .isEmpty();
        assertThat(called("TFOpLambda", function, "{\"axis\": [1], \"start\": 0.5}")
                        .reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("argument 'start'"));
    }

    @Test
    void aSecondTensorIsNotLeftOut() {
        assertThat(build("ReLU", "\"max_value\": 6", "[[\"in\", 0, 0, {}], [\"in\", 0, 0, {}]]")
                        .reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("argument 'number 1'"));
    }

    @Test
    void dropoutInTrainingIsShownWithANote() {
        Built built = called("Dropout", "\"rate\": 0.5", "{\"training\": true}");
        assertThat(built.reason()).isEmpty();
        assertThat(built.remarks())
                .singleElement()
                .extracting(Problem::sentence)
                .asString()
                .startsWith("layer 'it': is called with training=True, which makes it random in Keras");
    }
}
