package org.convscope.ui.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JComponent;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.KernelOrigin;
import org.convscope.choice.WindowPadding;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.ui.SavingChoosers;
import org.convscope.ui.ViewBench;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.LabConvolution;
import org.convscope.workspace.LabKernelChoice;
import org.convscope.workspace.LabKernels;
import org.convscope.workspace.LabLesson;
import org.convscope.workspace.LabSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabViewTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/cli/small.h5");

    @TempDir
    private Path folder = Path.of("");

    private LabView shown(ViewBench bench) throws Exception {
        return onEventThread(() -> {
            var view = new LabView(bench.context(), SavingChoosers.files(folder));
            view.shown();
            return view;
        });
    }

    private static void pane(ViewBench bench, LabSettings.Pane pane) throws Exception {
        bench.update(now ->
                now.settings(LabSettings.KEY, now.settings(LabSettings.KEY).pane(pane)));
        bench.settle();
    }

    private static List<String> files(LabView view) throws Exception {
        return onEventThread(view::exports).stream().map(ExportItem::fileName).toList();
    }

    @Test
    void everyPaneShowsTheFrameAndCanBeWritten() throws Exception {
        try (var bench = new ViewBench()) {
            LabView view = shown(bench);
            bench.settle();
            assertThat(files(view)).containsExactly("neuron_sigmoid");
            pane(bench, LabSettings.Pane.CONVOLUTION);
            assertThat(files(view)).isEmpty();
            bench.select(frame(7));
            bench.settle();
            assertThat(files(view)).containsExactly("convolution_7", "convolution_7_result");
            pane(bench, LabSettings.Pane.POOLING);
            assertThat(files(view)).containsExactly("pooling_7", "pooling_7_result");
            pane(bench, LabSettings.Pane.PATCHES);
            assertThat(files(view)).containsExactly("patches_7", "patches_7_bars");
            pane(bench, LabSettings.Pane.NORMALISATION);
            assertThat(files(view)).containsExactly("normalisation_7_before", "normalisation_7_after");
            pane(bench, LabSettings.Pane.TRAINING);
            assertThat(files(view)).containsExactly("training_augmented");
            pane(bench, LabSettings.Pane.WATCHING);
            assertThat(files(view)).isEmpty();
            bench.closeAll();
            bench.settle();
            assertThat(files(view)).containsExactly("neuron_sigmoid");
        }
    }

    @Test
    void whatBecomesOfTheWindowIsReadWholeInTheHint() throws Exception {
        try (var bench = new ViewBench()) {
            LabView view = shown(bench);
            pane(bench, LabSettings.Pane.POOLING);
            bench.select(frame(7));
            bench.settle();
            List<String> hints = onEventThread(() -> seen(view.component())
                    .filter(FigurePane.class::isInstance)
                    .map(part -> String.valueOf(((FigurePane) part).getToolTipText()))
                    .toList());
            assertThat(hints).anyMatch(hint -> hint.endsWith(" = row 0, column 0 of the result"));
        }
    }

    @Test
    void aLearnedKernelIsTheSelectedUnits() throws Exception {
        try (var bench = new ViewBench();
                OpenModel model = KerasModels.open(MODEL, Optional.empty())) {
            LabView view = shown(bench);
            bench.update(now -> now.settings(
                    LabSettings.KEY,
                    LabSettings.DEFAULT
                            .pane(LabSettings.Pane.CONVOLUTION)
                            .convolution(LabConvolution.DEFAULT
                                    .kernel(LabKernelChoice.DEFAULT.origin(KernelOrigin.LEARNED))
                                    .padding(WindowPadding.SAME))));
            bench.select(frame(7));
            bench.settle();
            assertThat(files(view)).isEmpty();
            bench.open("small.h5", model.network());
            bench.select("block1_conv2");
            bench.settle();
            assertThat(files(view)).containsExactly("convolution_7", "convolution_7_result");
        }
    }

    @Test
    void whatTheModelLearnedIsShownInEveryWay() throws Exception {
        try (var bench = new ViewBench();
                Engine engine = EngineFactory.start(BackendChoice.CPU);
                OpenModel model = KerasModels.open(MODEL, Optional.empty())) {
            ViewContext made = bench.context();
            var context = new ViewContext(
                    made.workspace(),
                    made.tasks(),
                    made.documents(),
                    () -> engine,
                    made.frames(),
                    made.maps(),
                    made.problems(),
                    made.readout(),
                    made.theme());
            LabView view = onEventThread(() -> {
                var lab = new LabView(context, SavingChoosers.files(folder));
                lab.shown();
                return lab;
            });
            pane(bench, LabSettings.Pane.KERNELS);
            assertThat(files(view)).isEmpty();
            bench.open("small.h5", model.network());
            bench.select(frame(7));
            for (LabKernels.Shown shown : LabKernels.Shown.values()) {
                bench.update(now -> now.settings(
                        LabSettings.KEY, now.settings(LabSettings.KEY).kernels(LabKernels.DEFAULT.shown(shown))));
                bench.settle();
                assertThat(files(view))
                        .as("%s", shown)
                        .containsExactly("small_lab_" + shown.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Where a pane needs more than there is the view is scrolled; the others need not be. */
    @Test
    void thePaneThatIsSeenSaysHowLowItMayBe() throws Exception {
        try (var bench = new ViewBench()) {
            LabView view = shown(bench);
            pane(bench, LabSettings.Pane.TRAINING);
            int training = onEventThread(() -> view.component().getMinimumSize().height);
            pane(bench, LabSettings.Pane.NEURON);
            int neuron = onEventThread(() -> view.component().getMinimumSize().height);
            assertThat(training).isGreaterThan(neuron + 100);
        }
    }

    @Test
    void chartsOfPatchesAndNormalisationKeepAHeightAtWhichTheyCanBeRead() throws Exception {
        try (var bench = new ViewBench()) {
            LabView view = shown(bench);
            for (LabSettings.Pane pane : List.of(LabSettings.Pane.PATCHES, LabSettings.Pane.NORMALISATION)) {
                pane(bench, pane);
                assertThat(onEventThread(() -> chartsWhereItIsLow(view.component())))
                        .as(pane.name())
                        .isNotEmpty()
                        .allSatisfy(height -> assertThat(height).isGreaterThanOrEqualTo(75));
            }
        }
    }

    /** Heights of the charts that are seen where the view has only the height that it must have. */
    private static List<Integer> chartsWhereItIsLow(JComponent view) {
        view.setSize(800, 1);
        layOut(view);
        view.setSize(800, view.getMinimumSize().height);
        layOut(view);
        return seen(view)
                .filter(ChartPane.class::isInstance)
                .map(Component::getHeight)
                .toList();
    }

    private static void layOut(Component part) {
        seen(part).forEach(Component::doLayout);
    }

    private static Stream<Component> seen(Component part) {
        return Stream.concat(
                Stream.of(part),
                part instanceof Container all
                        ? Arrays.stream(all.getComponents())
                                .filter(Component::isVisible)
                                .flatMap(LabViewTest::seen)
                        : Stream.empty());
    }

    @Test
    void aLessonIsSavedAndOpened() throws Exception {
        try (var bench = new ViewBench()) {
            LabView view = shown(bench);
            bench.update(now -> now.settings(
                    LabSettings.KEY,
                    LabSettings.DEFAULT.neuron(LabSettings.DEFAULT.neuron().x1(-2))));
            onEventThread(() -> {
                new LessonFiles(bench.context(), SavingChoosers.files(folder)).save();
                return true;
            });
            bench.settle();
            Files.move(folder.resolve("neuron.lesson.json"), folder.resolve("lesson.json"));
            bench.update(now -> now.settings(LabSettings.KEY, LabSettings.DEFAULT.pane(LabSettings.Pane.POOLING)));
            onEventThread(() -> {
                new LessonFiles(bench.context(), SavingChoosers.files(folder)).open();
                return true;
            });
            bench.settle();
            LabSettings now =
                    onEventThread(() -> bench.context().workspace().get().settings(LabSettings.KEY));
            assertThat(now.pane()).isEqualTo(LabSettings.Pane.NEURON);
            assertThat(now.neuron().x1()).isEqualTo(-2);
            assertThat(files(view)).containsExactly("neuron_sigmoid");
        }
    }

    /** Whatever somebody wrote by hand, on whatever machine: the panes show it, or say why not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"pane\": \"training\", \"training\": {\"network\": \"design\", \"design\": \"a\\u0000:?/\"}",
                "\"pane\": \"training\", \"training\": {\"augmentation\": \"rotation=much\"}",
                "\"pane\": \"training\", \"training\": {\"size\": 2147483647, \"rate\": 1e299, \"epochs\": -1}",
                "\"pane\": \"patches\", \"patches\": {\"patches\": [{\"name\": \"\", \"x\": -9, \"y\": 2147483647},"
                        + " {\"name\": \"b\", \"x\": 2147483647}, {\"name\": \"c\"}]}",
                "\"pane\": \"pooling\", \"pooling\": {\"size\": 99, \"place\": 2147483647, \"pixels\": -1}",
                "\"pane\": \"convolution\", \"convolution\": {\"dilation\": 99, \"kernel\": {\"side\": 99}}",
                "\"pane\": \"convolution\", \"convolution\":"
                        + " {\"kernel\": {\"origin\": \"typed\", \"typed\": [1e299, 1, 1, 1, 1, 1, 1, 1, -1e299]}}",
                "\"pane\": \"convolution\", \"convolution\": {\"kernel\": {\"origin\": \"typed\", \"typed\": [1, 2]}}",
                "\"pane\": \"convolution\", \"convolution\":"
                        + " {\"kernel\": {\"origin\": \"learned\", \"channel\": 2147483647}}"
            })
    void aLessonThatSomebodyWroteByHandDoesNoHarm(String entries) throws Exception {
        try (var bench = new ViewBench();
                OpenModel model = KerasModels.open(MODEL, Optional.empty())) {
            LabView view = shown(bench);
            bench.open("small.h5", model.network());
            bench.select(frame(7));
            Path file = Files.writeString(folder.resolve("lesson.json"), "{\"lesson\": 1, " + entries + "}");
            LabLesson lesson = LabLesson.read(file);
            bench.update(now -> now.settings(LabSettings.KEY, lesson.over(now.settings(LabSettings.KEY))));
            bench.settle();
            assertThat(onEventThread(() -> bench.context().workspace().get().settings(LabSettings.KEY)))
                    .isEqualTo(lesson.over(LabSettings.DEFAULT));
            assertThat(files(view)).isNotNull();
        }
    }

    @Test
    void resetSetsOnePaneToWhatItWasAtFirst() {
        LabSettings changed = LabSettings.DEFAULT
                .pane(LabSettings.Pane.CONVOLUTION)
                .neuron(LabSettings.DEFAULT.neuron().x1(3))
                .convolution(LabConvolution.DEFAULT.stride(4));
        assertThat(changed.reset(LabSettings.Pane.CONVOLUTION)).isEqualTo(changed.convolution(LabConvolution.DEFAULT));
        assertThat(changed.reset(LabSettings.Pane.NEURON).neuron()).isEqualTo(LabSettings.DEFAULT.neuron());
    }
}
