package org.convscope.ui.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.workspace.FrameEntry;
import org.junit.jupiter.api.Test;

class StripTest {
    private static FrameEntry entry(String name, String category) {
        return new FrameEntry(FrameSource.of(Path.of(name)), category);
    }

    @Test
    void framesStandUnderTheirCategory() {
        FrameEntry a = entry("a", "ice");
        FrameEntry b = entry("b", "blank");
        FrameEntry c = entry("c", "ice");
        assertThat(StripRow.of(List.of(a, b, c)))
                .containsExactly(
                        new StripRow.Heading("ice", 2),
                        new StripRow.Item(a),
                        new StripRow.Item(c),
                        new StripRow.Heading("blank", 1),
                        new StripRow.Item(b));
    }

    @Test
    void theKeysStepOverHeadings() {
        var selection = new StripSelection(index -> index == 1 || index == 3);
        selection.setSelectionInterval(1, 1);
        selection.setSelectionInterval(2, 2);
        assertThat(selection.getMinSelectionIndex()).isEqualTo(3);
        selection.setSelectionInterval(2, 2);
        assertThat(selection.getMinSelectionIndex()).isEqualTo(1);
        selection.setSelectionInterval(0, 0);
        assertThat(selection.getMinSelectionIndex()).isEqualTo(1);
    }

    @Test
    void aThumbnailKeepsTheAspectAndStretchesFaintFrames() {
        int[] counts = new int[200 * 100];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i % 200 < 100 ? 1000 : 1010;
        }
        var frame = new Frame(
                FrameSource.of(Path.of("f")),
                "CBF",
                200,
                100,
                1,
                32,
                new Pixels.Int32(counts),
                Mask.NONE,
                Optional.empty());
        BufferedImage image = Thumbnail.of(frame, 50);
        assertThat(image.getWidth()).isEqualTo(50);
        assertThat(image.getHeight()).isEqualTo(25);
        assertThat(image.getRGB(5, 5)).isEqualTo(0xFF000000);
        assertThat(image.getRGB(45, 5)).isEqualTo(0xFFFFFFFF);
    }
}
