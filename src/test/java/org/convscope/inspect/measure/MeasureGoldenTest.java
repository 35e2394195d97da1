package org.convscope.inspect.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.Resolution;
import org.convscope.frame.io.FrameFiles;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What numpy, scipy, scikit-image and pyFAI say of the same frames; see {@code make_measure_golden.py}. */
class MeasureGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/measure");

    private static JsonObject golden() throws Exception {
        return JsonParser.parseString(Files.readString(FOLDER.resolve("measure.json")))
                .getAsJsonObject();
    }

    private static Frame frame(String name) {
        return new FrameFiles().read(FrameSource.of(FOLDER.resolve(name)));
    }

    private static Stream<JsonObject> objects(String name) throws Exception {
        return StreamSupport.stream(golden().getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    static Stream<JsonObject> lines() throws Exception {
        return objects("lines");
    }

    static Stream<JsonObject> regions() throws Exception {
        return objects("regions");
    }

    private static double[] numbers(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(one -> one.isJsonNull() ? Double.NaN : one.getAsDouble())
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineHasTheCountsOfScipyAndScikitImage(JsonObject golden) {
        double[] ends = numbers(golden.getAsJsonArray("ends"));

        LineProfile profile = LineProfile.of(frame("counts.cbf"), new FrameLine(ends[0], ends[1], ends[2], ends[3]));

        assertThat(profile.line().length()).isCloseTo(golden.get("length").getAsDouble(), within(1e-12));
        assertThat(profile.distance()).containsExactly(numbers(golden.getAsJsonArray("distance")), within(1e-9));
        assertThat(profile.value()).containsExactly(numbers(golden.getAsJsonArray("value")), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("regions")
    void aRegionHasTheNumbersOfNumpy(JsonObject golden) {
        var region = new FrameRegion(
                FrameRegion.Outline.valueOf(golden.get("outline").getAsString()),
                golden.get("left").getAsInt(),
                golden.get("top").getAsInt(),
                golden.get("width").getAsInt(),
                golden.get("height").getAsInt());

        RegionStatistics numbers = RegionStatistics.of(frame("counts.cbf"), region, TaskMonitor.NONE);

        assertThat(numbers.measured()).isEqualTo(golden.get("n").getAsInt());
        assertThat(numbers.masked()).isEqualTo(golden.get("masked").getAsInt());
        assertThat(numbers.min()).isEqualTo(golden.get("min").getAsDouble());
        assertThat(numbers.max()).isEqualTo(golden.get("max").getAsDouble());
        assertThat(numbers.mean()).isCloseTo(golden.get("mean").getAsDouble(), within(1e-9));
        assertThat(numbers.standardDeviation()).isCloseTo(golden.get("std").getAsDouble(), within(1e-9));
        assertThat(numbers.median()).isEqualTo(golden.get("median").getAsDouble());
        assertThat(numbers.sum()).isEqualTo(golden.get("sum").getAsDouble());
        assertThat(numbers.histogram().limits().min())
                .isEqualTo(golden.get("low").getAsDouble());
        assertThat(numbers.histogram().limits().max())
                .isEqualTo(golden.get("high").getAsDouble());
        assertThat(numbers.histogram().counts())
                .containsExactly(
                        StreamSupport.stream(golden.getAsJsonArray("histogram").spliterator(), false)
                                .mapToLong(JsonElement::getAsLong)
                                .toArray());
    }

    /** Whatever is known before; pyFAI knows the d-spacings of the rings besides. */
    @ParameterizedTest
    @CsvSource({"NaN, NaN", "59.4, 77.6", "66, 71", "50, 90"})
    void theCentreOfRingsIsWherePyfaiPutThem(double startX, double startY) throws Exception {
        JsonObject golden = golden().getAsJsonObject("rings");

        BeamCentre centre = FindBeamCentre.of(
                frame("rings.png"), Geometry.UNKNOWN.withBeamCentre(startX, startY, ""), TaskMonitor.NONE);

        assertThat(centre.basis()).isEqualTo(BeamCentre.Basis.RINGS);
        assertThat(centre.rings()).isGreaterThanOrEqualTo(2);
        assertThat(centre.x()).isCloseTo(golden.get("x").getAsDouble(), within(0.05));
        assertThat(centre.y()).isCloseTo(golden.get("y").getAsDouble(), within(0.05));
        assertThat(centre.residual()).isBetween(0.01, 0.5);
    }

    @Test
    void aPlaceSeesTheSpacingThatPyfaiSays() throws Exception {
        JsonObject golden = golden().getAsJsonObject("rings");
        Resolution resolution = Resolution.of(Geometry.of(
                        golden.get("wavelength").getAsDouble(),
                        golden.get("distance").getAsDouble(),
                        golden.get("pixel").getAsDouble(),
                        golden.get("x").getAsDouble(),
                        golden.get("y").getAsDouble()))
                .orElseThrow();

        for (JsonElement one : golden.getAsJsonArray("d")) {
            double[] place = numbers(one.getAsJsonArray());
            assertThat(resolution.dAngstrom(place[0], place[1])).isCloseTo(place[2], within(1e-9));
        }
        assertThat(List.of(golden.getAsJsonArray("d").size())).containsExactly(3);
    }
}
