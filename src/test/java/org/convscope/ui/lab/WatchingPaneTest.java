package org.convscope.ui.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.convscope.array.Tensor;
import org.convscope.ui.SavingChoosers;
import org.convscope.ui.ViewBench;
import org.convscope.ui.view.ExportItem;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.LabWatching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The versions come from src/test/scripts/make_checkpoints.py. */
class WatchingPaneTest {
    private static final Path VERSIONS = Path.of("src/test/resources/checkpoints/keras2");

    @TempDir
    private Path folder = Path.of("");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    private WatchingPane watching(ViewBench bench, Path place) throws Exception {
        bench.engine().with("conv", Tensor.of(new float[108], 1, 6, 6, 3));
        WatchingPane pane = onEventThread(() -> {
            var made = new WatchingPane(bench.context(), SavingChoosers.files(folder), now::get);
            made.shown();
            return made;
        });
        bench.update(all -> all.settings(
                LabSettings.KEY,
                all.settings(LabSettings.KEY).watching(new LabWatching(Optional.of(place.toAbsolutePath())))));
        bench.settle();
        return pane;
    }

    private void later(ViewBench bench, WatchingPane pane) throws Exception {
        now.updateAndGet(time -> time.plusSeconds(3));
        onEventThread(() -> {
            pane.session().look();
            return pane;
        });
        bench.settle();
    }

    private static List<String> files(WatchingPane pane) throws Exception {
        return onEventThread(pane::exports).stream().map(ExportItem::fileName).toList();
    }

    @Test
    void versionsAreShownWithTheirCurvesAndChanges() throws Exception {
        try (var bench = new ViewBench()) {
            bench.select(frame(7));
            WatchingPane pane = watching(bench, VERSIONS);
            assertThat(files(pane)).isEmpty();
            later(bench, pane);
            assertThat(pane.session().series().versions()).hasSize(3);
            assertThat(files(pane))
                    .containsExactly(
                            "keras2_watched_loss",
                            "keras2_watched_metrics",
                            "keras2_watched_change",
                            "keras2_watched_change",
                            "keras2_watched_kernels",
                            "keras2_watched_maps");
        }
    }

    @Test
    void whereNothingIsWatchedTheHintNeedsNoMoreThanItsLines() throws Exception {
        try (var bench = new ViewBench()) {
            WatchingPane pane = watching(bench, VERSIONS);
            int watching = onEventThread(() -> leastHeight(pane));
            bench.update(all -> all.settings(LabSettings.KEY, LabSettings.DEFAULT));
            bench.settle();
            assertThat(onEventThread(() -> leastHeight(pane))).isLessThan(watching - 200);
        }
    }

    private static int leastHeight(WatchingPane pane) {
        // in no window nothing says to those around it that it has changed
        pane.component().invalidate();
        return pane.component().getMinimumSize().height;
    }

    @Test
    void itStaysAtTheNewestVersion() throws Exception {
        try (var bench = new ViewBench()) {
            WatchingPane pane = watching(bench, folder);
            Files.copy(VERSIONS.resolve("epoch_01.keras"), folder.resolve("e1.keras"));
            later(bench, pane);
            later(bench, pane);
            assertThat(onEventThread(pane::versionShown)).isEqualTo("e1.keras");
            Files.copy(VERSIONS.resolve("epoch_02.keras"), folder.resolve("e2.keras"));
            later(bench, pane);
            later(bench, pane);
            assertThat(onEventThread(pane::versionShown)).isEqualTo("e2.keras");
        }
    }

    @Test
    void whatIsNoLongerWatchedIsForgotten() throws Exception {
        try (var bench = new ViewBench()) {
            WatchingPane pane = watching(bench, VERSIONS);
            later(bench, pane);
            Path copy = pane.session().series().versions().get(0).model().file();
            assertThat(copy).exists();
            bench.update(all -> all.settings(LabSettings.KEY, LabSettings.DEFAULT));
            bench.settle();
            assertThat(copy).doesNotExist();
            assertThat(copy.getParent()).doesNotExist();
            assertThat(files(pane)).isEmpty();
        }
    }

    @Test
    void aFolderThatGoesAwayAndComesBackIsWatchedOn() throws Exception {
        try (var bench = new ViewBench()) {
            Path place = Files.createDirectory(folder.resolve("run"));
            WatchingPane pane = watching(bench, place);
            Files.delete(place);
            later(bench, pane);
            assertThat(pane.session().series().versions()).isEmpty();
            Files.createDirectory(place);
            Files.copy(VERSIONS.resolve("epoch_01.keras"), place.resolve("e1.keras"));
            later(bench, pane);
            later(bench, pane);
            assertThat(onEventThread(pane::versionShown)).isEqualTo("e1.keras");
        }
    }
}
