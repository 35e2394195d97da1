package org.convscope.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.frame.io.FrameFiles;
import org.convscope.json.JsonFields;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network gets the very numbers that Keras, Pillow and TensorFlow would give it. */
class PreprocessingTest {
    private static final Path FRAMES = Path.of("src", "test", "resources", "frames");

    private static JsonArray cases() throws IOException {
        return new Gson().fromJson(Files.readString(FRAMES.resolve("preprocessing/cases.json")), JsonArray.class);
    }

    static Stream<String> names() throws IOException {
        return cases().asList().stream()
                .map(each -> each.getAsJsonObject().get("name").getAsString());
    }

    /** The frame itself keeps its numbers, and so does a preprocessing that wants counts. */
    @Test
    void onlyPicturesGetWhiteAt255() {
        Frame frame = read("grey4.png");

        assertThat(largest(Preprocessing.RAW.withCounts(new EightBitCounts.Linear(0.1, 99.9)), frame))
                .isEqualTo(255);
        assertThat(largest(Preprocessing.RAW, frame)).isEqualTo(15);
        assertThat(frame.depth()).isEqualTo(4);
    }

    private static float largest(Preprocessing preprocessing, Frame frame) {
        float[] values = preprocessing.apply(frame, -1, -1, 1).data();
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    @ParameterizedTest
    @MethodSource("names")
    void numbersAreThoseOfKeras(String name) throws IOException {
        JsonObject wanted = cases().asList().stream()
                .map(each -> each.getAsJsonObject())
                .filter(each -> each.get("name").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
        Frame frame = read(wanted.get("frame").getAsString());
        Preprocessing preprocessing = preprocessing(wanted);
        int[] shape = wanted.getAsJsonArray("shape").asList().stream()
                .mapToInt(each -> each.getAsInt())
                .toArray();

        Tensor tensor = preprocessing.apply(frame, shape);

        assertThat(tensor.shape()).containsExactly(1, shape[0], shape[1], shape[2]);
        float[] expected = floats(FRAMES.resolve("preprocessing").resolve(name + ".bin"));
        // sums over areas are added up in another order; all else is equal bit for bit
        float share = name.startsWith("area") ? 1e-5f : 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(tensor.data()[i])
                    .as("number %d", i)
                    .isCloseTo(expected[i], within(Math.abs(share * expected[i])));
        }
    }

    private static Frame read(String name) {
        return new FrameFiles().read(FrameSource.of(FRAMES.resolve(name)));
    }

    private static float[] floats(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(floats);
        return floats;
    }

    @Test
    void freeNetworksTakeTheFrameAsItIs() {
        Tensor tensor = Preprocessing.RAW.apply(read("grey16.png"), -1, -1, 1);

        assertThat(tensor.shape()).containsExactly(1, 33, 41, 1);
    }

    @Test
    void freeNetworksTakeTheSizeOfThePreprocessing() {
        Tensor tensor =
                Preprocessing.RAW.withSize(Optional.of(new ImageSize(20, 30))).apply(read("grey16.png"), -1, -1, -1);

        assertThat(tensor.shape()).containsExactly(1, 20, 30, 1);
    }

    @Test
    void aSizeThatIsNotTheNetworksIsRefused() {
        Preprocessing preprocessing = Preprocessing.RAW.withSize(Optional.of(new ImageSize(20, 30)));

        assertThatThrownBy(() -> preprocessing.apply(read("grey8.png"), 32, 32, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected 32 x 32, found 20 x 30");
    }

    @Test
    void aFrameTooSmallForAnUnresizedCropIsRefused() {
        Preprocessing preprocessing =
                Preprocessing.RAW.withResample(FrameResampling.NONE).withCrop(FrameCrop.CENTRE);

        assertThatThrownBy(() -> preprocessing.apply(read("grey8.png"), 64, 64, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected 64 x 64, found 33 x 41");
    }

    @Test
    void networksThatTakeNoImageAreRefused() {
        assertThatThrownBy(() -> Preprocessing.RAW.apply(read("grey8.png"), 10))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the network takes no image");
    }

    @Test
    void maskedPixelsBecomeZeroAndDoNotSpoilTheirNeighbours() {
        int[] counts = IntStream.range(0, 16).map(i -> 10).toArray();
        byte[] mask = new byte[16];
        for (int i : new int[] {0, 1, 4, 5, 6}) {
            counts[i] = i == 6 ? -2 : 99_999;
            mask[i] = i == 6 ? Mask.Kind.DEAD.code() : Mask.Kind.GAP.code();
        }
        var frame = new Frame(
                FrameSource.of(Path.of("memory")),
                "CBF",
                4,
                4,
                1,
                32,
                new Pixels.Int32(counts),
                Mask.of(mask),
                Optional.empty());

        for (FrameResampling resample : new FrameResampling[] {FrameResampling.AREA, FrameResampling.MAX}) {
            assertThat(Preprocessing.RAW
                            .withResample(resample)
                            .apply(frame, 2, 2, 1)
                            .data())
                    .as(resample.name())
                    .containsExactly(0, 10, 10, 10);
        }
        assertThat(Preprocessing.RAW.apply(frame, 4, 4, 1).data())
                .containsExactly(0, 0, 10, 10, 0, 0, 0, 10, 10, 10, 10, 10, 10, 10, 10, 10);
    }

    @Test
    void aFewSpotsOnNothingReachTheNetwork() {
        // numpy: (frame - low) / (high - low) with low = high is inf above, nan at them; clipped, as whole numbers 255
        // and 0
        int[] counts = new int[512 * 512];
        for (int spot = 0; spot < 20; spot++) {
            counts[(20 * spot + 7) * 512 + 23 * spot] = 5000 + spot;
        }
        for (EightBitCounts each :
                new EightBitCounts[] {new EightBitCounts.Linear(0.1, 99.9), new EightBitCounts.SquareRoot(0.1, 99.9)}) {
            float[] values = Preprocessing.RAW
                    .withCounts(each)
                    .apply(sixteenBits(512, counts), 512, 512, 1)
                    .data();
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).isEqualTo(counts[i] > 0 ? 255 : 0);
            }
        }
    }

    @Test
    void whatIsBelowBothPercentilesIsBlack() {
        int[] counts = new int[10_000];
        Arrays.fill(counts, 9);
        counts[5] = 2;
        counts[17] = 11;
        for (EightBitCounts each :
                new EightBitCounts[] {new EightBitCounts.Linear(0.1, 99.9), new EightBitCounts.SquareRoot(0.1, 99.9)}) {
            float[] values = Preprocessing.RAW
                    .withCounts(each)
                    .apply(sixteenBits(100, counts), 100, 100, 1)
                    .data();

            assertThat(values[5]).isZero();
            assertThat(values[6]).isZero();
            assertThat(values[17]).isEqualTo(255);
        }
    }

    @Test
    void aConstantFrameStaysBlack() {
        int[] counts = new int[100];
        Arrays.fill(counts, 9);

        assertThat(Preprocessing.RAW
                        .withCounts(new EightBitCounts.Linear(0.1, 99.9))
                        .apply(sixteenBits(10, counts), 10, 10, 1)
                        .data())
                .containsOnly(0);
    }

    private static Frame sixteenBits(int width, int... counts) {
        return new Frame(
                FrameSource.of(Path.of("memory")),
                "PNG",
                width,
                counts.length / width,
                1,
                16,
                new Pixels.Int32(counts),
                Mask.NONE,
                Optional.empty());
    }

    @Test
    void placesGoToTheInputAndBack() {
        CoordinateMap map = Preprocessing.RAW.withCrop(FrameCrop.CENTRE).coordinates(read("grey8.png"), 16, 16, 1);

        assertThat(map).isEqualTo(new CoordinateMap(4, 0, 33, 33, 16, 16));
        assertThat(map.inputX(4)).isZero();
        assertThat(map.inputX(37)).isEqualTo(16);
        assertThat(map.frameX(map.inputX(20.5))).isCloseTo(20.5, within(1e-12));
        assertThat(map.frameY(8)).isEqualTo(16.5);
    }

    @Test
    void everyPreprocessingSurvivesItsSidecar() throws IOException {
        for (var each : cases()) {
            Preprocessing preprocessing = preprocessing(each.getAsJsonObject());

            assertThat(PreprocessingJson.read(JsonFields.parse(PreprocessingJson.text(preprocessing), "written")))
                    .isEqualTo(preprocessing);
        }
    }

    private static Preprocessing preprocessing(JsonObject wanted) {
        return PreprocessingJson.read(
                JsonFields.parse(wanted.get("preprocessing").toString(), "cases.json"));
    }
}
