package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameStoreTest {
    private final List<FrameSource> read = new ArrayList<>();

    private FrameStore store(long mostBytes, FrameSource... open) {
        var store = new FrameStore(this::read, mostBytes);
        store.open(Set.of(open));
        return store;
    }

    private Frame read(FrameSource source) {
        read.add(source);
        return new Frame(source, "PNG", 10, 10, 1, 8, new Pixels.Int32(new int[100]), Mask.NONE, Optional.empty());
    }

    @Test
    void readsAFrameOnceAndForgetsTheLongestUnusedWhenFull() {
        FrameSource a = FrameSource.of(Path.of("a"));
        FrameSource b = FrameSource.of(Path.of("b"));
        FrameSource c = FrameSource.of(Path.of("c"));
        FrameStore store = store(1000, a, b, c);
        store.load(a);
        store.load(b);
        store.load(a);
        assertThat(read).containsExactly(a, b);
        store.load(c);
        assertThat(store.peek(b)).isEmpty();
        assertThat(store.peek(a)).isPresent();
        assertThat(store.bytes()).isEqualTo(800);
    }

    @Test
    void aFrameLargerThanTheStoreIsHeldAlone() {
        FrameSource a = FrameSource.of(Path.of("a"));
        FrameStore store = store(10, a);
        store.load(a);
        assertThat(store.peek(a)).isPresent();
    }

    /** As {@code cp -p} puts it there; frames of one detector all have one size. */
    @Test
    void aFileInWhosePlaceOneOfTheSameSizeAndTimeWasPutIsReadAgain(@TempDir Path folder) throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"));
        FrameSource a = FrameSource.of(Files.writeString(folder.resolve("a"), "1"));
        FrameStore store = store(1000, a);
        store.load(a);
        FileTime time = Files.getLastModifiedTime(a.file());
        Path other = Files.writeString(folder.resolve("other"), "2");
        Files.setLastModifiedTime(other, time);
        Files.move(other, a.file(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(store.renew(List.of(a))).isTrue();
        assertThat(store.renew(List.of(a))).isFalse();
    }

    @Test
    void aRewrittenFileIsReadAgainOnceThatIsAskedFor(@TempDir Path folder) throws IOException {
        FrameSource a = FrameSource.of(Files.writeString(folder.resolve("a"), "1"));
        FrameSource b = FrameSource.of(Files.writeString(folder.resolve("b"), "1"));
        FrameStore store = store(1000, a, b);
        store.load(a);
        store.load(b);
        assertThat(store.renew(List.of(a, b))).isFalse();
        assertThat(store.peek(a)).isPresent();

        Files.writeString(a.file(), "longer");
        store.load(a);
        assertThat(read).containsExactly(a, b);
        assertThat(store.renew(List.of(a, b))).isTrue();
        assertThat(store.peek(a)).isEmpty();
        assertThat(store.peek(b)).isPresent();
        store.load(a);
        store.load(b);
        assertThat(read).containsExactly(a, b, a);
        assertThat(store.renew(List.of(a, b))).isFalse();
    }

    @Test
    void theTimeTellsWhereTheSizeStaysAndFramesLookedAtOnceCountToo(@TempDir Path folder) throws IOException {
        FrameSource master = FrameSource.of(Files.writeString(folder.resolve("master"), "1"));
        FrameSource later = new FrameSource(master.file(), 7);
        FrameStore store = store(1000, master, later);
        store.read(later);
        assertThat(store.peek(later)).isEmpty();
        Files.setLastModifiedTime(master.file(), FileTime.from(Instant.EPOCH));

        FrameSource other = FrameSource.of(Files.writeString(folder.resolve("other"), "1"));
        assertThat(store.renew(List.of(other))).as("never read").isFalse();
        assertThat(store.renew(List.of(master, later))).isTrue();
    }

    @Test
    void whatWasBeingReadMeanwhileIsNotKeptForNew(@TempDir Path folder) throws IOException {
        FrameSource a = FrameSource.of(Files.writeString(folder.resolve("a"), "1"));
        var store = new ArrayList<FrameStore>();
        store.add(new FrameStore(
                source -> {
                    if (read.isEmpty()) {
                        write(a.file());
                        store.get(0).renew(List.of(a));
                    }
                    return read(source);
                },
                1000));
        store.get(0).open(Set.of(a));
        store.get(0).load(a);
        assertThat(store.get(0).peek(a)).isEmpty();
        store.get(0).load(a);
        assertThat(read).containsExactly(a, a);
        assertThat(store.get(0).peek(a)).isPresent();
    }

    @Test
    void anotherImageOfARewrittenFileIsForgottenToo(@TempDir Path folder) throws IOException {
        FrameSource first = FrameSource.of(Files.writeString(folder.resolve("master"), "1"));
        FrameSource later = new FrameSource(first.file(), 7);
        FrameStore store = store(1000, first, later);
        store.load(first);
        store.load(later);
        write(first.file());
        assertThat(store.renew(List.of(first))).isTrue();
        assertThat(store.peek(later)).isEmpty();
        store.load(later);
        assertThat(read).containsExactly(first, later, later);
    }

    @Test
    void aFileThatWasForgottenAmongManyIsReadAnew(@TempDir Path folder) throws IOException {
        FrameSource a = FrameSource.of(Files.writeString(folder.resolve("a"), "1"));
        FrameStore store = store(1000, a);
        store.load(a);
        write(a.file());
        for (int i = 0; i < FrameStore.MOST_KNOWN; i++) {
            store.read(FrameSource.of(folder.resolve("none " + i)));
        }
        read.clear();
        assertThat(store.peek(a)).isEmpty();
        store.load(a);
        store.load(a);
        assertThat(read).containsExactly(a);
        assertThat(store.renew(List.of(a))).isFalse();
    }

    @Test
    void whatIsClosedIsGivenBackAndIsReadAnewWhereItIsStillAskedFor() {
        FrameSource a = FrameSource.of(Path.of("a"));
        FrameSource b = FrameSource.of(Path.of("b"));
        FrameStore store = store(1000, a, b);
        store.load(a);
        store.load(b);
        store.open(Set.of(b));
        assertThat(store.bytes()).isEqualTo(400);
        assertThat(store.load(a).source()).isEqualTo(a);
        assertThat(read).containsExactly(a, b, a);
        assertThat(store.peek(a)).isEmpty();
        assertThat(store.bytes()).isEqualTo(400);
    }

    @Test
    void aFrameThatIsClosedWhileItIsReadDoesNotStay() throws Exception {
        FrameSource a = FrameSource.of(Path.of("a"));
        var reading = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var store = new FrameStore(
                source -> {
                    reading.countDown();
                    awaitUninterrupted(closed);
                    return read(source);
                },
                1000);
        store.open(Set.of(a));
        CompletableFuture<Frame> loading = CompletableFuture.supplyAsync(() -> store.load(a));
        reading.await();
        store.open(Set.of());
        closed.countDown();
        assertThat(loading.get().source()).isEqualTo(a);
        assertThat(store.bytes()).isZero();
        assertThat(store.peek(a)).isEmpty();

        store.open(Set.of(a));
        store.load(a);
        assertThat(store.peek(a)).isPresent();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "longer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
