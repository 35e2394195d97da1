package org.convscope.render.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.RangeScope;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.ColumnFigure;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.render.plane.RasterPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A light table on paper: two groups of two frames of 2 x 2, their maps from 0 to 3. */
class FigureDrawingTest {
    private static final Pattern TEXT = Pattern.compile(">([^<>]+)</text");
    private static final Pattern PNG = Pattern.compile("data:image/png;base64,([^\"]+)");
    private static final int RED = 0xC01020;

    private static ColumnFigure figure() {
        var range = new Range(0, 3);
        var legend = new Legend(
                ColourMapping.DEFAULT, RangeScope.FRAMES, ColourEnds.of(range), ColourLimits.EXTREMES, "conv #17", "");
        return new ColumnFigure(
                "model.h5, unit 17 of conv",
                List.of(
                        new ColumnFigure.Group("ice", List.of(column("ice_1.png", range), column("ice_2.png", range))),
                        new ColumnFigure.Group("good", List.of(column("good_1.png", range), mean(range)))),
                Optional.of(legend),
                "a note");
    }

    private static Mosaic maps() {
        return Mosaic.of(
                MosaicSource.ofMaps(Tensor.of(new float[] {0, 1, 2, 3}, 2, 2, 1), 0),
                TileGrid.of(1, 1),
                Mosaic.Gaps.NONE,
                RowOrigin.UPPER);
    }

    private static MosaicColours colours(Range range) {
        return new MosaicColours(List.of(range), ColourMapping.DEFAULT, 0xFFFFFF);
    }

    private static ColumnFigure.Column column(String name, Range range) {
        var frame = new RasterPicture(2, 2, new int[] {RED, RED, RED, RED});
        return ColumnFigure.Column.of(name, Optional.of(frame), maps(), colours(range));
    }

    private static ColumnFigure.Column mean(Range range) {
        return ColumnFigure.Column.of("mean", Optional.empty(), maps(), colours(range));
    }

    private static FigureDrawing drawing() {
        return new FigureDrawing(figure(), FigureSize.natural(figure()));
    }

    /** How many pixels of an image have a colour. */
    private static long pixels(BufferedImage image, int rgb) {
        long found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                found += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.25, 2})
    void picturesAreDrawnDotForDotAtEveryScale(double scale) {
        double cell = (figure().width() - 2 * 12 - 3 * 12) / 4;
        BufferedImage image = drawing().image(scale);
        assertThat(image.getWidth()).isEqualTo((int) Math.round(figure().width() * scale));
        long dots = Math.round(cell * scale);
        assertThat(pixels(image, RED)).isEqualTo(3 * dots * dots);
        // a quarter of each map is 1 of 3, and one of 2
        assertThat(pixels(image, 0x555555)).isBetween(dots * dots, dots * dots + 4 * dots);
        assertThat(pixels(image, 0xAAAAAA)).isBetween(dots * dots, dots * dots + 4 * dots);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void largerTextTakesMoreOfTheSameWidth() {
        FigureSize small = new FigureSize(FigureSize.pixels(170), 6);
        FigureSize large = small.withPoints(12);
        BufferedImage narrow = new FigureDrawing(figure(), small).image(1);
        BufferedImage wide = new FigureDrawing(figure(), large).image(1);
        assertThat(narrow.getWidth()).isEqualTo(643).isEqualTo(wide.getWidth());
        assertThat(pixels(narrow, RED)).isGreaterThan(pixels(wide, RED));
    }

    @Test
    void svgHoldsTextAsTextAndEachPictureInFull() throws IOException {
        String svg = drawing().svg();
        assertThat(all(TEXT, svg))
                .contains(
                        "model.h5, unit 17 of conv",
                        "ice",
                        "good",
                        "ice_1.png",
                        "mean",
                        "conv #17",
                        "0",
                        "3",
                        "a note");
        assertThat(svg).contains("mm\"", "viewBox=\"0 0 " + String.format(Locale.ROOT, "%.2f", figure().width()));
        List<String> pictures = all(PNG, svg);
        // three frames, four maps, the colour bar
        assertThat(pictures).hasSize(8);
        BufferedImage frame = ImageIO.read(new ByteArrayInputStream(
                Base64.getDecoder().decode(pictures.get(0).replace("\n", ""))));
        assertThat(pixels(frame, RED)).isEqualTo((long) frame.getWidth() * frame.getHeight());
        assertThat(drawing().svg()).isEqualTo(svg);
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).strip());
        }
        return found;
    }

    @Test
    void pdfIsOnePageOfTheSizeThatLooksLikeThePicture() throws IOException {
        FigureSize size = new FigureSize(FigureSize.pixels(170), 8);
        var drawing = new FigureDrawing(figure(), size);
        byte[] pdf = drawing.pdf("a title", Map.of("Model", "model.h5", "Software", "Convscope test"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth() / 72 * 25.4).isCloseTo(170, within(0.01));
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("a title");
            assertThat(document.getDocumentInformation().getKeywords()).contains("Model: model.h5");
            BufferedImage rendered = new PDFRenderer(document).renderImageWithDPI(0, 96);
            BufferedImage drawn = drawing.image(1);
            assertThat(rendered.getHeight()).isCloseTo(drawn.getHeight(), within(1));
            double red = pixels(drawn, RED);
            assertThat((double) pixels(rendered, RED)).isCloseTo(red, within(0.05 * red));
        }
        assertThat(drawing.pdf("a title", Map.of("Model", "model.h5", "Software", "Convscope test")))
                .isEqualTo(pdf);
    }
}
