package org.convscope.inspect.exciter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.ExciterPreset;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.input.InputScale;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what Keras's own loop gives; the files come from src/test/scripts/make_exciter_golden.py. */
class FindExcitersTest {
    private static final Path FILES = Path.of("src/test/resources/exciter");
    private static final Map<String, Tensor> GOLDEN = TensorFile.readAll(FILES.resolve("exciters.h5"));
    private static final OpenModel MODEL = KerasModels.open(FILES.resolve("model.h5"), Optional.empty());
    private static final Engine ENGINE = EngineFactory.start(BackendChoice.CPU);

    @AfterAll
    static void close() {
        ENGINE.close();
        MODEL.close();
    }

    private static FindExciters.Request request(ExciterSettings settings, List<Target> targets) {
        return new FindExciters.Request(
                MODEL.network(),
                targets,
                settings,
                new InputScale.By255(),
                Optional.empty(),
                OptionalInt.of(32),
                List.of(),
                0);
    }

    private static FindExciters.Request fromStart(List<Target> targets) {
        return new FindExciters.Request(
                MODEL.network(),
                targets,
                ExciterSettings.of(ExciterPreset.NOTEBOOK),
                new InputScale.Raw(),
                Optional.of(golden("start")),
                OptionalInt.empty(),
                List.of(),
                0);
    }

    @Test
    void aPictureHasTheChannelsOfTheInputThatItsUnitTakes() {
        try (OpenModel model = KerasModels.open(Path.of("src/test/resources/saliency/inputs.h5"), Optional.empty())) {
            Network own = model.network();
            var turned = new Network(
                    own.name(), own.kerasVersion(), own.calls(), List.of("settings", "frame"), own.outputs());
            for (ExciterPreset preset : ExciterPreset.values()) {
                var request = new FindExciters.Request(
                        turned,
                        List.of(new Target.Unit("conv", 1)),
                        ExciterSettings.of(preset).withSteps(2),
                        new InputScale.ZScore(List.of(3.0), List.of(2.0)),
                        Optional.empty(),
                        OptionalInt.of(9),
                        List.of(),
                        0);

                assertThat(found(request).exciters().get(0).image().shape()).containsExactly(9, 9, 1);
            }
        }
    }

    private static FindExciters.Result found(FindExciters.Request request) {
        return new FindExciters(ENGINE).of(request, ClimbListener.NONE, TaskMonitor.NONE);
    }

    private static Tensor golden(String name) {
        return Objects.requireNonNull(GOLDEN.get(name), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"block1_conv2/0", "block1_conv2/4", "block2_conv1/1", "block2_conv1/3", "block2_relu/2"})
    void fromTheSameStartTheLossFollowsKerass(String name) {
        Target target = target(name);

        Exciter exciter = found(fromStart(List.of(target))).exciters().get(0);

        assertThat(exciter.losses()).hasSize(40);
        assertThat(error(exciter.losses(), golden(name + "/loss"))).isLessThan(0.01);
        assertThat(exciter.image().shape()).containsExactly(24, 20, 3);
        assertThat(IntStream.range(0, exciter.image().size())
                        .mapToDouble(i -> Math.abs(exciter.image().data()[i]
                                - golden(name + "/image").data()[i]))
                        .average()
                        .orElseThrow())
                .isLessThan(0.1);
    }

    @Test
    void unitsThatClimbTogetherClimbAsEachAlone() {
        List<Target> both = List.of(target("block2_conv1/1"), target("block2_conv1/3"));

        List<Exciter> together = found(fromStart(both)).exciters();

        assertThat(together).extracting(Exciter::target).isEqualTo(both);
        assertThat(error(together.get(0).losses(), golden("block2_conv1/1/loss")))
                .isLessThan(0.01);
        assertThat(error(together.get(1).losses(), golden("block2_conv1/3/loss")))
                .isLessThan(0.01);
    }

    @ParameterizedTest
    @EnumSource(ExciterPreset.class)
    void everyPresetClimbsAndGivesTheSameBitsTwice(ExciterPreset preset) {
        FindExciters.Request request = request(
                ExciterSettings.of(preset).withSteps(24), List.of(target("block2_conv1/1"), target("block2_conv1/3")));

        List<Exciter> once = found(request).exciters();
        List<Exciter> twice = found(request).exciters();

        for (int n = 0; n < once.size(); n++) {
            assertThat(once.get(n).image().data())
                    .isEqualTo(twice.get(n).image().data());
            assertThat(once.get(n).losses()).isEqualTo(twice.get(n).losses()).hasSize(24);
            assertThat(once.get(n).losses()[23]).isGreaterThan(once.get(n).losses()[0]);
            assertThat(once.get(n).image().shape()).containsExactly(32, 32, 3);
        }
        assertThat(found(request.withSeed(1)).exciters().get(0).image().data())
                .isNotEqualTo(once.get(0).image().data());
    }

    @ParameterizedTest
    @EnumSource(value = ExciterPreset.class, names = "NOTEBOOK", mode = EnumSource.Mode.EXCLUDE)
    void picturesHaveOneMeanAndContrast(ExciterPreset preset) {
        Exciter exciter = found(request(ExciterSettings.of(preset).withSteps(8), List.of(target("block2_conv1/1"))))
                .exciters()
                .get(0);

        double mean = IntStream.range(0, exciter.image().size())
                .mapToDouble(i -> exciter.image().data()[i])
                .average()
                .orElseThrow();
        double squares = IntStream.range(0, exciter.image().size())
                .mapToDouble(i -> Math.pow(exciter.image().data()[i] - mean, 2))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, org.assertj.core.data.Offset.offset(0.005));
        assertThat(Math.sqrt(squares)).isCloseTo(0.1, org.assertj.core.data.Offset.offset(0.005));
    }

    /** A unit that is dead on the start has a slope before its activation. */
    @Test
    void aDeadUnitClimbsBeforeItsActivation() {
        Target dead = target("block1_conv2/4");
        Exciter asGiven = found(request(ExciterSettings.of(ExciterPreset.NOTEBOOK), List.of(dead)))
                .exciters()
                .get(0);
        Exciter before = found(request(ExciterSettings.of(ExciterPreset.PIXELS).withSteps(48), List.of(dead)))
                .exciters()
                .get(0);

        assertThat(asGiven.value()).isZero();
        assertThat(before.losses()[0]).isLessThan(0);
        assertThat(before.value()).isPositive();
    }

    @Test
    void aPictureThatSaysNothingOfItsUnitHasAWarning() {
        ExciterSettings notebook = ExciterSettings.of(ExciterPreset.NOTEBOOK).withSteps(3);
        Exciter dead = found(request(notebook, List.of(target("block1_conv2/4"))))
                .exciters()
                .get(0);
        Exciter climbing = found(request(notebook, List.of(target("block2_conv1/1"))))
                .exciters()
                .get(0);
        var notANumber = new Exciter(
                dead.target(), dead.image(), new double[] {1, Double.NaN}, Double.NaN, dead.map(), new double[] {1});

        assertThat(dead.warning()).hasValue("did not change in any step, so its picture is what it began as");
        assertThat(climbing.warning()).isEmpty();
        assertThat(notANumber.warning()).hasValue("is no finite number, so its picture says nothing");
    }

    @Test
    void aClassClimbsByItsNumberBeforeTheSoftmax() {
        Exciter exciter = found(request(
                        ExciterSettings.of(ExciterPreset.FOURIER).withSteps(16),
                        List.of(new Target.OutputClass("out", 2))))
                .exciters()
                .get(0);

        assertThat(exciter.losses()[15]).isGreaterThan(exciter.losses()[0]);
        assertThat(exciter.map().shape()).containsExactly(1, 1);
        assertThat(exciter.value()).isEqualTo(exciter.channelMeans()[2]);
    }

    @Test
    void everyStepIsSeenAndACancelEndsTheClimb() {
        List<ClimbListener.Step> seen = new ArrayList<>();
        FindExciters.Request request =
                request(ExciterSettings.of(ExciterPreset.PIXELS).withSteps(6), List.of(target("block2_conv1/1")));

        new FindExciters(ENGINE).of(request, seen::add, TaskMonitor.NONE);

        assertThat(seen).hasSize(6);
        assertThat(seen.get(5).images().shape()).containsExactly(1, 32, 32, 3);
        AtomicInteger steps = new AtomicInteger();
        assertThatThrownBy(() -> new FindExciters(ENGINE)
                        .of(
                                request,
                                step -> steps.incrementAndGet(),
                                TaskMonitor.cancelledWhen(() -> steps.get() == 2)))
                .isInstanceOf(CancelledException.class);
        assertThat(steps).hasValue(2);
    }

    @Test
    void magnitudesOfFramesAreThoseOfThePicture() {
        float[] wave = new float[64 * 64];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (float) Math.cos(2 * Math.PI * (i % 64) / 4);
        }
        MagnitudeTemplate template = MagnitudeTemplate.ofFrames(32, 32, List.of(Tensor.of(wave, 1, 64, 64, 1)));

        assertThat(template.source()).isEqualTo("of 1 frame, 4 parts");
        assertThat(IntStream.range(0, 32 * 32)
                        .boxed()
                        .max((a, b) -> Float.compare(template.magnitudes()[a], template.magnitudes()[b])))
                .hasValue(8);
    }

    @Test
    void aSizeThatNothingIsLeftOfIsRefused() {
        FindExciters.Request tiny = new FindExciters.Request(
                MODEL.network(),
                List.of(target("block2_conv1/1")),
                ExciterSettings.of(ExciterPreset.NOTEBOOK),
                new InputScale.Raw(),
                Optional.empty(),
                OptionalInt.of(1),
                List.of(),
                0);

        assertThatThrownBy(() -> found(tiny))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("block1_pool");
    }

    private static Target target(String name) {
        String[] parts = name.split("/", -1);
        return new Target.Unit(parts[0], Integer.parseInt(parts[1]));
    }

    /** The largest difference over the largest value. */
    private static double error(double[] mine, Tensor keras) {
        double magnitude = 1e-9;
        double difference = 0;
        for (int i = 0; i < mine.length; i++) {
            magnitude = Math.max(magnitude, Math.abs(keras.data()[i]));
            difference = Math.max(difference, Math.abs(mine[i] - keras.data()[i]));
        }
        return difference / magnitude;
    }
}
