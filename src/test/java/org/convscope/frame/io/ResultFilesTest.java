package org.convscope.frame.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.convscope.frame.FrameSource;
import org.convscope.render.PngWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results lie where the frames are, if somebody wants them there. */
class ResultFilesTest {
    @TempDir
    private Path folder;

    private final FrameFiles frames = new FrameFiles();

    private boolean isListed(Path file) {
        return !frames.listed(file, missing -> {}).isEmpty();
    }

    private Path png(Map<String, String> texts) throws IOException {
        Path file = folder.resolve("a.png");
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), texts, out);
        }
        return file;
    }

    @Test
    void aPictureThatConvscopeDrewIsListedNowhereAndReadWhereItIsNamed() throws IOException {
        Path drawn = png(Map.of("Convscope workspace", "{}".repeat(4000), "Software", "Convscope 0.1.0"));

        assertThat(isListed(drawn)).isFalse();
        assertThat(frames.isFrame(drawn)).isTrue();
        assertThat(frames.read(FrameSource.of(drawn)).width()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Adobe Photoshop", "ConvscopeX"})
    void otherPicturesAreFrames(String software) throws IOException {
        assertThat(isListed(png(software.isEmpty() ? Map.of() : Map.of("Software", software))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"program", "software"})
    void soAreArraysButThoseThatConvscopeWrote(String attribute) {
        Path file = folder.resolve("a.h5");
        for (String program : new String[] {"Convscope 0.1.0", "simulate.py"}) {
            try (WritableHdfFile out = HdfFile.write(file)) {
                out.putAttribute(attribute, program);
                out.putDataset("image", new float[2][16][16][1]);
            }
            assertThat(isListed(file)).as(program).isEqualTo(!program.startsWith("Convscope"));
            assertThat(frames.sources(file)).hasSize(2);
        }
    }

    /** Behind its beginning a label of CIFAR-10's may stand by chance. */
    @Test
    void aPartOfACensusIsNoFrame() throws IOException {
        byte[] part = new byte[2 * 3073];
        Path file = folder.resolve("000000000-000000032.part");
        assertThat(isListed(packed(file, part))).isTrue();

        byte[] text = ResultFiles.CENSUS_PART.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, part, Integer.BYTES, text.length);

        assertThat(isListed(packed(file, part))).isFalse();
    }

    private static Path packed(Path file, byte... bytes) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }
}
