package org.convscope.inspect.occlusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.OcclusionFill;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A unit of a model with channels first is a channel behind PReLU too. Model and means come from Keras:
 * src/test/scripts/make_channels_first_golden.py.
 */
class ChannelsFirstTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/inspect/occlusion/first.h5");

    private static OcclusionMaps occlusion(Engine engine, Target target) {
        float[] numbers = new float[12 * 10 * 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(i);
        }
        try (OpenModel model = KerasModels.open(MODEL, Optional.empty())) {
            var request = new ComputeOcclusion.Request(
                    model.network(),
                    List.of(Tensor.of(numbers, 1, 12, 10, 2)),
                    target,
                    new OcclusionShape.Patches(3, 2, OcclusionFill.MEAN),
                    List.of(InputPlaces.ofInput(12, 10, Geometry.UNKNOWN)));
            return new ComputeOcclusion(engine).compute(request, TaskMonitor.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "shared, 0, 0.5957563806169976",
        "shared, 3, 0.5946882963258152",
        "own, 1, 9.587128494183222",
        "joined, 1, 1.275237728601011",
        "joined, 6, 9.264511293172836"
    })
    void aUnitIsAChannelBehindEveryLayer(String layer, int unit, double mean) {
        try (Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            OcclusionMaps found = occlusion(engine, new Target.Unit(layer, unit));

            assertThat(found.values()).containsExactly(new double[] {mean}, within(1e-6));
            assertThat(Objects.requireNonNull(found.drops().get("image"))
                            .range()
                            .width())
                    .isGreaterThan(1e-3);
        }
    }
}
