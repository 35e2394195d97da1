package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.inspect.blocks.NetworkBlocks;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.inspect.summary.SummariseNetwork;
import org.convscope.inspect.summary.WindowParameters;
import org.convscope.keras.ImporterReport;
import org.convscope.keras.dl4j.ImporterCheck;
import org.convscope.network.Activation;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.OperationSamples;
import org.convscope.network.OperationSamples.Sample;
import org.convscope.network.ShapeInference;
import org.convscope.network.Weight;
import org.convscope.network.WindowedOperation;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One of each operation goes through every place where a new one has to be thought of. */
class EveryOperationTest {
    private static final String LAYER = "layer";
    private static final PresentEngines ENGINES = new PresentEngines();

    @AfterAll
    static void closeEngines() {
        ENGINES.close();
    }

    private static List<Sample> computed() {
        return OperationSamples.all().stream()
                .filter(sample -> !(sample.operation() instanceof Operation.Input)
                        && !(sample.operation() instanceof Operation.Unavailable))
                .toList();
    }

    private static int[] frame(int[] shape) {
        return Arrays.copyOfRange(shape, 1, shape.length);
    }

    private static Tensor numbers(int... shape) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.data()[i] = 0.25f + (i * 7 % 11) / 16f;
        }
        return tensor;
    }

    private static Network network(Sample sample) {
        List<LayerCall> calls = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int[] input : sample.inputs()) {
            ids.add("input" + ids.size());
            calls.add(TestNetworks.input(ids.get(ids.size() - 1), frame(input)));
        }
        if (calls.isEmpty()) {
            calls.add(TestNetworks.input("input0", 2));
        }
        List<Weight> weights = new ArrayList<>();
        sample.weights().forEach((name, shape) -> weights.add(new TestNetworks.Held(name, numbers(shape))));
        int[] shape = ShapeInference.outputShape(
                sample.operation(),
                Activation.LINEAR,
                sample.inputs().stream().map(EveryOperationTest::frame).toList());
        calls.add(TestNetworks.call(LAYER, sample.operation(), Activation.LINEAR, ids, shape, weights));
        return TestNetworks.of(calls);
    }

    @TestFactory
    Stream<DynamicTest> isComputedByEveryEngine() {
        return ENGINES.each(computed(), Sample::name, (engine, sample) -> {
            Network network = network(sample);
            List<Tensor> inputs = network.inputs().stream()
                    .map(id -> numbers(batched(sample, network.call(id).outputShape())))
                    .toList();
            Tensor output = engine.run(network, inputs, List.of(LAYER), TaskMonitor.NONE)
                    .getOrDefault(LAYER, Tensor.zeros(0));
            assertThat(output.shape()).isEqualTo(sample.output());
        });
    }

    private static int[] batched(Sample sample, int[] frame) {
        int[] shape = new int[frame.length + 1];
        shape[0] = sample.inputs().isEmpty() ? 1 : sample.inputs().get(0)[0];
        System.arraycopy(frame, 0, shape, 1, frame.length);
        return shape;
    }

    /** What a place sees lies where numbers are that change the place. */
    @TestFactory
    Stream<DynamicTest> seesNoMoreThanItsReceptiveField() {
        List<Sample> images = computed().stream()
                .filter(sample -> sample.inputs().size() == 1
                        && sample.inputs().get(0).length == 4
                        && sample.output().length == 4
                        && !isOverAll(sample.operation()))
                .toList();
        return ENGINES.each(images, Sample::name, (engine, sample) -> {
            Network network = network(sample);
            ReceptiveField field = new ReceptiveFields(network).of(LAYER);
            int[] shape = sample.inputs().get(0);
            Tensor before = Objects.requireNonNull(
                    engine.run(network, List.of(numbers(shape)), List.of(LAYER), TaskMonitor.NONE)
                            .get(LAYER));
            Tensor changed = numbers(shape);
            for (int channel = 0; channel < shape[3]; channel++) {
                changed.data()[(3 * shape[2] + 4) * shape[3] + channel] += 0.4f + 0.1f * channel;
            }
            Tensor after =
                    Objects.requireNonNull(engine.run(network, List.of(changed), List.of(LAYER), TaskMonitor.NONE)
                            .get(LAYER));
            for (int row = 0; row < before.length(1); row++) {
                for (int column = 0; column < before.length(2); column++) {
                    boolean isSeen = sees(field.vertical(), row, 3) && sees(field.horizontal(), column, 4);
                    assertThat(isSeen || isSame(before, after, row, column))
                            .as("row %d, column %d changes, which sees %s", row, column, field)
                            .isTrue();
                }
            }
        });
    }

    /** By a mean over places, which does not count as seen; or mirrored at the border. */
    private static boolean isOverAll(Operation operation) {
        return operation instanceof Operation.BatchStatistics
                || operation instanceof Operation.GroupNormalization
                || operation instanceof Operation.Pick;
    }

    private static boolean sees(ReceptiveField.Axis axis, int place, int pixel) {
        return axis.seesEverything() || (axis.first(place) <= pixel + 0.5 && pixel - 0.5 <= axis.end(place) - 1);
    }

    private static boolean isSame(Tensor before, Tensor after, int row, int column) {
        for (int unit = 0; unit < before.length(3); unit++) {
            if (before.get(0, row, column, unit) != after.get(0, row, column, unit)) {
                return false;
            }
        }
        return true;
    }

    @TestFactory
    Stream<DynamicTest> isSummarisedAndShown() {
        return OperationSamples.all().stream()
                .filter(sample -> !(sample.operation() instanceof Operation.Input))
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    Network network = network(sample);
                    LayerCall call = network.call(LAYER);
                    Operation kind = call.kind();
                    assertThat(new SummariseNetwork().of(network).layers())
                            .filteredOn(row -> row.id().equals(LAYER))
                            .hasSize(1);
                    assertThat(WindowParameters.of(call).isPresent()).isEqualTo(kind instanceof WindowedOperation);
                    boolean hasBlock = kind instanceof ConvolvingOperation && call.hasMaps();
                    assertThat(new NetworkBlocks().of(network)).hasSize(hasBlock ? 1 : 0);
                }));
    }

    /** A layer that the importer does not know is declared to it, so that it refuses none. */
    @TestFactory
    Stream<DynamicTest> theImporterIsAsked() {
        Map<String, ImporterReport.Verdict> notAsked = new HashMap<>();
        notAsked.put("Unavailable", ImporterReport.Verdict.NOT_ASKED);
        return OperationSamples.all().stream()
                .filter(sample -> !sample.inputs().isEmpty())
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    ImporterReport report = ImporterCheck.check(network(sample));
                    assertThat(report.verdict())
                            .as("%s", report.remarks())
                            .isEqualTo(notAsked.getOrDefault(sample.name(), ImporterReport.Verdict.AGREES));
                }));
    }
}
