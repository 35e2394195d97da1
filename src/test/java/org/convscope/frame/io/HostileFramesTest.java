package org.convscope.frame.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is cut short, damaged or lies is refused in a sentence, without more memory than it is worth. */
class HostileFramesTest {
    @TempDir
    Path folder;

    private final FrameFiles frames = new FrameFiles();

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Frame read(Path file) {
        return frames.read(FrameSource.of(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grey16.png",
                "rgb16_filters.png",
                "palette4.png",
                "binary16.pgm",
                "plain.pgm",
                "u16_tiles_predictor.tif",
                "pillow_lzw.tif",
                "i32_bigtiff.tif",
                "pilatus.cbf",
                "pilatus.cbf.gz",
                "adsc.img",
                "adsc.img.bz2",
                "rayonix.mccd",
                "two.edf",
                "u4.npy",
                "fortran.npy",
                "rgb.jpg",
                "hdf5/bitshuffle_lz4_u2.h5",
                "hdf5/gzip_shuffle_checksum.h5",
                "hdf5/contiguous.h5",
                "cxi/run.cxi",
                "detectors/bruker86_overflow.gfrm",
                "detectors/bruker100.sfrm",
                "detectors/oxford_ty1.img",
                "detectors/oxford_ty5.img",
                "detectors/oxford_ty6.img",
                "detectors/esperanto_packed.esperanto.gz",
                "detectors/raxis.osc",
                "detectors/mar345.mar2300",
                "detectors/mar345_version2.mar2300",
                "detectors/mode0_stack.mrc"
            })
    void cutOrChangedFilesAreReadOrRefused(String name) throws IOException {
        byte[] good = Files.readAllBytes(FrameFilesTest.FOLDER.resolve(name));
        var random = new Random(1);
        for (int i = 0; i < 24; i++) {
            byte[] bad = i % 2 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int flips = i % 2 == 0 ? 0 : 1 + random.nextInt(6); flips > 0; flips--) {
                bad[random.nextInt(i % 4 == 1 ? Math.min(bad.length, 700) : bad.length)] = (byte) random.nextInt(256);
            }
            Path file = write("bad/" + name, bad);
            try {
                for (FrameSource source : frames.sources(file).stream().limit(3).toList()) {
                    Frame frame = frames.read(source);
                    assertThat(frame.pixels().size()).isEqualTo(frame.width() * frame.height() * frame.channels());
                }
            } catch (ProblemException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
            }
            assertThat(frames.isFrame(file)).isIn(true, false);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grey16.png",
                "binary16.pgm",
                "u32.tif",
                "pilatus.cbf",
                "adsc.img",
                "two.edf",
                "u4.npy",
                "hdf5/contiguous.h5",
                "pilatus.cbf.gz",
                "adsc.img.bz2",
                "detectors/bruker100.sfrm",
                "detectors/bruker86_u8.gfrm",
                "detectors/oxford_ty1.img",
                "detectors/oxford_ty5.img",
                "detectors/oxford_ty6.img",
                "detectors/mar345.mar2300",
                "detectors/raxis.osc",
                "detectors/mode6_big_endian.mrc"
            })
    void aTruncatedFileIsSaidToBe(String name) throws IOException {
        byte[] good = Files.readAllBytes(FrameFilesTest.FOLDER.resolve(name));
        Path file = write(name, Arrays.copyOf(good, good.length * 2 / 3));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining("opy the file again");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P5 2000000000 2000000000 255 | impossible size",
                "P5 0 5 255 | makes no sense",
                "P5 30000 8000 255 | too short",
                "P2 10000 10000 255 | too short",
                "P5 99999999999 3 255 | no sensible number",
                "P5 3 3 70000 | makes no sense",
                "'P4\n3 3' | PBM is not read",
                "'P7\nWIDTH 3' | PAM is not read",
                "'Pf\n3 3 -1.0' | PFM is not read"
            })
    void lyingPnmHeadersAreRefused(String header, String complaint) throws IOException {
        Path file = write("a.pgm", (header + "\n123456789").getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE1=512;, SIZE1=4000000000;, impossible size",
        "SIZE1=512;, SIZE1=51200;, too short",
        "SIZE1=512;, SIZE1=-5;, SIZE1",
        "SIZE1=512;, SIZE1=abc;, SIZE1",
        "HEADER_BYTES=512;, HEADER_BYTES=999999999999;, impossible length",
        "TYPE=unsigned_short;, TYPE=complex;, not read",
        "DIM=2;, DIM=7;, not read",
        "DIM=2;, DIM=2;COMPRESSION=packed;, not read"
    })
    void lyingSmvHeadersAreRefused(String right, String wrong, String complaint) throws IOException {
        String header = "{\nHEADER_BYTES=512;\nDIM=2;\nSIZE1=512;\nSIZE2=1;\nTYPE=unsigned_short;\n}\n";
        byte[] bytes = new byte[512 + 1024];
        byte[] text = header.replace(right, wrong).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, bytes, 0, text.length);
        Path file = write("a.img", bytes);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void aDescriptionThatClaimsToBeHugeDoesNotHideATiff() throws IOException {
        byte[] tiff = Files.readAllBytes(FrameFilesTest.FOLDER.resolve("pilatus.tif"));
        ByteBuffer bytes = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(4);
        for (int i = 0; i < bytes.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if (bytes.getShort(entry) == 270) {
                bytes.putInt(entry + 4, Integer.MAX_VALUE);
            }
        }

        Frame whole = read(FrameFilesTest.FOLDER.resolve("pilatus.tif"));
        Frame claimed = read(write("a.tif", tiff));
        assertThat(FrameFilesTest.crc(claimed)).isEqualTo(FrameFilesTest.crc(whole));
        assertThat(claimed.geometry()).isEqualTo(whole.geometry());
    }

    @Test
    void aTiffWithManyDepthsIsRefusedInAShortSentence() throws IOException {
        byte[] tiff = Files.readAllBytes(FrameFilesTest.FOLDER.resolve("pilatus.tif"));
        ByteBuffer bytes = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(4);
        for (int i = 0; i < bytes.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if (bytes.getShort(entry) == 258) {
                bytes.putInt(entry + 4, 500).putInt(entry + 8, 0);
            }
        }
        Path file = write("depths.tif", tiff);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("channels of different depth")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void anMrcThatClaimsMoreImagesThanItHoldsIsRefused() throws IOException {
        byte[] mrc = Files.readAllBytes(FrameFilesTest.FOLDER.resolve("detectors/mode2.mrc"));
        ByteBuffer.wrap(mrc).order(ByteOrder.LITTLE_ENDIAN).putInt(8, Integer.MAX_VALUE);
        Path file = write("many.mrc", mrc);

        assertThatThrownBy(() -> new FrameFiles().sources(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("too short for the number of images in its header");
    }

    @Test
    void anMrcWhoseExtendedHeaderGoesBeyondItsEndIsRefused() throws IOException {
        byte[] mrc = Files.readAllBytes(FrameFilesTest.FOLDER.resolve("detectors/mode2.mrc"));
        ByteBuffer.wrap(mrc).order(ByteOrder.LITTLE_ENDIAN).putInt(92, Integer.MAX_VALUE);
        Path file = write("a.mrc", mrc);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("found at most 0");
    }

    @Test
    void aPngThatClaimsToBeHugeIsRefused() throws IOException {
        byte[] png = Files.readAllBytes(FrameFilesTest.FOLDER.resolve("grey8.png"));
        ByteBuffer.wrap(png).putInt(16, 16_000).putInt(20, 16_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        Path file = write("a.png", png);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("too short");
    }

    @Test
    void ofATiffWhoseImagesGoInACircleThoseBeforeAreRead() throws IOException {
        byte[] tiff = Files.readAllBytes(FrameFilesTest.FOLDER.resolve("three.tif"));
        ByteBuffer bytes = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int first = bytes.getInt(4);
        bytes.putInt(first + 2 + 12 * bytes.getShort(first), first);
        Path file = write("a.tif", tiff);

        assertThat(new FrameFiles().images(file)).isEqualTo(1);
        assertThat(read(file).notes()).singleElement().asString().contains("circle");
    }

    @Test
    void aGzipBombIsStopped() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("P5\n20000 20000\n255\n".getBytes(StandardCharsets.US_ASCII));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                gzip.write(zeros);
            }
        }
        Path file = write("bomb.pgm.gz", packed.toByteArray());

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more than any frame has");
    }

    @Test
    void aPickledNumpyArrayIsRefused() throws IOException {
        String header = "{'descr': '|O', 'fortran_order': False, 'shape': (2, 2), }";
        byte[] bytes = ("\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header + "cos\nsystem")
                .getBytes(StandardCharsets.ISO_8859_1);
        Path file = write("a.npy", bytes);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not read");
    }

    @Test
    void aMasterFileIsNotFollowedOutOfItsFolder() throws IOException {
        byte[] master = Files.readAllBytes(FrameFilesTest.FOLDER.resolve("eiger/run_master.h5"));
        String text = new String(master, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("run_data_000001.h5");
        byte[] outside =
                text.replace("run_data_000001.h5", "../xxx_data_001.h5").getBytes(StandardCharsets.ISO_8859_1);
        write("xxx_data_001.h5", Files.readAllBytes(FrameFilesTest.FOLDER.resolve("eiger/run_data_000001.h5")));
        Path file = write("eiger/run_master.h5", outside);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("links to a file that is not there (found ../xxx_data_001.h5)");

        Files.createSymbolicLink(folder.resolve("eiger/xxx_data_001.h5"), folder.resolve("xxx_data_001.h5"));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("outside its own folder");
    }

    @Test
    void aMasterFileWithoutItsDataSaysSo() throws IOException {
        Path file =
                write("eiger/run_master.h5", Files.readAllBytes(FrameFilesTest.FOLDER.resolve("eiger/run_master.h5")));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("run_data_000001.h5")
                .hasMessageContaining("Copy the data files");
        assertThat(frames.isFrame(file)).isTrue();
    }

    @Test
    void dataFilesAreNamedThoughOthersAreMissingOrDamaged() throws IOException {
        Path eiger = FrameFilesTest.FOLDER.resolve("eiger");
        Path master = write("eiger/run_master.h5", Files.readAllBytes(eiger.resolve("run_master.h5")));
        assertThat(frames.linked(master)).isEmpty();

        byte[] data = Files.readAllBytes(eiger.resolve("run_data_000002.h5"));
        Path second = write("eiger/run_data_000002.h5", data).toRealPath();
        assertThat(frames.linked(master)).containsExactly(second);

        Path first = write("eiger/run_data_000001.h5", Arrays.copyOf(data, 700)).toRealPath();
        assertThat(frames.linked(master)).containsExactly(first, second);
        assertThat(frames.missing(master)).hasSize(1).allMatch(problem -> problem.file()
                .equals(first.toString()));
        assertThat(read(master).pixels().size()).isPositive();
    }

    @Test
    void whatIsNoFrameIsSaidToBeNone() throws IOException {
        Path text = write("notes.png", "no picture at all".getBytes(StandardCharsets.US_ASCII));
        Path empty = write("empty.png", new byte[0]);

        assertThat(frames.isFrame(text)).isFalse();
        assertThat(frames.isFrame(folder)).isFalse();
        assertThat(frames.isFrame(folder.resolve("gone"))).isFalse();
        assertThatThrownBy(() -> read(text)).hasMessageContaining("is no frame of a format that is read");
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read(folder.resolve("gone"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> frames.read(FrameSource.parse(FrameFilesTest.FOLDER.resolve("three.tif") + "::3")))
                .hasMessageContaining("there is no image 3 (expected 0 to 2)");
    }
}
