package org.convscope.inspect.occlusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.choice.OcclusionFill;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.keras.TensorInputs;
import org.convscope.network.Network;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape and fill against Keras, numpy and scipy; the files come from src/test/scripts/make_occlusion_golden.py. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class KerasOcclusionTest {
    private static final Path MODELS = Path.of("src/test/resources/saliency");
    private static final Path FILES = Path.of("src/test/resources/occlusion");

    @Parameter
    private EngineChoice choice = EngineChoice.AUTO;

    private Engine engine = EngineFactory.start(BackendChoice.CPU, EngineChoice.AUTO);

    @BeforeEach
    void start() {
        engine.close();
        engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private record Golden(Detector geometry, List<Case> cases) {}

    private record Detector(double wavelength, double distance, double pixel, double x, double y) {
        Geometry asGeometry() {
            return Geometry.of(wavelength, distance, pixel, x, y);
        }
    }

    private record Case(
            String model,
            String dataset,
            String shape,
            String output,
            Integer index,
            String layer,
            Integer unit,
            int patch,
            int stride,
            String fill,
            List<Double> rings,
            int sectors,
            double[] values) {
        Target target() {
            return output == null ? new Target.Unit(layer, unit) : new Target.OutputClass(output, index);
        }

        OcclusionShape hidden() {
            return switch (shape) {
                case "rings" -> new OcclusionShape.Rings(rings);
                case "sectors" -> new OcclusionShape.Sectors(sectors, fillOf(), patch / 2.0);
                default -> new OcclusionShape.Patches(patch, stride, fillOf());
            };
        }

        private OcclusionFill fillOf() {
            return OcclusionFill.valueOf(fill.toUpperCase(Locale.ROOT));
        }
    }

    private static Golden golden() throws IOException {
        String json = Files.readString(FILES.resolve("occlusion.json")).replace("\"class\"", "\"index\"");
        return new Gson().fromJson(json, Golden.class);
    }

    private static ComputeOcclusion.Request request(
            Network network, String model, Target target, OcclusionShape shape, Geometry geometry) {
        List<Tensor> inputs = TensorInputs.read(MODELS.resolve(model + "_input.h5"), network);
        List<InputPlaces> places = inputs.stream()
                .map(input -> InputPlaces.ofInput(input.length(1), input.length(-2), geometry))
                .toList();
        return new ComputeOcclusion.Request(network, inputs, target, shape, places);
    }

    @ParameterizedTest
    @ValueSource(strings = {"residual", "heads", "inputs", "masks"})
    void everyDropEqualsKeras(String name) throws IOException {
        Map<String, Tensor> keras = TensorFile.readAll(FILES.resolve("occlusion.h5"));
        Golden golden = golden();
        List<Case> cases =
                golden.cases().stream().filter(one -> one.model().equals(name)).toList();
        assertThat(cases).isNotEmpty();
        try (OpenModel model = KerasModels.open(MODELS.resolve(name + ".h5"), Optional.empty())) {
            for (Case one : cases) {
                var request = request(
                        model.network(),
                        name,
                        one.target(),
                        one.hidden(),
                        golden.geometry().asGeometry());
                OcclusionMaps mine = new ComputeOcclusion(engine).compute(request, TaskMonitor.NONE);

                assertThat(mine.values()).describedAs("%s", one).containsExactly(one.values(), within(1e-5));
                assertThat(mine.drops().keySet())
                        .allMatch(input -> keras.containsKey(one.dataset() + "/" + input))
                        .hasSize(1);
                mine.drops().forEach((input, drop) -> {
                    Tensor expected = Objects.requireNonNull(keras.get(one.dataset() + "/" + input));
                    assertThat(drop.shape()).describedAs("%s", one).isEqualTo(expected.shape());
                    assertThat(drop.data()).describedAs("%s", one).containsExactly(expected.data(), within(1e-5f));
                    assertThat(expected.range().width()).describedAs("%s", one).isGreaterThan(1e-3);
                });
            }
        }
    }

    @Test
    void theSameRequestGivesTheSameBits() {
        try (OpenModel model = KerasModels.open(MODELS.resolve("heads.h5"), Optional.empty())) {
            var request = request(
                    model.network(),
                    "heads",
                    new Target.OutputClass("quality", 1),
                    new OcclusionShape.Patches(3, 1, OcclusionFill.BLUR),
                    Geometry.UNKNOWN);
            float[] once = drop(request);

            assertThat(drop(request)).isEqualTo(once);
        }
    }

    private float[] drop(ComputeOcclusion.Request request) {
        return new ComputeOcclusion(engine)
                .compute(request, TaskMonitor.NONE)
                .drops()
                .values()
                .iterator()
                .next()
                .data();
    }

    /** Hiding what already is as the fill loses nothing, to the last bit: all passes are computed alike. */
    @Test
    void whatHidesNothingLosesNothing() {
        try (OpenModel model = KerasModels.open(MODELS.resolve("masks.h5"), Optional.empty())) {
            Tensor zeros = Tensor.zeros(1, 8, 10, 1);
            var request = new ComputeOcclusion.Request(
                    model.network(),
                    List.of(zeros),
                    new Target.Unit("b", 1),
                    new OcclusionShape.Patches(3, 1, OcclusionFill.ZERO),
                    List.of(InputPlaces.ofInput(8, 10, Geometry.UNKNOWN)));

            assertThat(drop(request)).hasSize(63).containsOnly(0f);
        }
    }

    @Test
    void isCancelledBetweenBatches() {
        try (OpenModel model = KerasModels.open(MODELS.resolve("heads.h5"), Optional.empty())) {
            var request = request(
                    model.network(),
                    "heads",
                    new Target.OutputClass("size", 0),
                    new OcclusionShape.Patches(3, 1, OcclusionFill.ZERO),
                    Geometry.UNKNOWN);
            AtomicInteger asked = new AtomicInteger();
            TaskMonitor monitor = TaskMonitor.cancelledWhen(() -> asked.incrementAndGet() > 20);

            assertThatThrownBy(() -> new ComputeOcclusion(engine).compute(request, monitor))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void ringsWithoutGeometryAndPatchesWithoutPlaceAreRefused() {
        try (OpenModel model = KerasModels.open(MODELS.resolve("heads.h5"), Optional.empty())) {
            Target target = new Target.OutputClass("size", 0);
            var rings = request(
                    model.network(),
                    "heads",
                    target,
                    new OcclusionShape.Rings(List.of(4.0, 3.0)),
                    Geometry.UNKNOWN.withDistance(100));
            var large = request(
                    model.network(),
                    "heads",
                    target,
                    new OcclusionShape.Patches(22, 4, OcclusionFill.ZERO),
                    Geometry.UNKNOWN);

            assertThatThrownBy(rings::require).hasMessageContaining("nothing says where a resolution lies");
            assertThatThrownBy(large::require)
                    .hasMessageStartingWith("input '" + model.network().inputs().get(0) + "': the patch has no place");
        }
    }
}
