package org.convscope.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.convscope.export.Provenance;
import org.convscope.frame.FrameSource;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ExportItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewExportsTest {
    @Test
    void aFramesPlaceIsWholeWithItsDataSetAndImage() {
        String folder = Path.of("").toAbsolutePath().toString();

        assertThat(ViewExports.place(FrameSource.of(Path.of("7.png")))).isEqualTo(folder + "/7.png");
        assertThat(ViewExports.place(FrameSource.parse("a.h5::/entry/data:3")))
                .isEqualTo(folder + "/a.h5::/entry/data:3");
    }

    @Test
    void aPictureIsWrittenAtTheScaleAskedForWithWhereItComesFrom(@TempDir Path folder) throws IOException {
        ExportItem export = ViewExports.png(
                "Maps",
                "maps",
                Provenance.start().with("Layer", "conv7"),
                scale -> new BufferedImage((int) (10 * scale), 5, BufferedImage.TYPE_INT_RGB));
        Path file = folder.resolve("maps.png");

        export.writer().write(file, 3, TaskMonitor.NONE);

        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(30);
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("Layer\0conv7", "Title\0Maps");
    }
}
