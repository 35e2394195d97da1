package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.junit.jupiter.api.Test;

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
}
