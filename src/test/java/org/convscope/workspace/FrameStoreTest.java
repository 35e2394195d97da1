package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameStoreTest {
    private final List<FrameSource> read = new ArrayList<>();

    private Frame read(FrameSource source) {
        read.add(source);
        return new Frame(source, "PNG", 10, 10, 1, 8, new Pixels.Int32(new int[100]), Mask.NONE, Optional.empty());
    }

    @Test
    void readsAFrameOnceAndForgetsTheLongestUnusedWhenFull() {
        var store = new FrameStore(this::read, 1000);
        FrameSource a = FrameSource.of(Path.of("a"));
        FrameSource b = FrameSource.of(Path.of("b"));
        FrameSource c = FrameSource.of(Path.of("c"));
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
        var store = new FrameStore(this::read, 10);
        FrameSource a = FrameSource.of(Path.of("a"));
        store.load(a);
        assertThat(store.peek(a)).isPresent();
    }

    @Test
    void aRewrittenFileIsReadAgainOnceThatIsAskedFor(@TempDir Path folder) throws IOException {
        var store = new FrameStore(this::read, 1000);
        FrameSource a = FrameSource.of(Files.writeString(folder.resolve("a"), "1"));
        FrameSource b = FrameSource.of(Files.writeString(folder.resolve("b"), "1"));
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
        var store = new FrameStore(this::read, 1000);
        FrameSource master = FrameSource.of(Files.writeString(folder.resolve("master"), "1"));
        FrameSource later = new FrameSource(master.file(), 7);
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
        store.get(0).load(a);
        assertThat(store.get(0).peek(a)).isEmpty();
        store.get(0).load(a);
        assertThat(read).containsExactly(a, a);
        assertThat(store.get(0).peek(a)).isPresent();
    }

    @Test
    void anotherImageOfARewrittenFileIsForgottenToo(@TempDir Path folder) throws IOException {
        var store = new FrameStore(this::read, 1000);
        FrameSource first = FrameSource.of(Files.writeString(folder.resolve("master"), "1"));
        FrameSource later = new FrameSource(first.file(), 7);
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
        var store = new FrameStore(this::read, 1000);
        FrameSource a = FrameSource.of(Files.writeString(folder.resolve("a"), "1"));
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

    private static void write(Path file) {
        try {
            Files.writeString(file, "longer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
