package org.convscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Contrast;
import org.convscope.choice.Curve;
import org.convscope.choice.RangeScope;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Network;
import org.convscope.render.colour.Legend;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.mosaic.LegendStrip;
import org.convscope.ui.view.ExportItem;
import org.convscope.workspace.Appearance;
import org.convscope.workspace.KernelSettings;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view without a window. */
class KernelsViewTest {
    @TempDir
    private Path folder;

    private final ViewBench bench = new ViewBench();
    private KernelsView view;

    /** Two layers of two 1 x 1 kernels each. */
    private static Network network(float... weights) {
        return new TestNetwork()
                .input(4, 4, 1)
                .conv("first", Tensor.of(new float[] {weights[0], weights[1]}, 1, 1, 1, 2), Tensor.zeros(2))
                .conv("second", Tensor.of(new float[] {weights[2], weights[3], 1, 1}, 1, 1, 2, 2), Tensor.zeros(2))
                .build();
    }

    @BeforeEach
    void open() throws Exception {
        view = onEventThread(() -> {
            bench.context()
                    .workspace()
                    .update(now -> now.settings(
                            KernelSettings.KEY,
                            now.settings(KernelSettings.KEY).coverage(KernelSettings.Coverage.LAYER)));
            var made = new KernelsView(bench.context());
            made.shown();
            return made;
        });
    }

    @Test
    void kernelsOfAColourInputAreInColourUntilAnythingElseIsChosen() throws Exception {
        Tensor threeByTwo = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 1, 3, 2);
        bench.open(
                "colour.h5",
                new TestNetwork()
                        .input(4, 4, 3)
                        .conv("first", threeByTwo, Tensor.zeros(2))
                        .conv("widened", Tensor.zeros(1, 1, 2, 3), Tensor.zeros(3))
                        .conv("second", threeByTwo, Tensor.zeros(2))
                        .build());
        assertThat(facts("first")).anySatisfy(fact -> assertThat(fact).isEqualTo("1 × 1 × 3 × 2  ·  RGB"));
        assertThat(facts("second")).as("three channels that are no colours").anySatisfy(fact -> assertThat(fact)
                .endsWith("input channel 0 of 3"));
        bench.update(now -> now.settings(
                KernelSettings.KEY, now.settings(KernelSettings.KEY).channel(KernelSettings.Channel.ONE, 2)));
        assertThat(facts("first")).anySatisfy(fact -> assertThat(fact).endsWith("input channel 2 of 3"));
    }

    private List<String> facts(String layer) throws Exception {
        bench.select(layer);
        bench.settle();
        return find(JLabel.class).stream().map(JLabel::getText).toList();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private <T extends Component> List<T> find(Class<T> type) throws Exception {
        return onEventThread(() -> find(view.component(), type));
    }

    private static <T extends Component> List<T> find(Container container, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Component child : container.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            } else if (child instanceof Container inside) {
                found.addAll(find(inside, type));
            }
        }
        return found;
    }

    private List<Legend> legends() throws Exception {
        return find(LegendStrip.class).stream()
                .flatMap(legend -> legend.legend().stream())
                .toList();
    }

    private List<String> labels() throws Exception {
        return find(JLabel.class).stream().map(JLabel::getText).toList();
    }

    @Test
    void theNetworksRangeIsOverAllConvolutionsThoughOneIsShown() throws Exception {
        bench.update(now -> now.appearance(now.appearance().contrast(Contrast.MIN_MAX)));
        bench.open("a.h5", network(1, 2, -30, 40));
        bench.select("first");
        bench.settle();
        assertThat(legends()).extracting(Legend::range).containsExactly(new Range(1, 2));
        bench.scope(RangeScope.NETWORK);
        bench.settle();

        assertThat(legends()).singleElement().satisfies(legend -> {
            assertThat(legend.scope()).contains(org.convscope.choice.RangeScope.NETWORK);
            assertThat(legend.range()).isEqualTo(new Range(-30, 40));
        });
        bench.open("b.h5", network(1, 2, -3, 4));
        bench.settle();
        assertThat(legends()).extracting(Legend::range).containsExactly(new Range(-3, 4));
    }

    @Test
    void weightsOfBothSignsStandAroundZeroInDivergingColours() throws Exception {
        bench.open("a.h5", network(-30, 40, 1, 2));
        bench.select("first");
        bench.settle();

        assertThat(legends()).singleElement().satisfies(legend -> {
            assertThat(legend.range().isCentred()).isTrue();
            assertThat(legend.mapping().colours()).isEqualTo(ColourMap.RDBU);
            assertThat(legend.mapping().rule()).isEqualTo(Curve.SQRT);
        });
    }

    @Test
    void limitsSetByHandHoldUntilTheModelIsAnother() throws Exception {
        bench.open("a.h5", network(1, 2, 3, 4));
        bench.select("first");
        var subject = new Appearance.Subject(Appearance.Kind.KERNELS, "first");
        bench.update(now -> now.appearance(now.appearance().limits(subject, Optional.of(new Range(0, 9)))));
        bench.settle();

        assertThat(legends()).singleElement().satisfies(legend -> {
            assertThat(legend.range()).isEqualTo(new Range(0, 9));
            assertThat(legend.caption()).startsWith("range: layer, chosen limits");
        });
        assertThat(Workspace.EMPTY
                        .appearance(bench.context().workspace().get().appearance())
                        .model(Optional.of(Path.of("b.h5")))
                        .appearance()
                        .limits())
                .isEmpty();
    }

    @Test
    void marksAreNotAnotherModelsOfTheSameNames() throws Exception {
        bench.open("a.h5", network(0, 1, 1, 1));
        bench.select("first");
        bench.settle();
        assertThat(labels()).contains("1 dead");

        Network other = new TestNetwork()
                .input(4, 4, 1)
                .convOfUnreadableBias("first", Tensor.of(new float[] {3, 1}, 1, 1, 1, 2))
                .build();
        bench.open("b.h5", other);
        bench.settle();
        assertThat(labels()).doesNotContain("1 dead").anyMatch(label -> label.contains("cannot be read"));
    }

    @Test
    void whatIsWrittenSaysTheModelThatIsShown() throws Exception {
        bench.open("a.h5", network(5, 6, 7, 8));
        bench.select("first");
        bench.settle();
        List<ExportItem> exports = onEventThread(() -> {
            bench.replace("b.h5", network(1, 2, 3, 4));
            return view.exports();
        });
        ExportItem numbers = exports.get(1);
        Path file = folder.resolve("kernels.csv");
        numbers.writer().write(file, 1, TaskMonitor.NONE);

        assertThat(numbers.fileName()).startsWith("a_first");
        assertThat(Files.readString(file)).contains("/a.h5\n", ",5.0\n", ",6.0\n");
        bench.settle();
        assertThat(onEventThread(view::exports).get(1).fileName()).startsWith("b_first");
    }
}
