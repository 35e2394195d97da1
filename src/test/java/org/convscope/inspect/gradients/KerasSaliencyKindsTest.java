package org.convscope.inspect.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.convscope.array.Tensor;
import org.convscope.choice.GradientMethod;
import org.convscope.core.Engine;
import org.convscope.core.PresentEngines;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.keras.TensorInputs;
import org.convscope.network.ModelAxes;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Gradients and Grad-CAM of many kinds of models against GradientTape; src/test/scripts/make_saliency_kinds.py makes them. */
class KerasSaliencyKindsTest {
    private static final PresentEngines ENGINES = new PresentEngines();
    private static final double TOLERANCE = 1e-4;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("src/test/resources/saliency/kinds.zip"));
                var zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
    }

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @TestFactory
    Stream<DynamicTest> everyKindEqualsKeras() throws IOException {
        List<JsonObject> cases =
                JsonParser.parseString(Files.readString(folder.resolve("kinds.json")))
                        .getAsJsonArray()
                        .asList()
                        .stream()
                        .map(JsonElement::getAsJsonObject)
                        .toList();
        assertThat(cases).hasSizeGreaterThan(30);
        return ENGINES.each(
                cases,
                one -> one.get("model").getAsString() + ", " + target(one).text(),
                KerasSaliencyKindsTest::assertEqual);
    }

    private static Target target(JsonObject one) {
        return one.has("output")
                ? new Target.OutputClass(
                        one.get("output").getAsString(), one.get("class").getAsInt())
                : new Target.Unit(
                        one.get("layer").getAsString(), one.get("unit").getAsInt());
    }

    private static void assertEqual(Engine engine, JsonObject one) {
        String name = one.get("model").getAsString();
        Map<String, Tensor> golden = TensorFile.readAll(folder.resolve(name + "_saliency.h5"));
        String place = one.get("number").getAsString() + "/";
        try (OpenModel model = KerasModels.open(folder.resolve(name + ".h5"), Optional.empty())) {
            List<Tensor> inputs = inputs(model.network(), name);
            SaliencyMaps gradient = compute(engine, model, inputs, one, GradientMethod.GRADIENT);
            gradient.maps()
                    .forEach((input, map) -> assertClose(
                            map, Objects.requireNonNull(golden.get(place + "gradient/" + input), input), "gradient"));
            JsonElement values = one.get("values");
            for (int n = 0; n < gradient.values().length; n++) {
                assertThat(gradient.values()[n])
                        .isCloseTo(values.getAsJsonArray().get(n).getAsDouble(), within(1e-4));
            }
            if (!one.get("at").isJsonNull()) {
                SaliencyMaps cam = compute(engine, model, inputs, one, GradientMethod.GRADCAM);
                assertThat(cam.maps()).containsOnlyKeys(one.get("at").getAsString());
                assertClose(
                        cam.maps().values().iterator().next(),
                        Objects.requireNonNull(golden.get(place + "gradcam")),
                        "gradcam");
            }
        }
    }

    private static List<Tensor> inputs(Network network, String name) {
        List<Tensor> ofModel = TensorInputs.read(folder.resolve(name + "_input.h5"), network);
        return IntStream.range(0, ofModel.size())
                .mapToObj(i ->
                        ModelAxes.toChannelsLast(network.call(network.inputs().get(i)), ofModel.get(i)))
                .toList();
    }

    private static SaliencyMaps compute(
            Engine engine, OpenModel model, List<Tensor> inputs, JsonObject one, GradientMethod method) {
        var settings = new SaliencySettings(method, Optional.empty(), 1, 0);
        return new ComputeSaliency(engine)
                .compute(new ComputeSaliency.Request(model.network(), inputs, target(one), settings), TaskMonitor.NONE);
    }

    private static void assertClose(Tensor mine, Tensor keras, String what) {
        assertThat(mine.shape()).describedAs("%s", what).isEqualTo(keras.shape());
        double magnitude = 0;
        for (float value : keras.data()) {
            magnitude = Math.max(magnitude, Math.abs(value));
        }
        for (int i = 0; i < keras.size(); i++) {
            assertThat((double) mine.data()[i])
                    .describedAs("%s: number %d", what, i)
                    .isCloseTo(keras.data()[i], within(TOLERANCE * magnitude + 1e-7));
        }
    }
}
