package org.convscope.export.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.inspect.inputs.ComparedInput;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.render.Palette;
import org.junit.jupiter.api.Test;

class ComparedInputsPictureTest {
    private static final List<Integer> UNIT = List.of(0);

    private final List<ComparedInput> sides = List.of(side("shrunk"), side("cropped"));

    private static ComparedInput side(String name) {
        var maps = new LayerMaps("conv", "frame", 2, 2, Tensor.zeros(2, 2, 1), List.of());
        return new ComparedInput(
                name, Tensor.zeros(1, 8, 8, 1), new Range(0, 1), List.of(), Optional.of(maps), Optional.empty());
    }

    private BufferedImage drawn(Palette palette, int width, int height) {
        return ComparedInputsPicture.within(palette, new Dimension(width, height), sides, UNIT)
                .draw(sides, UNIT);
    }

    @Test
    void itIsAsLargeAsItsRoomSoThatItsWordsNeedNotBeShrunk() {
        for (int size : new int[] {500, 800, 1200}) {
            BufferedImage picture = drawn(Palette.light(), size, size);
            assertThat(picture.getWidth()).isBetween(size * 3 / 4, size);
            assertThat(picture.getHeight()).isBetween(size * 3 / 4, size);
        }
    }

    @Test
    void mapsGoOnBesideInputsInARoomThatIsLow() {
        BufferedImage low = drawn(Palette.light(), 1000, 260);
        assertThat(low.getHeight()).isLessThanOrEqualTo(260);
        assertThat(low.getWidth()).isGreaterThan(3 * low.getHeight());
    }

    @Test
    void titlesKeepRoomForWordsOfLargeText() {
        Palette large = Palette.light(Palette.light().font().deriveFont(24f));
        assertThat(drawn(large, 300, 200).getWidth()).isGreaterThan(2 * 9 * 24);
    }

    @Test
    void wordsTakeTheRoomBesideTheirPictures() {
        List<ComparedInput> named = List.of(side("shrunk with all of its borders"), side("cropped"));
        Palette light = Palette.light();
        int words = (int) light.font()
                .getStringBounds("shrunk with all of its borders: 0 spots", new FontRenderContext(null, false, false))
                .getWidth();
        var room = new Dimension(2 * words + 60, words + 90);
        BufferedImage picture =
                ComparedInputsPicture.within(light, room, named, UNIT).draw(named, UNIT);
        assertThat(picture.getWidth()).isBetween(2 * words, room.width);
        assertThat(picture.getHeight()).isLessThanOrEqualTo(room.height);
    }
}
