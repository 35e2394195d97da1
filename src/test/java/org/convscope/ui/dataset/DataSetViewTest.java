package org.convscope.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;
import static org.convscope.ui.window.WindowRobot.inside;
import static org.convscope.ui.window.WindowRobot.layOut;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.array.Tensor;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.JobPanel;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view without a window. */
class DataSetViewTest {
    @TempDir
    private Path keptFolder;

    private KeptPredictions kept;
    private final LookAndFeel before = UIManager.getLookAndFeel();

    /** The charts take their colours from it. */
    @BeforeEach
    void theme() throws Exception {
        kept = new KeptPredictions(keptFolder.resolve("predictions"));
        onEventThread(() -> {
            new FlatLafTheme(false).setup(ThemeChoice.LIGHT);
            return true;
        });
    }

    @AfterEach
    void restore() throws Exception {
        onEventThread(() -> {
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    private static ExportItem counts(DataSetView view) {
        return view.exports().stream()
                .filter(export ->
                        export.name().equals("Frames with each label") && export.kind() == ExportItem.Kind.CSV)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsWrittenSaysTheFilterThatItPassed(@TempDir Path folder) throws Exception {
        for (String name : new String[] {"a", "b", "c"}) {
            Files.writeString(folder.resolve(name + ".pgm"), "P2 2 1 255 0 9 ");
        }
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\na.pgm,1\nb.pgm,0\nc.pgm,1\n");
        try (var bench = new ViewBench()) {
            DataSetView view = onEventThread(() -> {
                var made = new DataSetView(bench.context(), () -> {}, kept);
                bench.context().workspace().update(now -> now.dataSet(Optional.of(DataSetOrigin.of(labels))));
                made.shown();
                return made;
            });
            bench.settle();
            ExportItem all = onEventThread(() -> {
                JTextField filter = (JTextField) inside(view.component(), Component.class).stream()
                        .filter(child -> "dataset-filter".equals(child.getName()))
                        .findFirst()
                        .orElseThrow();
                filter.setText("ice=0");
                filter.postActionEvent();
                return counts(view);
            });
            Path file = folder.resolve("counts.csv");
            all.writer().write(file, 1, TaskMonitor.NONE);
            assertThat(Files.readString(file)).contains("ice,2").doesNotContain("ice=0");

            bench.settle();
            onEventThread(() -> counts(view)).writer().write(file, 1, TaskMonitor.NONE);
            assertThat(Files.readString(file)).contains("ice,0", "Filter: ice=0");
        }
    }

    private static void filter(DataSetView view, String text) throws Exception {
        onEventThread(() -> {
            JTextField filter = (JTextField) inside(view.component(), Component.class).stream()
                    .filter(child -> "dataset-filter".equals(child.getName()))
                    .findFirst()
                    .orElseThrow();
            filter.setText(text);
            filter.postActionEvent();
            return filter;
        });
    }

    private static String count(DataSetView view) throws Exception {
        return onEventThread(() -> inside(view.component(), Component.class).stream()
                .filter(child -> "dataset-count".equals(child.getName()))
                .map(child -> ((JLabel) child).getText())
                .findFirst()
                .orElseThrow());
    }

    /** The frames of the filter before are not taken for those of one that is none. */
    @Test
    void aFilterThatIsNotUnderstoodIsSaidAndNothingIsShown(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("7.png"), "P2 2 1 255 0 9 ");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\n7.png,1\n");
        try (var bench = new ViewBench()) {
            DataSetView view = onEventThread(() -> {
                var made = new DataSetView(bench.context(), () -> {}, kept);
                bench.context().workspace().update(now -> now.dataSet(Optional.of(DataSetOrigin.of(labels))));
                made.shown();
                return made;
            });
            bench.settle();
            filter(view, "ice=1 | ");
            bench.settle();

            assertThat(count(view)).isEqualTo("The filter is not understood.");
            assertThat(onEventThread(view::exports)).isEmpty();
            filter(view, "ice=1 | ice=0");
            bench.settle();
            assertThat(count(view)).contains("1 frame");
            assertThat(onEventThread(view::exports)).isNotEmpty();
        }
    }

    @Test
    void predictionsThatStandInNoFileAreToldUntilTheyAreWritten(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("7.png"), "P2 2 1 255 0 9 ");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\n7.png,1\n");
        try (var bench = new ViewBench()) {
            bench.engine().with("d", Tensor.of(new float[] {0.25f}, 1, 1));
            bench.open(
                    "m.h5",
                    new TestNetwork().input(4, 4, 1).flatten("f").dense("d", 1).build());
            DataSetView view = onEventThread(() -> {
                var made = new DataSetView(bench.context(), () -> {}, kept);
                bench.context().workspace().update(now -> now.dataSet(Optional.of(DataSetOrigin.of(labels))));
                made.shown();
                return made;
            });
            bench.settle();
            assertThat(onEventThread(view::unwritten)).isEmpty();
            onEventThread(() -> {
                view.predict();
                return view;
            });
            bench.settle();

            assertThat(onEventThread(view::unwritten))
                    .contains("The predictions of 1 frame stand in no file. They will be lost.");
            ExportItem predictions = onEventThread(view::exports).stream()
                    .filter(export -> export.name().equals("Predictions of m.h5"))
                    .findFirst()
                    .orElseThrow();
            predictions.writer().write(folder.resolve("p.csv"), 1, TaskMonitor.NONE);
            assertThat(onEventThread(view::unwritten)).isEmpty();
        }
    }

    private static Network network() {
        return new TestNetwork().input(4, 4, 1).flatten("f").dense("d", 1).build();
    }

    private DataSetView open(ViewBench bench, Path model, Path labels) throws Exception {
        bench.engine().with("d", Tensor.of(new float[] {0.25f}, 1, 1));
        bench.open(model.toString(), network());
        DataSetView view = onEventThread(() -> {
            var made = new DataSetView(bench.context(), () -> {}, kept);
            bench.context().workspace().update(now -> now.dataSet(Optional.of(DataSetOrigin.of(labels))));
            made.shown();
            return made;
        });
        bench.settle();
        return view;
    }

    private static void predict(DataSetView view) throws Exception {
        onEventThread(() -> {
            view.predict();
            return view;
        });
    }

    private static String note(DataSetView view) throws Exception {
        return onEventThread(() -> inside(view.component(), Component.class).stream()
                .filter(child -> "dataset-note".equals(child.getName()))
                .map(child -> ((JLabel) child).getText())
                .findFirst()
                .orElseThrow());
    }

    private static String table(DataSetView view, Path file) throws Exception {
        onEventThread(view::exports).stream()
                .filter(export -> export.name().startsWith("Predictions of"))
                .findFirst()
                .orElseThrow()
                .writer()
                .write(file, 1, TaskMonitor.NONE);
        return Files.readString(file);
    }

    @Test
    void predictionsAreThereAgainAtTheNextStart(@TempDir Path folder) throws Exception {
        Path model = Files.writeString(folder.resolve("m.h5"), "weights");
        Files.writeString(folder.resolve("7.png"), "P2 2 1 255 0 9 ");
        Path other = Files.writeString(folder.resolve("8.png"), "P2 2 1 255 0 9 ");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\n7.png,1\n8.png,0\n");
        try (var bench = new ViewBench()) {
            DataSetView view = open(bench, model, labels);
            predict(view);
            bench.settle();
            assertThat(note(view)).doesNotContain("kept");
            assertThat(onEventThread(view::unwritten)).isEmpty();
        }
        kept = new KeptPredictions(keptFolder.resolve("predictions"));
        try (var bench = new ViewBench()) {
            DataSetView view = open(bench, model, labels);
            assertThat(bench.engine().computed).isEmpty();
            assertThat(note(view)).startsWith("m.h5: 2 frames").contains("kept from ");
            assertThat(table(view, folder.resolve("p.csv"))).contains("7.png,0,1.75,1", "8.png,0,2.0,0");
            assertThat(onEventThread(view::unwritten)).isEmpty();

            bench.open(Files.writeString(folder.resolve("another.h5"), "others").toString(), network());
            bench.settle();
            assertThat(note(view)).doesNotContain("frames ·", "kept");
            bench.open(model.toString(), network());
            bench.settle();
            assertThat(note(view)).contains("kept from ");
        }
        Files.writeString(other, "P2 2 1 255 0 9 rewritten");
        try (var bench = new ViewBench()) {
            DataSetView view = open(bench, model, labels);
            assertThat(note(view)).startsWith("m.h5: 1 frame").contains("without 1 frame whose file has changed");
            assertThat(table(view, folder.resolve("p.csv")))
                    .contains("7.png,0,1.75,1")
                    .doesNotContain("8.png");
        }
        Files.writeString(model, "trained on");
        try (var bench = new ViewBench()) {
            assertThat(note(open(bench, model, labels))).doesNotContain("kept");
        }
    }

    /** Opening another model ends it: that is asked before, and what was predicted by then is kept. */
    @Test
    void predictingThatIsEndedKeepsWhatThereIs(@TempDir Path folder) throws Exception {
        Path model = Files.writeString(folder.resolve("m.h5"), "weights");
        Files.writeString(folder.resolve("7.png"), "P2 2 1 255 0 9 ");
        Path second = Files.writeString(folder.resolve("8.png"), "P2 2 1 255 0 9 ");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\n7.png,1\n8.png,0\n");
        try (var bench = new ViewBench()) {
            DataSetView view = open(bench, model, labels);
            FrameSource held = FrameSource.of(second);
            bench.hold(held);
            predict(view);
            bench.await(() -> bench.engine().computed.contains("d") && bench.isWaiting(held));
            assertThat(onEventThread(view::unwritten))
                    .contains("The data set is still being predicted. That will end.");
            bench.open(Files.writeString(folder.resolve("another.h5"), "others").toString(), network());
            bench.release(held);
            bench.settle();
            assertThat(onEventThread(view::unwritten)).isEmpty();

            bench.open(model.toString(), network());
            bench.settle();
            assertThat(note(view)).startsWith("m.h5: 1 frame").contains("kept from ");
        }
    }

    @Test
    void tableAndMatrixGrowWhilePredictingGoesOn(@TempDir Path folder) throws Exception {
        Path model = Files.writeString(folder.resolve("m.h5"), "weights");
        Files.writeString(folder.resolve("7.png"), "P2 2 1 255 0 9 ");
        Path second = Files.writeString(folder.resolve("8.png"), "P2 2 1 255 0 9 ");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,d\n7.png,1.5\n8.png,0.7\n");
        try (var bench = new ViewBench()) {
            DataSetView view = open(bench, model, labels);
            FrameSource held = FrameSource.of(second);
            bench.hold(held);
            predict(view);
            bench.await(() -> bench.isWaiting(held));
            assertThat(onEventThread(() -> scores(view).getRowCount())).isZero();

            bench.await(() -> scores(view).getRowCount() == 1);

            assertThat(bench.isWaiting(held)).isTrue();
            assertThat(onEventThread(() -> {
                        view.component().setSize(800, 600);
                        layOut(view.component());
                        return inside(view.component(), Component.class).stream()
                                .filter(JobPanel.class::isInstance)
                                .flatMap(job -> inside((Container) job, Component.class).stream())
                                .filter(part -> part instanceof JLabel label
                                        && label.getText().startsWith("Predicting 2 of 2"))
                                .findFirst()
                                .orElseThrow()
                                .getWidth();
                    }))
                    .isGreaterThan(200);
            assertThat(onEventThread(() -> scores(view).rows().get(0).frames())).isEqualTo(1);
            bench.release(held);
            bench.settle();
            assertThat(onEventThread(() -> scores(view).rows().get(0).frames())).isEqualTo(2);
        }
    }

    private static ScoreTable scores(DataSetView view) {
        return inside(view.component(), ScoreTable.class).stream().findFirst().orElseThrow();
    }

    @Test
    void aDataSetOpenedAgainIsReadAnewAndItsRewrittenFramesAreTold(@TempDir Path folder) throws Exception {
        Path frame = Files.writeString(folder.resolve("7.png"), "P2 2 1 255 0 9 ");
        Files.writeString(folder.resolve("8.png"), "P2 2 1 255 0 9 ");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\n7.png,1\n");
        Path file = folder.resolve("counts.csv");
        List<Set<Concern>> told = new CopyOnWriteArrayList<>();
        try (var bench = new ViewBench()) {
            WorkspaceModel workspace = bench.context().workspace();
            DataSetView view = onEventThread(() -> {
                var made = new DataSetView(bench.context(), () -> {}, kept);
                workspace.update(now -> now.dataSet(Optional.of(DataSetOrigin.of(labels))));
                made.shown();
                return made;
            });
            bench.settle();
            bench.context().frames().read(FrameSource.of(frame));
            Files.writeString(frame, "P2 2 1 255 0 100 ");
            Files.writeString(labels, "file,ice\n7.png,1\n8.png,1\n");
            onEventThread(() -> {
                workspace.addListener((before, now, changes) -> told.add(changes));
                workspace.update(now -> now.dataSet(Optional.empty()));
                workspace.update(now -> now.dataSet(Optional.of(DataSetOrigin.of(labels))));
                return true;
            });
            bench.settle();
            onEventThread(() -> counts(view)).writer().write(file, 1, TaskMonitor.NONE);
        }
        assertThat(Files.readString(file)).contains("ice,2");
        assertThat(told).anyMatch(changes -> changes.contains(Change.FRAME_CONTENT));
    }
}
