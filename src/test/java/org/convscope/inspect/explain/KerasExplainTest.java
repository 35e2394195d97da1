package org.convscope.inspect.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorInputs;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against GradientTape and numpy; expected.json comes from src/test/scripts/make_explain_golden.py. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class KerasExplainTest {
    private static final Path INSPECT = Path.of("src/test/resources/org/convscope/inspect");
    private static final Path CENSUS = INSPECT.resolve("census");
    private static final double TOLERANCE = 2e-5;

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

    /** By frame, and then by unit, class or other frame. */
    private record Case(
            String model,
            String output,
            int index,
            String layer,
            String[] files,
            double[][] logits,
            double[][] contributions,
            double[][] falls,
            double[][] means,
            double[][] cosines) {}

    private static Stream<Case> cases(String key) throws IOException {
        JsonObject all = JsonParser.parseString(Files.readString(INSPECT.resolve("explain/expected.json")))
                .getAsJsonObject();
        return all.getAsJsonArray(key).asList().stream().map(json -> {
            json.getAsJsonObject().add("index", json.getAsJsonObject().get("class"));
            return new Gson().fromJson(json, Case.class);
        });
    }

    static Stream<Case> ranked() throws IOException {
        return cases("ranked");
    }

    static Stream<Case> frames() throws IOException {
        return cases("frames");
    }

    @ParameterizedTest
    @MethodSource("ranked")
    void contributionsAndFallsAreThoseOfKeras(Case one) {
        Path folder = Path.of("src/test/resources/saliency");
        try (OpenModel open = KerasModels.open(folder.resolve(one.model() + ".h5"), Optional.empty())) {
            List<Tensor> inputs = TensorInputs.read(folder.resolve(one.model() + "_input.h5"), open.network());
            var objective = new Target.OutputClass(one.output(), one.index()).in(open.network());
            for (int frame = 0; frame < one.logits().length; frame++) {
                int[] shape = inputs.get(0).shape();
                shape[0] = 1;
                Tensor alone = inputs.get(0).slice(frame).reshaped(shape);
                LayerContributions found = new RankContributions(engine)
                        .of(
                                objective,
                                one.layer(),
                                List.of(alone),
                                RankContributions.First.RAISING,
                                one.contributions()[frame].length,
                                TaskMonitor.NONE);
                same(found, one, frame, 1);
            }
        }
    }

    /** All units are there, the first the one that contributes most. */
    private static void same(LayerContributions found, Case one, int frame, int sign) {
        int count = one.contributions()[frame].length;
        assertThat(found.units()).hasSize(count);
        double last = Double.POSITIVE_INFINITY;
        for (UnitContribution unit : found.units()) {
            double expected = one.contributions()[frame][unit.unit()];
            assertThat(unit.contribution()).isCloseTo(expected, within(TOLERANCE * (1 + Math.abs(expected))));
            assertThat(unit.fall())
                    .isCloseTo(
                            one.falls()[frame][unit.unit()],
                            within(TOLERANCE * (1 + Math.abs(one.falls()[frame][unit.unit()]))));
            assertThat(unit.mean()).isCloseTo(one.means()[frame][unit.unit()], within(TOLERANCE));
            assertThat(sign * unit.contribution()).isLessThanOrEqualTo(last);
            last = sign * unit.contribution();
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void framesAreExplainedAsByKeras(Case one) {
        try (OpenModel open = KerasModels.open(CENSUS.resolve("census.h5"), Optional.empty())) {
            for (int frame : new int[] {0, 13}) {
                FrameExplanation found = explain(open, one, frame, OptionalInt.of(one.index()));
                assertThat(found.answer().logit()).isCloseTo(one.logits()[frame][one.index()], within(1e-4));
                assertThat(found.layer().sum())
                        .isCloseTo(Arrays.stream(one.contributions()[frame]).sum(), within(1e-4));
                same(found.layer(), one, frame, 1);
                near(found.near().orElseThrow().found().orElseThrow(), one, frame);
            }
        }
    }

    private static void near(NearFrames near, Case one, int frame) {
        double[] cosines = one.cosines()[frame];
        double[] expected = IntStream.range(0, cosines.length)
                .filter(other -> other != frame)
                .mapToDouble(other -> -cosines[other])
                .sorted()
                .toArray();
        assertThat(near.compared()).isEqualTo(expected.length);
        assertThat(near.frames()).hasSize(5);
        for (int place = 0; place < near.frames().size(); place++) {
            NearFrame found = near.frames().get(place);
            int other = List.of(one.files()).indexOf(name(found.frame().source()));
            assertThat(other).isNotEqualTo(frame);
            assertThat(found.cosine()).isCloseTo(cosines[other], within(1e-6));
            assertThat(found.cosine()).isCloseTo(-expected[place], within(1e-6));
        }
    }

    private static String name(FrameSource source) {
        Path file = source.file();
        int names = file.getNameCount();
        return file.getName(names - 2) + "/" + file.getFileName();
    }

    private FrameExplanation explain(OpenModel open, Case one, int frame, OptionalInt index) {
        Preprocessing how = ModelSidecar.of(open.file())
                .flatMap(ModelSidecar::preprocessing)
                .orElseThrow();
        var files = new FrameFiles();
        var prepare = new PrepareInput(open.network(), how);
        List<LabelledFrame> all = new ArrayList<>();
        for (String file : one.files()) {
            FrameSource source = FrameSource.of(CENSUS.resolve("frames").resolve(file));
            all.add(new LabelledFrame(source, file, List.of()));
        }
        FrameSource source = all.get(frame).source();
        var request = new ExplainFrame.Request(
                open.network(),
                prepare.of(files.read(source), ""),
                source,
                List.of(),
                Optional.of(one.output()),
                index,
                Optional.of(one.layer()),
                5,
                how.scale(),
                all);
        return new ExplainFrame(engine, other -> prepare.of(files.read(other.source()), ""), problem -> {
                    throw problem;
                })
                .of(request, TaskMonitor.NONE);
    }

    @Test
    void theAnswerIsTheStrongestAndTheRunnerUpTheNext() throws IOException {
        Case quality = frames().filter(one -> one.output().equals("quality"))
                .findFirst()
                .orElseThrow();
        try (OpenModel open = KerasModels.open(CENSUS.resolve("census.h5"), Optional.empty())) {
            for (int frame : new int[] {0, 8}) {
                double[] logits = quality.logits()[frame];
                List<Integer> order = IntStream.range(0, logits.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(index -> -logits[index]))
                        .toList();
                ExplainedAnswer answer =
                        explain(open, quality, frame, OptionalInt.empty()).answer();
                assertThat(answer.label().index()).isEqualTo(order.get(0));
                assertThat(answer.runnerUp().orElseThrow().logit()).isCloseTo(logits[order.get(1)], within(1e-4));
                double odds = answer.logit() - answer.runnerUp().orElseThrow().logit();
                assertThat(Math.log(
                                answer.value() / answer.runnerUp().orElseThrow().value()))
                        .isCloseTo(odds, within(1e-4));
            }
        }
    }

    @Test
    void aYesOrNoStandsAgainstItsOpposite() throws IOException {
        Case ice =
                frames().filter(one -> one.output().equals("ice")).findFirst().orElseThrow();
        try (OpenModel open = KerasModels.open(CENSUS.resolve("census.h5"), Optional.empty())) {
            FrameExplanation found = explain(open, ice, 3, OptionalInt.empty());
            ExplainedAnswer answer = found.answer();
            assertThat(answer.isNo()).isFalse();
            assertThat(answer.runnerUp().orElseThrow().name()).isEqualTo("not ice");
            assertThat(answer.runnerUp().orElseThrow().logit()).isEqualTo(-answer.logit());
            assertThat(Math.log(answer.value() / (1 - answer.value()))).isCloseTo(answer.logit(), within(1e-4));
            same(found.layer(), ice, 3, 1);
        }
    }

    @Test
    void whatLowersALogitCanBeFirst() throws IOException {
        Case spots = ranked().filter(
                        one -> one.output().equals("spots") && one.layer().equals("second"))
                .findFirst()
                .orElseThrow();
        int frame = 1;
        Path folder = Path.of("src/test/resources/saliency");
        try (OpenModel open = KerasModels.open(folder.resolve("heads.h5"), Optional.empty())) {
            var objective = new Target.OutputClass("spots", 1).in(open.network());
            int[] shape = {1, 11, 13, 3};
            Tensor input = TensorInputs.read(folder.resolve("heads_input.h5"), open.network())
                    .get(0)
                    .slice(frame)
                    .reshaped(shape);
            LayerContributions found = new RankContributions(engine)
                    .of(objective, "second", List.of(input), RankContributions.First.LOWERING, 6, TaskMonitor.NONE);
            same(found, spots, frame, -1);
        }
    }

    @Test
    void ringsLieAroundTheIceThatTheFrameSees() throws IOException {
        Case ice =
                frames().filter(one -> one.output().equals("ice")).findFirst().orElseThrow();
        try (OpenModel open = KerasModels.open(CENSUS.resolve("census.h5"), Optional.empty())) {
            FrameExplanation found = explain(open, ice, 13, OptionalInt.empty());
            HiddenRings hidden = found.hidden().found().orElseThrow();
            var rings = (OcclusionShape.Rings) hidden.shape();
            assertThat(rings.edgesAngstrom()).contains(20.0, 3.978, 3.822, 3.7434, 3.5966);
            assertThat(IntStream.range(0, hidden.pixels().length)
                            .filter(ring -> IceEdges.ice(rings, ring).contains(3.67)))
                    .hasSize(1);
            assertThat(hidden.allIce()).isPresent();
            assertThat(hidden.why()).isEmpty();
            assertThat(found.shells().found().orElseThrow()).hasSize(5);
            assertThat(found.exciters().found().orElseThrow().exciters()).hasSize(5);
        }
    }
}
