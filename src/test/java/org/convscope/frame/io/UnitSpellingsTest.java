package org.convscope.frame.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.geometry.Geometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units in all their spellings, and EDF's lengths with them. */
class UnitSpellingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "m, 1",
        "metre, 1",
        "Meters, 1",
        "cm, 1e-2",
        "centimetres, 1e-2",
        "mm, 1e-3",
        "MM, 1e-3",
        "millimeter, 1e-3",
        "um, 1e-6",
        "\u00b5m, 1e-6",
        "\u03bcm, 1e-6",
        "\u00c2\u00b5m, 1e-6",
        "\uFFFDm, 1e-6",
        "micron, 1e-6",
        "microns, 1e-6",
        "micrometer, 1e-6",
        "[um], 1e-6",
        "nm, 1e-9",
        "nanometre, 1e-9",
        "pm, 1e-12",
        "A, 1e-10",
        "\u00c5, 1e-10",
        "\u212b, 1e-10",
        "angstrom, 1e-10",
        "Angstroms, 1e-10",
        "\u00e5ngstr\u00f6m, 1e-10"
    })
    void lengths(String unit, double metres) {
        assertThat(UnitSpellings.metres(unit)).hasValue(metres);
    }

    @ParameterizedTest
    @CsvSource({
        "eV, 1",
        "ev, 1",
        "keV, 1e3",
        "KEV, 1e3",
        "MeV, 1e6",
        "meV, 1e-3",
        "GeV, 1e9",
        "electronvolt, 1",
        "kilo electron volts, 1e3"
    })
    void energies(String unit, double electronvolts) {
        assertThat(UnitSpellings.joules(unit).orElseThrow() / 1.602176634e-19)
                .isCloseTo(electronvolts, within(1e-9 * electronvolts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"furlong", "deg", "", "mmm", "pixel", "s", "V"})
    void whatIsNoUnitOfLengthOrEnergyIsNotKnown(String unit) {
        assertThat(UnitSpellings.metres(unit)).isEmpty();
        assertThat(UnitSpellings.joules(unit)).isEmpty();
    }

    private Frame edf(String wavelength, String distance, String pixel) throws IOException {
        String header =
                "{\nByteOrder = LowByteFirst ;\nDataType = UnsignedByte ;\nDim_1 = 4 ;\nDim_2 = 3 ;\nWaveLength = "
                        + wavelength + " ;\nSampleDistance = " + distance + " ;\nPSize_1 = " + pixel + " ;\nPSize_2 = "
                        + pixel
                        + " ;\n}\n";
        byte[] start = header.getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("a.edf"), Arrays.copyOf(start, start.length + 12));
        return new FrameFiles().read(FrameSource.of(file));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5418e-10, 0.0602, 75e-6",
        "1.5418 A, 60.2 mm, 75 um",
        "1.5418[A], 60.2mm, 75\u00b5m",
        "0.15418 nm, 6.02 cm, 0.075 mm"
    })
    void lengthsOfEdfAreInMetresOrInTheirOwnUnit(String wavelength, String distance, String pixel) throws IOException {
        Frame frame = edf(wavelength, distance, pixel);
        Geometry geometry = frame.geometry().orElseThrow();

        assertThat(geometry.wavelengthAngstrom()).hasValue(1.5418);
        assertThat(geometry.distanceMillimetres()).hasValue(60.2);
        assertThat(geometry.pixelWidthMillimetres()).hasValue(0.075);
        assertThat(frame.notes()).isEmpty();
    }

    @Test
    void whatIsBeyondReasonIsToldAndNotBelieved() throws IOException {
        Frame frame = edf("1.5418", "60.2", "0.075");

        assertThat(frame.geometry().orElseThrow()).isEqualTo(Geometry.UNKNOWN);
        assertThat(frame.notes())
                .containsExactly(
                        "The wavelength in the file, 1.54180e+10 angstroms, is beyond reason (expected 0.01 to 100)"
                                + " and is not believed.",
                        "The distance in the file, 60200.0 mm, is beyond reason (expected up to 20 m) and is not"
                                + " believed.",
                        "The pixel size in the file, 75.0000 mm, is beyond reason (expected 0.1 \u00b5m to 10 mm) and"
                                + " is not believed.");
        assertThat(edf("1.5418e-10", "60.2 furlongs", "75e-6").notes())
                .containsExactly("The unit of SampleDistance, furlongs, is not known: its value is not used.");
    }
}
