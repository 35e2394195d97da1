package org.convscope.render.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.ColourTable;
import org.convscope.render.overlay.OverlayMap.Sampling;
import org.junit.jupiter.api.Test;

class OverlayPainterTest {
    private static final int GRAY = 0xFF808080;

    private static BufferedImage gray(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, GRAY);
            }
        }
        return image;
    }

    private static OverlayMap map(Sampling sampling, Rectangle2D place, int columns, float... values) {
        return new OverlayMap(values, values.length / columns, columns, place, sampling);
    }

    @Test
    void zeroShowsThePictureAndTheEndsHideIt() {
        BufferedImage image = gray(5, 1);
        ColourMapping mapping = new ColourMapping(Curve.LINEAR, ColourMap.RDBU);
        new OverlayPainter(mapping, new Range(-2, 2), 1)
                .paint(image, map(Sampling.NEAREST, new Rectangle2D.Double(1, 0, 3, 1), 3, -2, 0, 5));

        assertThat(image.getRGB(0, 0)).isEqualTo(GRAY);
        assertThat(image.getRGB(1, 0) & 0xFFFFFF).isEqualTo(ColourTable.RDBU.rgb(0));
        assertThat(image.getRGB(2, 0)).isEqualTo(GRAY);
        assertThat(image.getRGB(3, 0) & 0xFFFFFF).isEqualTo(ColourTable.RDBU.rgb(255));
        assertThat(image.getRGB(4, 0)).isEqualTo(GRAY);
    }

    @Test
    void opacityIsThatOfTheLargestValues() {
        BufferedImage image = gray(2, 1);
        ColourMapping mapping = new ColourMapping(Curve.LINEAR, ColourMap.GRAY);
        new OverlayPainter(mapping, new Range(0, 1), 0.5)
                .paint(image, map(Sampling.NEAREST, new Rectangle2D.Double(0, 0, 2, 1), 2, 1, Float.NaN));

        assertThat(image.getRGB(0, 0) & 0xFF).isEqualTo((0x80 + 0xFF + 1) / 2);
        assertThat(image.getRGB(1, 0) & 0xFFFFFF).isEqualTo(ColourTable.GRAY.notFinite());
    }

    @Test
    void valuesAreRepeatedOrGoOverIntoEachOther() {
        Rectangle2D place = new Rectangle2D.Double(0, 0, 4, 1);

        OverlayMap repeated = map(Sampling.NEAREST, place, 2, 0, 8);
        OverlayMap between = map(Sampling.BILINEAR, place, 2, 0, 8);

        assertThat(values(repeated, 4)).containsExactly(0, 0, 8, 8);
        assertThat(values(between, 4)).containsExactly(0, 2, 6, 8);
    }

    /** A spot of one value is not lost where a pixel covers several. */
    @Test
    void ofSeveralUnderAPixelTheLargestMagnitudeIsSeen() {
        OverlayMap map = map(Sampling.NEAREST, new Rectangle2D.Double(0, 0, 2, 1), 4, 1, -3, 0, 2);

        assertThat(values(map, 2)).containsExactly(-3, 2);
    }

    private static float[] values(OverlayMap map, int width) {
        float[] values = new float[width];
        for (int x = 0; x < width; x++) {
            values[x] = map.at(x, 0);
        }
        return values;
    }

    @Test
    void picturesStandSideBySideUnderTheirTitles() {
        PictureSheet sheet = new PictureSheet(Palette.light());
        sheet.row();
        sheet.add(gray(30, 20), "a");
        sheet.add(gray(30, 20), "b");
        BufferedImage whole = sheet.above(gray(10, 5));

        assertThat(whole.getWidth()).isEqualTo(sheet.width()).isEqualTo(8 + 38 + 38);
        int y = whole.getHeight() - 8 - 5 - 8 - 10;
        assertThat(whole.getRGB(8, y)).isEqualTo(GRAY);
        assertThat(whole.getRGB(8 + 38, y)).isEqualTo(GRAY);
        assertThat(whole.getRGB(8 + 33, y))
                .isEqualTo(Palette.light().background().getRGB());
    }
}
