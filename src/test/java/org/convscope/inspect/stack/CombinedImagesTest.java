package org.convscope.inspect.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.stack.CombinedImages.Combination;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CombinedImagesTest {
    private static final Path FOLDER = Path.of("src/test/resources/measure");

    /** See {@code make_measure_golden.py}. */
    @ParameterizedTest
    @EnumSource
    void imagesAreCombinedAsNumpyDoes(Combination combination) throws Exception {
        JsonArray golden = JsonParser.parseString(Files.readString(FOLDER.resolve("measure.json")))
                .getAsJsonObject()
                .getAsJsonObject("stack")
                .getAsJsonArray(combination.name().toLowerCase(Locale.ROOT));
        List<FrameSource> images = IntStream.range(0, 3)
                .mapToObj(image -> new FrameSource(FOLDER.resolve("stack.edf"), image))
                .toList();

        Frame combined = CombinedImages.of(images, combination, new FrameFiles()::read, TaskMonitor.NONE);

        double[] expected = StreamSupport.stream(golden.spliterator(), false)
                .mapToDouble(one -> one.isJsonNull() ? Double.NaN : one.getAsDouble())
                .toArray();
        assertThat(IntStream.range(0, expected.length)
                        .mapToDouble(combined::measured)
                        .toArray())
                .containsExactly(expected);
        assertThat(combined.source().name()).isEqualTo("stack.edf");
    }

    private static Frame frame(int width, int[] counts, byte... kinds) {
        return new Frame(
                FrameSource.of(Path.of("a.edf")),
                "EDF",
                width,
                1,
                1,
                16,
                new Pixels.Int32(counts),
                Mask.of(kinds),
                Optional.empty());
    }

    @Test
    void whatIsSaturatedInOneImageIsSaturated() {
        Frame one = frame(2, new int[] {3, 4}, (byte) 0, (byte) 0);
        Frame other = frame(2, new int[] {9, 1}, (byte) 3, (byte) 0);
        var source = FrameSource.of(Path.of("a.edf"));
        var other2 = FrameSource.of(Path.of("b.edf"));

        Frame sum = CombinedImages.of(
                List.of(source, other2),
                Combination.SUM,
                place -> place.equals(source) ? one : other,
                TaskMonitor.NONE);

        assertThat(sum.pixels()).isInstanceOf(Pixels.Int32.class);
        assertThat(sum.get(0, 0, 0)).isEqualTo(12);
        assertThat(sum.mask().kind(0)).isEqualTo(Mask.Kind.SATURATED);
        assertThat(sum.mask().kind(1)).isEqualTo(Mask.Kind.GOOD);
    }

    @Test
    void imagesOfOtherSizesAreRefused() {
        var one = FrameSource.of(Path.of("a.edf"));
        var other = FrameSource.of(Path.of("b.edf"));

        assertThatThrownBy(() -> CombinedImages.of(
                        List.of(one, other),
                        Combination.MAXIMUM,
                        place -> place.equals(one) ? frame(2, new int[2]) : frame(3, new int[3]),
                        TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("another size")
                .hasMessageContaining("expected 1 x 2 x 1, found 1 x 3 x 1");
    }

    /** EIGER's gaps are the largest unsigned number of 32 bits: the sum is of counts still, which spots are held against. */
    @Test
    void countsBesideGapsOfUnsignedNumbersStayWhole() {
        var image = new Frame(
                FrameSource.of(Path.of("a.h5")),
                "HDF5",
                2,
                1,
                1,
                32,
                new Pixels.Unsigned32(new int[] {-1, 7}),
                Mask.of(new byte[] {Mask.Kind.GAP.code(), 0}),
                Optional.empty());
        List<FrameSource> images = List.of(image.source(), image.source());

        Frame sum = CombinedImages.of(images, Combination.SUM, place -> image, TaskMonitor.NONE);

        assertThat(sum.pixels().isWhole()).isTrue();
        assertThat(sum.depth()).isEqualTo(32);
        assertThat(sum.get(0, 0, 0)).isEqualTo(4294967295.0);
        assertThat(sum.get(1, 0, 0)).isEqualTo(14);
    }
}
