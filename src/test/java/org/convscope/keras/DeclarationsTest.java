package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers that a file does not describe, declared by a user, and models from a chosen layer on: as Keras computes them. */
class DeclarationsTest {
    private static final Path FOLDER = Path.of("src/test/resources/declared");
    private static final Map<String, String> MANY = map(
            "caffe=swap; x-103.939,116.779,123.68",
            "scale=x/127.5-1",
            "invert=1 - x*0.5",
            "cut=slice:[:, 1:-1, ::2, 1:3]",
            "row=slice:[:, 4]",
            "norm=as:BatchNormalization",
            "mixed=as:Dense(units=5)",
            "joined=as:Add",
            "named=as:BatchNormalization(epsilon=0.001)",
            "same=identity",
            "limited=x*3; as:tf.nn.relu6");

    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = EngineFactory.start(BackendChoice.CPU);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void everyFormOfADeclarationComputesWhatKerasDoes() {
        Map<String, Verdict> found = verdicts("many.h5", MANY, Optional.empty(), "@input");
        assertThat(found)
                .hasSize(13)
                .allSatisfy((layer, verdict) -> assertThat(verdict).as(layer).isEqualTo(Verdict.AGREES));
    }

    @Test
    void theLayersOfAKeras3ArchiveAreDeclaredAlike() {
        Map<String, Verdict> found = verdicts(
                "three.keras", map("scale=(x-100)/50", "norm=as:BatchNormalization"), Optional.empty(), "@input");
        assertThat(found)
                .containsEntry("scale", Verdict.AGREES)
                .containsEntry("norm", Verdict.AGREES)
                .containsEntry("last", Verdict.AGREES)
                .containsEntry("skip", Verdict.AGREES)
                .containsEntry("twice", Verdict.NOT_COMPUTED);
    }

    @Test
    void aNetworkBeginsAtALayerWithWhatThatTakes() {
        assertThat(verdicts("many.h5", MANY, Optional.of("norm"), "conv"))
                .containsEntry("norm", Verdict.AGREES)
                .doesNotContainKeys("conv", "scale", "cut")
                // it takes conv as well, which is the input now
                .containsEntry("joined", Verdict.AGREES);
        assertThat(verdicts("outer.h5", map("scale=identity"), Optional.of("base/bn1"), "base/conv1"))
                .containsExactly(
                        Map.entry("base/bn1", Verdict.AGREES),
                        Map.entry("base/pool", Verdict.AGREES),
                        Map.entry("base/@output", Verdict.AGREES),
                        Map.entry("mean", Verdict.AGREES),
                        Map.entry("head", Verdict.AGREES));
    }

    @Test
    void whatStandsBeforeTheStartIsNamedWhereItIsNeeded() {
        try (OpenModel model = open("many.h5", MANY, Optional.of("mixed"))) {
            assertThat(model.network().inputs()).containsExactly("mixed_input");
            assertThat(model.network().layers()).extracting(LayerCall::id).doesNotContain("norm", "conv");
        }
        try (OpenModel model = open("many.h5", MANY, Optional.of("joined"))) {
            // what a layer with several inputs takes are the model's inputs
            assertThat(model.network().inputs()).containsExactly("joined_input", "joined_input_2");
            assertThat(model.network().layers())
                    .extracting(LayerCall::id)
                    .contains("joined", "norm", "last")
                    .doesNotContain("conv", "cut");
        }
        try (OpenModel model = open("three.keras", map("scale=identity", "norm=identity"), Optional.of("deep"))) {
            String reason = "needs the output of conv, which stands before the chosen start";
            assertThat(model.network().unavailable("deep")).isEmpty();
            assertThat(model.network().unavailable("skip")).contains(reason);
            assertThat(model.network().unavailable("last")).contains(reason);
        }
    }

    @Test
    void aNestedModelIsOpenedAloneUnderItsLayersOwnNames() {
        try (OpenModel model = open("outer.h5", Map.of(), Optional.of("base"))) {
            Network network = model.network();
            assertThat(network.layers()).extracting(LayerCall::id).containsExactly("conv1", "bn1", "pool");
            assertThat(network.outputs()).containsExactly("pool");
            Map<String, Tensor> keras = keras("outer.h5");
            Tensor frame = Objects.requireNonNull(keras.get("@input"));
            float[] scaled = frame.data().clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] /= 255;
            }
            VerifyLayers.Result result = new VerifyLayers(engine)
                    .compare(
                            new VerifyLayers.Request(
                                    network,
                                    List.of(Tensor.of(scaled, frame.shape())),
                                    List.of(),
                                    id -> Optional.ofNullable(keras.get("base/" + id)),
                                    1e-5),
                            TaskMonitor.NONE);
            assertThat(result.rows()).extracting(VerifiedLayer::verdict).containsOnly(Verdict.AGREES);
        }
    }

    @Test
    void whatIsDeclaredIsKnownOfTheNetwork() {
        try (OpenModel model = open("outer.h5", map("scale=x/255"), Optional.empty())) {
            assertThat(model.network().declared("scale")).contains("x/255");
            assertThat(model.network().declared("head")).isEmpty();
            assertThat(model.network().declarations().text()).isEqualTo("scale = x/255");
            assertThat(model.network().call("scale").className()).isEqualTo("Lambda");
        }
        try (OpenModel model = open("many.h5", map("norm=identity"), Optional.empty())) {
            assertThat(model.remarks())
                    .anySatisfy(remark ->
                            assertThat(remark.sentence()).contains("'norm'").contains("4 arrays that are not used"));
            assertThat(model.network().call("norm").parameters()).isEqualTo(16);
        }
        try (OpenModel model = open("many.h5", MANY, Optional.empty())) {
            assertThat(model.remarks()).anySatisfy(remark -> assertThat(remark.sentence())
                    .contains("'named'")
                    .contains("in the file's order, as gamma, beta, moving_mean, moving_variance"));
            assertThat(model.remarks()).anySatisfy(remark -> assertThat(remark.sentence())
                    .contains("'mixed'")
                    .contains("declared as Dense, which has no option 'width'"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caffe|x-1,2|3 numbers",
                "scale|x/|ends too early",
                "scale|x+x|x has to stand in it once",
                "scale|hello|no formula of x",
                "scale|''|x has to stand in it once",
                "scale|as:Conv2D|filters",
                "scale|as:NoSuchLayer|not known",
                "scale|as:tf.no_such_function|not known",
                "scale|as:Lambda|Lambda",
                "scale|as:BatchNormalization|holds no weights",
                "scale|slice:[0:1]|slices the batch",
                "scale|slice:[:, 1:2:3:4]|begin:end:step",
                "scale|slice:[:, a]|whole numbers",
                "mixed|as:Dense(units=6)|another shape",
                "mixed|as:Dense(units=5, wdth=4)|option 'wdth'",
                "norm|as:GroupNormalization(groups=2)|stored array",
                "joined|x/255|only a class can be declared",
                "caffe|slice:[:, :, :, :, 1]|more axes",
                "nobody|x/255|no layer of this name",
                "many|x/255|no layer of this name"
            })
    void aDeclarationThatDoesNotFitIsRefusedByItsLayersName(String layer, String text, String reason) {
        Map<String, String> declared = new LinkedHashMap<>(MANY);
        declared.put(layer, text);
        assertThatThrownBy(() -> open("many.h5", declared, Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'" + layer + "'")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("damaged");
    }

    @Test
    void whatALayerIsDeclaredToGiveHasToFitTheNextOne() {
        assertThatThrownBy(() -> open("outer.h5", map("scale=slice:[..., :2]"), Optional.empty()))
                .hasMessageContaining("layer 'scale', declared as 'slice:[..., :2]', does not fit layer 'base/conv1'");
    }

    @Test
    void aModelItselfCannotBeDeclaredAndAStartHasToBeALayer() {
        assertThatThrownBy(() -> open("outer.h5", map("base=identity"), Optional.empty()))
                .hasMessageContaining("is a model itself");
        assertThatThrownBy(() -> open("outer.h5", Map.of(), Optional.of("bass")))
                .hasMessageContaining("'bass'")
                .hasMessageContaining("no layer of this name to start at");
    }

    @Test
    void aConvolutionWhoseInputNobodyKnowsTakesItsKernelsChannels() {
        try (OpenModel model = open("three.keras", Map.of(), Optional.of("conv"))) {
            assertThat(model.network().call("conv_input").outputShape()).containsExactly(-1, -1, 3);
        }
        assertThatThrownBy(() -> open("many.h5", Map.of(), Optional.of("norm")).close())
                .hasMessageContaining("the shape of what it takes is not known");
    }

    private static Map<String, Verdict> verdicts(
            String file, Map<String, String> declared, Optional<String> start, String input) {
        Map<String, Tensor> keras = keras(file);
        try (OpenModel model = open(file, declared, start)) {
            VerifyLayers.Result result = new VerifyLayers(engine)
                    .compare(
                            new VerifyLayers.Request(
                                    model.network(),
                                    List.of(Objects.requireNonNull(keras.get(input))),
                                    List.of(),
                                    id -> Optional.ofNullable(keras.get(id)),
                                    1e-5),
                            TaskMonitor.NONE);
            Map<String, Verdict> verdicts = new LinkedHashMap<>();
            result.rows().forEach(row -> verdicts.put(row.layer(), row.verdict()));
            return verdicts;
        }
    }

    private static OpenModel open(String file, Map<String, String> declared, Optional<String> start) {
        return KerasModels.open(FOLDER.resolve(file), Optional.empty(), new ReadingChoices(declared, start));
    }

    private static Map<String, Tensor> keras(String file) {
        return TensorFile.readAll(FOLDER.resolve(file.substring(0, file.indexOf('.')) + ".activations.h5"));
    }

    private static Map<String, String> map(String... declarations) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String declaration : declarations) {
            map.put(
                    declaration.substring(0, declaration.indexOf('=')),
                    declaration.substring(declaration.indexOf('=') + 1));
        }
        return map;
    }
}
