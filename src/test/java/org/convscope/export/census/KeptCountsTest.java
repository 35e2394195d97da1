package org.convscope.export.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.CountedFrame;
import org.convscope.inspect.census.FrameIdentity;
import org.convscope.inspect.census.LayerCount;
import org.convscope.inspect.census.LayerSums;
import org.convscope.inspect.census.SmallMagnitudes;
import org.convscope.inspect.census.SumsNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCountsTest {
    private static final List<CensusPlan.Layer> LAYERS = List.of(new CensusPlan.Layer("conv", 1));

    @TempDir
    private Path folder;

    private static CensusPart part(int index, String content) {
        var small = new SmallMagnitudes(
                -12, new int[1], new int[1], new float[0], new int[0], new int[SmallMagnitudes.STEPS]);
        var count = new LayerCount(4, 2, new double[] {3.5}, new float[] {2}, small);
        return new CensusPart(
                index,
                index + 1,
                List.of(new CountedFrame(index, "f" + index, content, List.of("ice"), "", List.of(count))),
                List.of(new SumsNode(0, index, List.of(new LayerSums(new double[] {9}, new double[0], new long[0])))));
    }

    private static FrameIdentity frame(String content) {
        return new FrameIdentity("whatever", content, List.of());
    }

    private KeptCounts open(String model, long bytes) {
        return KeptCounts.open(folder.resolve("statistics"), List.of(model), LAYERS, bytes);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private Path only() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void areFoundByContentUnderTheirModelAlone() {
        open("a", 1 << 20).keep(frame("x"), part(17, "x"));

        assertThat(open("a", 1 << 20).find(frame("x"))).hasValueSatisfying(found -> {
            assertThat(found.frames().get(0).layers().get(0).sums()).containsExactly(3.5);
            assertThat(found.sums().get(0).layers().get(0).products()).containsExactly(9);
        });
        assertThat(open("a", 1 << 20).find(frame("y"))).isEmpty();
        assertThat(open("b", 1 << 20).find(frame("x"))).isEmpty();
    }

    @Test
    void theDamagedAreAsIfTheyWereNotThere() throws IOException {
        KeptCounts kept = open("a", 1 << 20);
        kept.keep(frame("x"), part(0, "x"));
        byte[] bytes = Files.readAllBytes(only());
        Files.write(only(), Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(kept.find(frame("x"))).isEmpty();
    }

    @Test
    void neverTakeMoreThanTheirRoomAndThoseNotUsedForLongestGo() throws IOException {
        open("a", 1 << 20).keep(frame("x"), part(0, "x"));
        long each = Files.size(only());
        KeptCounts small = open("a", 8 * each);
        for (int i = 0; i < 20; i++) {
            small.keep(frame("f" + i), part(i, "f" + i));
        }
        assertThat(files()).isLessThanOrEqualTo(8);
        Path old = only();
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));

        open("b", 6 * each);

        assertThat(files()).isEqualTo(3);
        assertThat(old).doesNotExist();
    }

    @Test
    void whereNothingCanBeWrittenNothingIsKept() throws IOException {
        Files.writeString(folder.resolve("statistics"), "a file where the folder should be");
        KeptCounts kept = open("a", 1 << 20);

        kept.keep(frame("x"), part(0, "x"));

        assertThat(kept.find(frame("x"))).isEmpty();
    }
}
