package org.convscope.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.array.Tensor;
import org.convscope.inspect.NetworkBuilder;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.Themes;
import org.convscope.ui.view.Export;
import org.convscope.workspace.Change;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view without a window. */
class DataSetViewTest {
    private final LookAndFeel before = UIManager.getLookAndFeel();

    /** The charts take their colours from it. */
    @BeforeEach
    void theme() throws Exception {
        onEventThread(() -> {
            new Themes(false).setup(ThemeChoice.LIGHT);
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

    private static Stream<Component> inside(Container container) {
        return Stream.of(container.getComponents())
                .flatMap(child -> Stream.concat(
                        Stream.of(child), child instanceof Container inner ? inside(inner) : Stream.empty()));
    }

    private static Export counts(DataSetView view) {
        return view.exports().stream()
                .filter(export -> export.name().equals("Frames with each label") && export.kind() == Export.Kind.CSV)
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
                var made = new DataSetView(bench.context(), () -> {});
                bench.context().workspace().update(now -> now.dataSet(Optional.of(DataSetOrigin.of(labels))));
                made.shown();
                return made;
            });
            bench.settle();
            Export all = onEventThread(() -> {
                JTextField filter = (JTextField) inside(view.component())
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
            JTextField filter = (JTextField) inside(view.component())
                    .filter(child -> "dataset-filter".equals(child.getName()))
                    .findFirst()
                    .orElseThrow();
            filter.setText(text);
            filter.postActionEvent();
            return filter;
        });
    }

    private static String count(DataSetView view) throws Exception {
        return onEventThread(() -> inside(view.component())
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
                var made = new DataSetView(bench.context(), () -> {});
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
                    new NetworkBuilder().input(4, 4, 1).flatten("f").dense("d", 1).build());
            DataSetView view = onEventThread(() -> {
                var made = new DataSetView(bench.context(), () -> {});
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

            assertThat(onEventThread(view::unwritten)).contains("The predictions of 1 frame");
            Export predictions = onEventThread(view::exports).stream()
                    .filter(export -> export.name().equals("Predictions of m.h5"))
                    .findFirst()
                    .orElseThrow();
            predictions.writer().write(folder.resolve("p.csv"), 1, TaskMonitor.NONE);
            assertThat(onEventThread(view::unwritten)).isEmpty();
        }
    }

    @Test
    void aDataSetOpenedAgainIsReadAnewAndItsRewrittenFramesAreTold(@TempDir Path folder) throws Exception {
        Path frame = Files.writeString(folder.resolve("7.png"), "P2 2 1 255 0 9 ");
        Files.writeString(folder.resolve("8.png"), "P2 2 1 255 0 9 ");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\n7.png,1\n");
        Path file = folder.resolve("counts.csv");
        List<Set<Change>> told = new CopyOnWriteArrayList<>();
        try (var bench = new ViewBench()) {
            WorkspaceModel workspace = bench.context().workspace();
            DataSetView view = onEventThread(() -> {
                var made = new DataSetView(bench.context(), () -> {});
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
