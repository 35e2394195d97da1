package org.convscope.ui.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;
import static org.convscope.ui.window.WindowRobot.inside;

import java.awt.Component;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javax.swing.AbstractButton;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.InputCut;
import org.convscope.cli.Cli;
import org.convscope.cli.NoWindow;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.InputsOptions;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of both inputs over a data set, as the view has them. */
class InputsMetricsTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/inspect/census/census.h5");
    private static final List<String> CATEGORIES = List.of("blank", "good", "ice");
    private static final int SIDE = 48;

    @TempDir
    private Path folder;

    private final LookAndFeel before = UIManager.getLookAndFeel();
    private final ViewBench bench = new ViewBench();
    private final Engine engine = EngineFactory.start(BackendChoice.CPU);
    private final List<Problem> told = new ArrayList<>();
    private final FrameFiles files = new FrameFiles();
    private volatile Optional<ModelDocument> document = Optional.empty();
    private Optional<Path> chosen = Optional.empty();
    private volatile Runnable reading = () -> {};
    private Path copy = Path.of("");
    private Path labels = Path.of("");
    private OpenModel model = KerasModels.open(MODEL, Optional.empty());
    private InputsView view;

    /** Frames of twice the network's side in a folder a category, and what else is known of them in a file. */
    private void write() throws IOException {
        model.close();
        copy = Files.copy(MODEL, folder.resolve("model.h5"));
        Files.writeString(folder.resolve("model.convscope.json"), """
            {"preprocessing": {"resample": "nearest", "counts": "none", "scale": "1/255"},
             "labels": [{"output": "ice", "index": 0, "name": "rings", "kind": "sigmoid"},
                        {"output": "quality", "index": 0, "name": "blank", "kind": "softmax"},
                        {"output": "quality", "index": 1, "name": "good", "kind": "softmax"},
                        {"output": "quality", "index": 2, "name": "ice", "kind": "softmax"}]}\
            """);
        model = KerasModels.open(copy, Optional.empty());
        var random = new Random(3);
        var table = new StringBuilder("file,category,rings\n");
        for (int i = 0; i < 12; i++) {
            String category = CATEGORIES.get(i % 3);
            String name = category + "/frame " + i + ".pgm";
            Files.createDirectories(folder.resolve("frames").resolve(category));
            byte[] counts = new byte[SIDE * SIDE];
            random.nextBytes(counts);
            byte[] head = ("P5 " + SIDE + " " + SIDE + " 255\n").getBytes(StandardCharsets.US_ASCII);
            Files.write(folder.resolve("frames").resolve(name), head);
            Files.write(folder.resolve("frames").resolve(name), counts, StandardOpenOption.APPEND);
            table.append(name)
                    .append(',')
                    .append(category)
                    .append(',')
                    .append(i % 2)
                    .append('\n');
        }
        labels = Files.writeString(folder.resolve("frames/labels.csv"), table);
    }

    @BeforeEach
    void open() throws Exception {
        write();
        ViewContext made = bench.context();
        var context = new ViewContext(
                made.workspace(),
                made.tasks(),
                () -> document,
                () -> engine,
                new FrameStore(this::read, 0),
                made.maps(),
                (heading, problems) -> told.addAll(problems),
                made.readout(),
                made.theme());
        view = onEventThread(() -> {
            new FlatLafTheme(false).setup(ThemeChoice.LIGHT);
            var shown = new InputsView(
                    context,
                    () -> chosen.ifPresent(
                            path -> made.workspace().update(now -> now.dataSet(Optional.of(DataSetOrigin.of(path)))
                                    .view(ViewId.DATA_SET))));
            shown.shown();
            return shown;
        });
    }

    private Frame read(FrameSource source) {
        reading.run();
        return files.read(source);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
        model.close();
        engine.close();
        onEventThread(() -> {
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    private void openModel() throws Exception {
        Optional<ModelSidecar> sidecar = ModelSidecar.of(copy);
        document = Optional.of(new ModelDocument(
                model, sidecar, sidecar.flatMap(ModelSidecar::preprocessing).orElseThrow()));
        bench.update(now -> now.model(Optional.of(copy)));
    }

    private <T extends Component> T find(Class<T> type, String name) {
        return inside(view.component(), type).stream()
                .filter(child -> name.equals(child.getName()))
                .findFirst()
                .orElseThrow();
    }

    private void compare() throws Exception {
        onEventThread(() -> {
            find(AbstractButton.class, "inputs-compare").doClick();
            return true;
        });
    }

    private List<String> rows() throws Exception {
        return onEventThread(() -> {
            JTable table = find(JTable.class, "inputs-metrics");
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < table.getRowCount(); row++) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < table.getColumnCount(); column++) {
                    cells.add(String.valueOf(table.getValueAt(row, column)));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        });
    }

    private List<String> written(String name) throws Exception {
        List<ExportItem> exports = onEventThread(view::exports);
        Path file = folder.resolve("export.csv");
        exports.stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow()
                .writer()
                .write(file, 1, TaskMonitor.NONE);
        return lines(file);
    }

    /** Without the comments, and without the titles, which name the inputs otherwise than the command does. */
    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .toList();
    }

    private static int command(String... arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Cli(nowhere, nowhere, new NoWindow()).run(arguments);
    }

    @Test
    void theMetricsAreThoseOfTheCommand() throws Exception {
        openModel();
        chosen = Optional.of(labels);
        compare();
        bench.settle();
        bench.settle();

        assertThat(onEventThread(() -> bench.context().workspace().get().view()))
                .isEqualTo(ViewId.INPUTS);
        assertThat(told).isEmpty();
        assertThat(rows())
                .anyMatch(row -> row.matches("category\\|accuracy\\|[\\d.]+ %\\|[\\d.]+ %"))
                .anyMatch(row -> row.matches("category\\|area under ROC, ice\\|[\\d.]+\\|[\\d.]+"))
                .anyMatch(row -> row.matches("rings\\|recall\\|[\\d.]+ %\\|[\\d.]+ %"))
                .contains("|frames answered|12|12");
        Path out = folder.resolve("out");
        assertThat(command("preprocessings", copy.toString(), labels.toString(), "--out", out.toString()))
                .isZero();
        assertThat(written("Metrics of both inputs")).isNotEmpty().isEqualTo(lines(out.resolve("metrics.csv")));
        assertThat(written("Answers for both inputs")).isNotEmpty().isEqualTo(lines(out.resolve("preprocessings.csv")));
    }

    @Test
    void metricsOfAnotherChoiceGoAndComeBackWithIt() throws Exception {
        openModel();
        bench.update(now -> now.dataSet(Optional.of(DataSetOrigin.of(folder.resolve("frames")))));
        compare();
        bench.settle();
        bench.settle();
        List<String> shown = rows();
        assertThat(shown).isNotEmpty();

        bench.update(now -> now.settings(InputsOptions.KEY, new InputsOptions(InputCut.AS_SET, InputCut.CROPPED)));
        assertThat(rows()).isEmpty();
        assertThat(onEventThread(view::exports)).isEmpty();

        bench.update(now -> now.settings(InputsOptions.KEY, InputsOptions.DEFAULT));
        assertThat(rows()).isEqualTo(shown);

        document = Optional.empty();
        bench.update(now -> now.model(Optional.empty()));
        assertThat(rows()).isEmpty();
        openModel();
        assertThat(rows()).as("what another opening of the model said is gone").isEmpty();
    }

    @Test
    void whatIsComparedWhileTheModelIsClosedEndsWithoutAWord() throws Exception {
        openModel();
        bench.update(now -> now.dataSet(Optional.of(DataSetOrigin.of(folder.resolve("frames")))));
        var held = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        reading = () -> {
            begun.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        compare();
        bench.await(() -> begun.getCount() == 0);
        assertThat(onEventThread(
                        () -> find(AbstractButton.class, "inputs-compare").isEnabled()))
                .isFalse();

        document = Optional.empty();
        bench.update(now -> now.model(Optional.empty()));
        held.countDown();
        bench.settle();
        assertThat(told).isEmpty();
        assertThat(rows()).isEmpty();
        openModel();
        assertThat(onEventThread(
                        () -> find(AbstractButton.class, "inputs-compare").isEnabled()))
                .isTrue();
    }

    @Test
    void framesWithoutLabelsHaveTheirSpotsAndAreSaidToHaveNoLabels() throws Exception {
        openModel();
        bench.update(now -> now.dataSet(Optional.of(DataSetOrigin.of(folder.resolve("frames/ice")))));
        compare();
        bench.settle();
        bench.settle();
        assertThat(rows()).hasSize(3).anyMatch(row -> row.startsWith("|spots, mean|"));
        assertThat(onEventThread(() -> find(JTable.class, "inputs-metrics")
                        .getColumnModel()
                        .getColumn(1)
                        .getMinWidth()))
                .as("which number it is can be read")
                .isGreaterThan(onEventThread(() -> {
                    JTable table = find(JTable.class, "inputs-metrics");
                    return table.getFontMetrics(table.getFont()).stringWidth("spots, mean");
                }));
        assertThat(onEventThread(() -> find(JTextArea.class, "inputs-judged").getText()))
                .contains("no labels");
    }
}
