package org.convscope.frame.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.assertj.core.api.SoftAssertions;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.EightBitCounts;
import org.convscope.input.Preprocessing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every frame of src/test/scripts/make_wild_frames.py holds the numbers that fabio, tifffile, Pillow, numpy or h5py have, and a
 * network gets what Keras's {@code load_img} gives it.
 */
class WildFramesTest {
    private static final Path FOLDER = FrameFilesTest.FOLDER.resolve("wild");

    private static JsonObject expected() throws IOException {
        return new Gson().fromJson(Files.readString(FOLDER.resolve("wild.json")), JsonObject.class);
    }

    static Stream<String> names() throws IOException {
        return expected().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void numbersAreThoseOfTheLibraryThatKnowsTheFormat(String name) throws IOException {
        JsonObject wanted = expected().getAsJsonObject(name);
        FrameSource source = FrameSource.parse(FOLDER.resolve(name).toString());
        Frame frame = new FrameFiles().read(source);

        var softly = new SoftAssertions();
        softly.assertThat(new FrameFiles().isFrame(source.file())).isTrue();
        softly.assertThat(new FrameFiles().images(source.file()))
                .isEqualTo(wanted.get("images").getAsInt());
        softly.assertThat(frame.width()).isEqualTo(wanted.get("width").getAsInt());
        softly.assertThat(frame.height()).isEqualTo(wanted.get("height").getAsInt());
        softly.assertThat(frame.channels()).isEqualTo(wanted.get("channels").getAsInt());
        softly.assertThat(stored(frame))
                .as("numbers")
                .isEqualTo(wanted.get("stored").getAsLong());
        if (wanted.has("depth")) {
            softly.assertThat(frame.depth()).isEqualTo(wanted.get("depth").getAsInt());
        }
        if (wanted.has("masked")) {
            softly.assertThat(frame.mask().excluded())
                    .isEqualTo(wanted.get("masked").getAsInt());
        }
        if (wanted.has("note")) {
            softly.assertThat(frame.notes())
                    .singleElement()
                    .asString()
                    .contains(wanted.get("note").getAsString());
        } else {
            softly.assertThat(frame.notes()).isEmpty();
        }
        softly.assertAll();
    }

    static Stream<String> pictures() throws IOException {
        JsonObject all = expected();
        return all.keySet().stream().filter(name -> all.getAsJsonObject(name).has("rgb"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void aNetworkGetsWhatKerasLoads(String name) throws IOException {
        JsonObject wanted = expected().getAsJsonObject(name);
        Frame frame = new FrameFiles().read(FrameSource.of(FOLDER.resolve(name)));

        assertThat(input(frame, 3)).isEqualTo(wanted.get("rgb").getAsLong());
        assertThat(input(frame, 1)).isEqualTo(wanted.get("grey").getAsLong());
    }

    private static long stored(Frame frame) {
        ByteBuffer bytes = ByteBuffer.allocate(frame.pixels().size() * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frame.pixels().size(); i++) {
            bytes.putDouble(frame.pixels().get(i));
        }
        return crc(bytes.array());
    }

    private static long input(Frame frame, int channels) {
        float[] values = Preprocessing.RAW
                .withCounts(new EightBitCounts.Linear(0.1, 99.9))
                .apply(frame, -1, -1, channels)
                .data();
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return crc(bytes);
    }

    private static long crc(byte... bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
