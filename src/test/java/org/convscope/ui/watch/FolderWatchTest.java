package org.convscope.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.convscope.array.Tensor;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.ui.ViewBench;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a watched folder does to what is open, and what is said of it, without a window. */
class FolderWatchTest {
    @TempDir
    private Path parent;

    private final ViewBench bench = new ViewBench();
    private volatile Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private final List<Runnable> later = new ArrayList<>();
    private Path folder;
    private FolderWatch watch;
    private WorkspaceHistory history;

    @BeforeEach
    void start() throws Exception {
        folder = Files.createDirectory(parent.resolve("run"));
        history = onEventThread(() -> new WorkspaceHistory(bench.context().workspace(), later::add, () -> now));
        watch = onEventThread(() -> new FolderWatch(bench.context(), history::quietly, () -> now, () -> {}));
    }

    @AfterEach
    void close() throws Exception {
        onEventThread(() -> {
            watch.stop();
            return true;
        });
        bench.close();
    }

    /** A frame whose pixels are the number in its name to the bench. */
    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        var image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        image.setRGB(0, 0, Color.WHITE.getRGB());
        ImageIO.write(image, "png", file.toFile());
        Files.setLastModifiedTime(file, FileTime.from(now));
        return file;
    }

    private void lookAfter(Duration time) throws Exception {
        now = now.plus(time);
        onEventThread(() -> {
            watch.look();
            return true;
        });
        bench.settle();
    }

    /** Until what was written is taken for complete. */
    private void settle() throws Exception {
        lookAfter(Duration.ofSeconds(1));
        lookAfter(Duration.ofSeconds(2));
    }

    private void watch() throws Exception {
        onEventThread(() -> {
            watch.start(folder);
            return true;
        });
        bench.settle();
    }

    private Workspace workspace() throws Exception {
        return onEventThread(() -> bench.context().workspace().get());
    }

    /** Says class 0 of every frame. */
    private Network network() {
        bench.engine().with("answer", Tensor.of(new float[] {1, 0}, 1, 2));
        List<LayerCall> calls = new ArrayList<>(
                new TestNetwork().input(4, 4, 1).flatten("flat").build().calls());
        calls.add(new LayerCall(
                "answer",
                List.of("answer"),
                0,
                "Dense",
                LayerCall.Origin.LAYER,
                new Operation.Dense(2),
                Activation.SOFTMAX,
                List.of("flat"),
                new int[] {2},
                List.of(),
                true,
                LayerCall.Layout.CHANNELS_LAST));
        return new Network("model", "2.15.0", calls, List.of("input"), List.of("answer"));
    }

    @Test
    void framesComeQuietlyWithTheirFoldersAsCategories() throws Exception {
        write("ice/1.png");
        write("2.png");
        watch();
        assertThat(onEventThread(() -> watch.folder())).contains(folder);
        settle();
        assertThat(workspace().frames()).extracting(CategorizedFrame::category).containsExactly("run", "ice");
        assertThat(workspace().selection().frame()).isPresent();
        assertThat(onEventThread(() -> watch.frames())).isEqualTo(2);
        onEventThread(() -> {
            later.forEach(Runnable::run);
            return true;
        });
        assertThat(history.canUndo()).as("nobody opened them").isFalse();
        assertThat(onEventThread(() -> watch.trouble())).contains("No answers: no model is open");
    }

    @Test
    void afterAnHourAFrameStaysOpenButIsNotCountedAnyMore() throws Exception {
        write("1.png");
        watch();
        settle();
        Instant written = now.minusSeconds(3);
        assertThat(onEventThread(() -> watch.last())).contains(written);
        lookAfter(Duration.ofMinutes(59));
        assertThat(onEventThread(() -> watch.frames())).isEqualTo(1);
        lookAfter(Duration.ofMinutes(2));
        assertThat(onEventThread(() -> watch.frames())).isZero();
        assertThat(onEventThread(() -> watch.last())).contains(written);
        assertThat(workspace().frames()).hasSize(1);
    }

    @Test
    void theOpenModelIsAskedAndAnotherOneOnceMore() throws Exception {
        bench.open("model.h5", network());
        write("1.png");
        write("2.png");
        watch();
        settle();
        assertThat(onEventThread(() -> watch.words())).hasSize(1);
        assertThat(onEventThread(() -> watch.waiting())).isZero();
        assertThat(onEventThread(() -> watch.trouble())).isEmpty();
        assertThat(onEventThread(() -> watch.shares().now().frames())).isEqualTo(2);
        int asked = bench.engine().computed.size();
        bench.open("other.h5", network());
        bench.settle();
        assertThat(bench.engine().computed).hasSize(2 * asked);
        assertThat(onEventThread(() -> watch.shares().now().frames())).isEqualTo(2);
    }

    @Test
    void aFrameWrittenAnewIsShownAnewAndAnsweredAgain() throws Exception {
        bench.open("model.h5", network());
        Path latest = write("1.png");
        watch();
        settle();
        List<Concern> told = new ArrayList<>();
        onEventThread(() -> {
            bench.context().workspace().addListener((before, after, changes) -> told.addAll(changes));
            return true;
        });
        now = now.plusSeconds(60);
        assertThat(write("1.png")).isEqualTo(latest);
        settle();
        assertThat(onEventThread(() -> List.copyOf(told))).contains(Change.FRAME_CONTENT);
        assertThat(workspace().frames()).hasSize(1);
        assertThat(onEventThread(() -> watch.frames())).isEqualTo(2);
        assertThat(onEventThread(() -> watch.shares().now().frames())).isEqualTo(2);
    }

    @Test
    void aFrameThatIsRenamedStaysSelectedAndOnTheLightTable() throws Exception {
        Path file = write("1.png");
        watch();
        settle();
        FrameSource before = FrameSource.of(file);
        bench.compare(before);
        FrameSource after = FrameSource.of(folder.resolve("ice/7.png"));
        Files.createDirectories(after.file().getParent());
        Files.move(file, after.file());
        lookAfter(Duration.ofSeconds(2));
        assertThat(workspace().frames()).containsExactly(new CategorizedFrame(after, "ice"));
        assertThat(workspace().selection().frame()).contains(after);
        assertThat(workspace().settings(LightTableSettings.KEY).frames()).containsExactly(after);
    }

    @Test
    void aFrameThatTheUserClosedDoesNotComeBack() throws Exception {
        write("1.png");
        watch();
        settle();
        bench.update(any -> any.frames(List.of()));
        settle();
        assertThat(workspace().frames()).isEmpty();
        write("2.png");
        settle();
        assertThat(workspace().frames()).hasSize(1);
    }

    @Test
    void aFolderThatIsGoneIsSaidAndFoundAgain() throws Exception {
        watch();
        Files.delete(folder);
        lookAfter(Duration.ofSeconds(2));
        assertThat(onEventThread(() -> watch.trouble()).orElseThrow()).contains("cannot be read");
        Files.createDirectory(folder);
        write("1.png");
        settle();
        assertThat(workspace().frames()).hasSize(1);
        assertThat(onEventThread(() -> watch.trouble())).contains("No answers: no model is open");
    }

    @Test
    void whatIsNotWatchedAnyMoreBringsNothing() throws Exception {
        write("1.png");
        watch();
        onEventThread(() -> {
            watch.stop();
            return true;
        });
        settle();
        assertThat(workspace().frames()).isEmpty();
        assertThat(onEventThread(() -> watch.folder())).isEqualTo(Optional.empty());
    }

    @Test
    void ofThousandsNoneIsLeftToTheNextTick() throws Exception {
        for (int i = 0; i < 300; i++) {
            write(i + ".png");
        }
        watch();
        settle();
        assertThat(workspace().frames()).hasSize(300);
    }
}
