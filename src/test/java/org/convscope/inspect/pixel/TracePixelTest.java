package org.convscope.inspect.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.network.LayerCall;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values worked out number by number are those that Keras computed (src/test/scripts/make_pixel_golden.py). */
class TracePixelTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/convscope/inspect/pixel");

    private static OpenModel model;
    private static TensorFile keras;
    private static Engine engine;
    private static TracePixel tracer;
    private static NetworkInput input;

    @BeforeAll
    static void open() {
        model = KerasModels.open(FOLDER.resolve("windows.h5"), Optional.empty());
        keras = TensorFile.open(FOLDER.resolve("windows_activations.h5"));
        engine = EngineFactory.start(BackendChoice.CPU);
        tracer = new TracePixel(engine, new MapCache(1 << 24));
        input = new NetworkInput("golden", "", "", List.of(keras.read("input")));
    }

    @AfterAll
    static void close() {
        engine.close();
        keras.close();
        model.close();
    }

    private static PixelTrace trace(String layer, int unit, int row, int column) {
        return tracer.trace(
                new TracePixel.Request(model.network(), input, layer, unit, row, column, 0, 64), TaskMonitor.NONE);
    }

    private static PixelSource.Weighed weighed(PixelTrace trace) {
        return (PixelSource.Weighed) trace.source();
    }

    @Test
    void everyLayersValuesAreThoseOfKeras() {
        for (LayerCall call : model.network().layers()) {
            Tensor values = keras.read(call.id());
            int[] shape = values.shape();
            int units = shape[shape.length - 1];
            int width = shape.length < 3 ? 1 : shape[shape.length - 2];
            int height = values.size() / units / width;
            // corners, edges and the middle; first and last unit
            for (int row : new int[] {0, height / 2, height - 1}) {
                for (int column : new int[] {0, width / 2, width - 1}) {
                    for (int unit : new int[] {0, units - 1}) {
                        PixelTrace trace = trace(call.id(), unit, row, column);
                        float golden = values.data()[(row * width + column) * units + unit];
                        assertThat(trace.computed())
                                .as("%s #%d at row %d, column %d", call.id(), unit, row, column)
                                .isCloseTo(golden, within(2e-5 * Math.max(1, Math.abs(golden))));
                        assertThat(trace.isConfirmed()).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void theStrongestChannelComesFirstAndAllOfThemAddUpToTheSum() {
        PixelTrace trace = trace("dilated", 2, 3, 3);
        PixelSource.Weighed source = weighed(trace);
        assertThat(source.layer()).isEqualTo("dilated");
        assertThat(source.input()).isEqualTo("strided");
        assertThat(source.patches()).hasSize(4);
        double[] sums = source.patches().stream().mapToDouble(ChannelPatch::sum).toArray();
        assertThat(IntStream.range(1, 4).allMatch(i -> Math.abs(sums[i]) <= Math.abs(sums[i - 1])))
                .isTrue();
        assertThat(source.value()).isCloseTo(source.bias() + sums[0] + sums[1] + sums[2] + sums[3], within(1e-9));
        assertThat(trace.steps()).singleElement().satisfies(step -> {
            assertThat(step.what()).isEqualTo("tanh");
            assertThat(step.value()).isCloseTo(Math.tanh(source.value()), within(1e-9));
        });
    }

    @Test
    void aWindowLiesOnTheInputAsKerasPadsIt() {
        // same padding of 11 columns by a stride of 2 and of 13 rows: one before each
        ChannelPatch corner = weighed(trace("strided", 0, 0, 0)).patches().get(0);
        assertThat(corner.rows()).containsExactly(-1, 0, 1);
        assertThat(corner.columns()).containsExactly(-1, 0, 1);
        assertThat(corner.under().stream().filter(value -> Double.isNaN(value))).hasSize(5);
        ChannelPatch dilated = weighed(trace("dilated", 0, 3, 3)).patches().get(0);
        assertThat(dilated.rows()).containsExactly(1, 3, 5);
        assertThat(dilated.columns()).containsExactly(1, 3, 5);
        // 3 of 3 x 3 numbers of a kernel meet a place of a transposed convolution, or 2, or 1, but never all
        assertThat(weighed(trace("transposed", 0, 2, 2)).patches().get(0).under())
                .hasSizeBetween(1, 4);
    }

    @Test
    void aDepthwiseUnitTakesOneChannelAndAGroupItsOwn() {
        PixelSource.Weighed depthwise = weighed(trace("depthwise", 5, 2, 2));
        assertThat(depthwise.channels()).isEqualTo(1);
        assertThat(depthwise.patches().get(0).channel()).isEqualTo(2);
        PixelSource.Weighed grouped = weighed(trace("grouped", 7, 1, 1));
        assertThat(grouped.patches()).extracting(ChannelPatch::channel).containsExactlyInAnyOrder(4, 5, 6, 7);
        assertThat(grouped.note()).isEqualTo("group 2 of 2");
    }

    @Test
    void aNormalisationAndAnActivationOfTheirOwnGoBackToTheirConvolution() {
        PixelTrace trace = trace("rectified", 3, 2, 4);
        assertThat(trace.source().layer()).isEqualTo("depthwise");
        assertThat(trace.steps()).extracting(PixelStep::layer).containsExactly("normalised", "rectified");
        assertThat(trace.steps().get(0).what()).startsWith("batch normalisation, folded: × ");
        assertThat(trace.steps().get(1).value())
                .isEqualTo(Math.max(0, trace.steps().get(0).value()));
    }

    @Test
    void sumsLargestNumbersAndInputsAreSaidToBeWhatTheyAre() {
        assertThat(trace("sum", 1, 2, 3).source()).isInstanceOfSatisfying(PixelSource.Merged.class, merged -> {
            assertThat(merged.word()).isEqualTo("add");
            assertThat(merged.operands())
                    .extracting(PixelSource.Operand::layer)
                    .containsExactly("separable", "rectified");
        });
        assertThat(trace("largest", 0, 1, 1).source()).isInstanceOfSatisfying(PixelSource.Pooled.class, pooled -> {
            assertThat(pooled.patch().under().get(pooled.chosen())).isEqualTo(pooled.value());
            assertThat(pooled.patch().under()).allSatisfy(value -> assertThat(value.isNaN() || value <= pooled.value())
                    .isTrue());
        });
        assertThat(trace("input", 0, 3, 3).source()).isInstanceOf(PixelSource.Given.class);
        assertThat(trace("flat", 7, 0, 0).source())
                .isInstanceOfSatisfying(
                        PixelSource.Given.class,
                        given -> assertThat(given.reason()).contains("Flatten").contains("not taken apart"));
    }

    @Test
    void ofManyChannelsALaterRunCanBeTakenApart() {
        PixelTrace some = tracer.trace(
                new TracePixel.Request(model.network(), input, "classes", 2, 0, 0, 3, 2), TaskMonitor.NONE);
        PixelSource.Weighed source = weighed(some);
        assertThat(source.patches()).hasSize(2);
        assertThat(source.first()).isEqualTo(3);
        assertThat(source.others()
                        + source.bias()
                        + source.patches().get(0).sum()
                        + source.patches().get(1).sum())
                .isCloseTo(source.value(), within(1e-9));
        assertThat(source.patches().get(0).sum()).isEqualTo(source.sums()[3]);
    }

    @Test
    void aPlaceOutsideTheMapIsMovedToItsEdge() {
        PixelTrace trace = trace("strided", 99, 99, 99);
        assertThat(List.of(trace.unit(), trace.row(), trace.column())).containsExactly(3, 6, 5);
    }
}
