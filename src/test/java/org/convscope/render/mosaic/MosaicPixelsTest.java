package org.convscope.render.mosaic;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.TileStandardisation;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.plane.PictureViewport;
import org.junit.jupiter.api.Test;

/** Pictures of src/test/scripts/render_mosaic.py, pixel by pixel. */
class MosaicPixelsTest {
    private final Tensor maps = tensor("maps_7x9x70.f32", 7, 9, 70);
    private final MosaicSource shown = MosaicSource.ofMaps(maps, MosaicSource.units(0, 64));

    @Test
    void eachTileByItself() {
        assertThat(drawn(shown, shown.tileRanges())).isEqualTo(picture("maps_tile.png"));
    }

    @Test
    void allTilesOnTheLayersRange() {
        assertThat(drawn(shown, shown.sharedRange(Range.of(maps.data())))).isEqualTo(picture("maps_layer.png"));
    }

    @Test
    void allTilesOnTheRangeOfWhatIsShown() {
        assertThat(drawn(shown, shown.sharedRange(shown.shownRange()))).isEqualTo(picture("maps_shown.png"));
    }

    @Test
    void standardizedTilesSixteenARow() {
        MosaicGeometry geometry = MosaicGeometry.natural(TileGrid.perRow(16, 64), shown);
        ColourMapping mapping = ColourMapping.DEFAULT.withRule(TileStandardisation.Z_SCORE);
        assertThat(drawn(shown, geometry, shown.tileRanges(), mapping)).isEqualTo(picture("maps_standardized.png"));
    }

    @Test
    void firstFiveKernelsOfChannelZero() {
        Tensor weights = tensor("kernels_3x3x4x6.f32", 3, 3, 4, 6);
        MosaicSource kernels = KernelTiles.ofChannel(weights, 0, MosaicSource.units(0, 5));
        MosaicGeometry geometry = MosaicGeometry.natural(TileGrid.of(1, 5), kernels);
        assertThat(drawn(kernels, geometry, kernels.sharedRange(Range.of(weights.data())), ColourMapping.DEFAULT))
                .isEqualTo(picture("kernels.png"));
    }

    @Test
    void kernelsOfThreeInputsInColour() {
        Tensor four = tensor("kernels_3x3x4x6.f32", 3, 3, 4, 6);
        float[] three = new float[3 * 3 * 3 * 6];
        for (int cell = 0; cell < 9; cell++) {
            System.arraycopy(four.data(), cell * 24, three, cell * 18, 18);
        }
        MosaicSource kernels = KernelTiles.ofColour(Tensor.of(three, 3, 3, 3, 6), MosaicSource.units(0, 6));
        MosaicGeometry geometry = MosaicGeometry.natural(TileGrid.of(2, 3), kernels);
        assertThat(drawn(kernels, geometry, kernels.sharedRange(kernels.shownRange()), ColourMapping.DEFAULT))
                .isEqualTo(picture("kernels_colour.png"));
    }

    private static int[][] drawn(MosaicSource source, List<Range> ranges) {
        MosaicGeometry geometry = MosaicGeometry.natural(TileGrid.EIGHT_BY_EIGHT, source);
        return drawn(source, geometry, ranges, ColourMapping.DEFAULT);
    }

    private static int[][] drawn(
            MosaicSource source, MosaicGeometry geometry, List<Range> ranges, ColourMapping mapping) {
        var view = new PictureViewport(1, 0, 0, geometry.width(), geometry.height());
        return pixels(Mosaic.of(source, geometry)
                .picture(new MosaicColours(ranges, mapping, 0xFFFFFF))
                .image(view));
    }

    private static int[][] pixels(BufferedImage image) {
        int[][] rows = new int[image.getHeight()][];
        for (int y = 0; y < rows.length; y++) {
            rows[y] = new int[image.getWidth()];
            for (int x = 0; x < rows[y].length; x++) {
                // gray files have their own colour space: take the stored level, not what it is converted to
                int[] stored = image.getRaster().getPixel(x, y, (int[]) null);
                rows[y][x] = stored.length == 1
                        ? stored[0] << 16 | stored[0] << 8 | stored[0]
                        : stored[0] << 16 | stored[1] << 8 | stored[2];
            }
        }
        return rows;
    }

    private static int[][] picture(String name) {
        try (InputStream in = stream(name)) {
            return pixels(ImageIO.read(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Tensor tensor(String name, int... shape) {
        try (InputStream in = stream(name)) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] data = new float[bytes.remaining() / 4];
            bytes.asFloatBuffer().get(data);
            return Tensor.of(data, shape);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static InputStream stream(String name) {
        return Objects.requireNonNull(MosaicPixelsTest.class.getResourceAsStream("/render/" + name), name);
    }
}
