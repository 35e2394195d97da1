package org.convscope.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.formdev.flatlaf.FlatLightLaf;
import java.util.List;
import java.util.Objects;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.RasterPicture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinkedCanvasesTest {
    private final LinkedCanvases linked = new LinkedCanvases();

    @BeforeAll
    static void theme() {
        FlatLightLaf.setup();
    }

    private static ImageCanvas canvas(int side, int picture) {
        var canvas = new ImageCanvas(Runnable::run, Runnable::run);
        canvas.setSize(side, side);
        canvas.setPicture(new RasterPicture(picture, picture, new int[picture * picture]));
        return canvas;
    }

    private static PictureViewport view(ImageCanvas canvas) {
        return Objects.requireNonNull(canvas.transform()).view();
    }

    @Test
    void whatOneIsZoomedAndMovedToAllShowWhateverTheirSize() {
        ImageCanvas small = canvas(100, 100);
        ImageCanvas large = canvas(200, 400);
        linked.link(List.of(small, large));

        small.zoom(4);
        small.pan(-60, 0);
        assertThat(view(large).scale()).isEqualTo(4 * 0.5);
        assertThat(view(large).toPictureX(100) / 400).isCloseTo(view(small).toPictureX(50) / 100, within(0.01));

        large.fit();
        assertThat(small.isFitted()).isTrue();
        assertThat(view(small).scale()).isEqualTo(1);
    }

    @Test
    void thoseThatComeLaterShowThePartThatWasSeen() {
        ImageCanvas first = canvas(100, 100);
        linked.link(List.of(first));
        first.zoom(2);
        ImageCanvas second = canvas(100, 100);
        ImageCanvas unseen = canvas(0, 100);
        linked.link(List.of(second, unseen));
        linked.follow();
        assertThat(view(second)).isEqualTo(view(first));
        unseen.setSize(100, 100);
        assertThat(view(unseen)).isEqualTo(view(first));

        first.fit();
        assertThat(second.isFitted()).isFalse();
    }
}
