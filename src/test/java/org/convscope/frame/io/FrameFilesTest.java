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
import org.convscope.frame.FrameStatistics;
import org.convscope.frame.geometry.Geometry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every frame of src/test/scripts/make_frames.py and make_detector_frames.py holds exactly the numbers that were written. */
class FrameFilesTest {
    static final Path FOLDER = Path.of("src", "test", "resources", "frames");

    private static JsonObject expected() throws IOException {
        JsonObject expected = expected("frames.json");
        JsonObject detectors = expected("detectors/detectors.json");
        detectors.keySet().forEach(name -> expected.add("detectors/" + name, detectors.get(name)));
        return expected;
    }

    private static JsonObject expected(String list) throws IOException {
        return new Gson().fromJson(Files.readString(FOLDER.resolve(list)), JsonObject.class);
    }

    static Stream<String> names() throws IOException {
        return expected().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNumberIsAsItWasWritten(String name) throws IOException {
        JsonObject wanted = expected().getAsJsonObject(name);
        FrameSource source = FrameSource.parse(FOLDER.resolve(name).toString());
        Frame frame = new FrameFiles().read(source);
        assertThat(new FrameFiles().isFrame(source.file())).isTrue();
        FrameStatistics statistics = FrameStatistics.of(frame);

        var softly = new SoftAssertions();
        softly.assertThat(frame.format()).isEqualTo(wanted.get("format").getAsString());
        softly.assertThat(frame.width()).isEqualTo(wanted.get("width").getAsInt());
        softly.assertThat(frame.height()).isEqualTo(wanted.get("height").getAsInt());
        softly.assertThat(frame.channels()).isEqualTo(wanted.get("channels").getAsInt());
        softly.assertThat(frame.depth()).isEqualTo(wanted.get("depth").getAsInt());
        softly.assertThat(statistics.min()).isEqualTo(wanted.get("min").getAsDouble());
        softly.assertThat(statistics.max()).isEqualTo(wanted.get("max").getAsDouble());
        softly.assertThat(crc(frame)).isEqualTo(wanted.get("crc").getAsLong());
        if (wanted.has("masked")) {
            softly.assertThat(statistics.masked())
                    .isEqualTo(wanted.get("masked").getAsInt());
        }
        if (wanted.has("saturated")) {
            softly.assertThat(statistics.saturated())
                    .isEqualTo(wanted.get("saturated").getAsInt());
        }
        if (wanted.has("geometry")) {
            softly.assertThat(numbers(frame.geometry().orElseThrow()))
                    .usingComparatorWithPrecision(1e-9)
                    .containsExactly(new Gson().fromJson(wanted.get("geometry"), double[].class));
        }
        softly.assertAll();
    }

    static double[] numbers(Geometry geometry) {
        return Stream.of(
                        geometry.wavelengthAngstrom(),
                        geometry.distanceMillimetres(),
                        geometry.pixelWidthMillimetres(),
                        geometry.pixelHeightMillimetres(),
                        geometry.beamCentreX(),
                        geometry.beamCentreY())
                .mapToDouble(number -> number.orElse(Double.NaN))
                .toArray();
    }

    static long crc(Frame frame) {
        ByteBuffer bytes = ByteBuffer.allocate(frame.pixels().size() * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frame.pixels().size(); i++) {
            bytes.putDouble(frame.pixels().get(i));
        }
        var crc = new CRC32();
        crc.update(bytes.array());
        return crc.getValue();
    }
}
