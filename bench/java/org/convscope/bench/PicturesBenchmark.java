package org.convscope.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.convscope.array.ChannelStatistics;
import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.array.Statistics;
import org.convscope.array.Tensor;
import org.convscope.choice.PixelReduction;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.render.PngWriter;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.render.plane.FramePlanes;
import org.convscope.render.plane.PictureViewport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts between the core and the screen: run with {@code org.openjdk.jmh.Main PicturesBenchmark}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PicturesBenchmark {
    private static final int SIDE = 512;
    private static final int UNITS = 64;
    private static final int FRAME_SIDE = 2500;
    private static final int VIEW = 1110;

    private Tensor maps = Tensor.zeros(0);
    private LayerMaps layer = new LayerMaps("", "", 0, 0, maps, List.of());
    private Mosaic shown = mosaic(Tensor.zeros(1, 1, UNITS));
    private int[] counts = {};
    private FramePlanes planes = new FramePlanes(1, 1, 1, i -> 0, i -> 0);
    private BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    private double[] row = {};
    private double[] frame = {};

    @Setup
    public void fill() {
        var random = new Random(1);
        float[] data = new float[SIDE * SIDE * UNITS];
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.max(0, (float) random.nextGaussian());
        }
        maps = Tensor.of(data, SIDE, SIDE, UNITS);
        layer = new LayerMaps("layer", "frame", SIDE, SIDE, maps, ChannelStatistics.of(data, UNITS));
        shown = mosaic(maps);
        picture = ofRgb(drawn(shown));
        counts = random.ints((long) FRAME_SIDE * FRAME_SIDE, 0, 1000).toArray();
        planes = new FramePlanes(FRAME_SIDE, FRAME_SIDE, 1, i -> counts[i], i -> counts[i]);
        row = random.doubles(SIDE, 0, 255).toArray();
        frame = random.doubles((long) SIDE * SIDE, 0, 255).toArray();
    }

    private static BufferedImage ofRgb(BufferedImage drawn) {
        var rgb = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
        rgb.createGraphics().drawImage(drawn, 0, 0, null);
        return rgb;
    }

    private static Mosaic mosaic(Tensor maps) {
        MosaicSource source = MosaicSource.ofMaps(maps, MosaicSource.units(0, UNITS));
        return Mosaic.of(source, TileGrid.EIGHT_BY_EIGHT, Mosaic.Gaps.DRAWN, RowOrigin.UPPER);
    }

    /** As the window paints it. */
    private static BufferedImage drawn(Mosaic mosaic) {
        MosaicGeometry geometry = mosaic.geometry();
        var colours = new MosaicColours(mosaic.source().tileRanges(), ColourMapping.DEFAULT, 0xFFFFFF);
        return mosaic.picture(colours)
                .image(PictureViewport.fit(geometry.width(), geometry.height(), VIEW, VIEW));
    }

    /** Ranges, reduction and colours of an 8x8 mosaic of 512x512 maps, from the layer's output. */
    @Benchmark
    public BufferedImage mosaicOfNewMaps() {
        return drawn(mosaic(maps));
    }

    /** The same mosaic again, as after a change of colour or range. */
    @Benchmark
    public BufferedImage mosaicAgain() {
        return drawn(shown);
    }

    /** A frame of 2500 x 2500 counts, zoomed so that a pixel of the screen shows the largest of five or so. */
    @Benchmark
    public BufferedImage frameReduced() {
        return planes.picture(new Range(0, 1000), ColourMapping.DEFAULT, PixelReduction.MAXIMUM)
                .image(PictureViewport.fit(FRAME_SIDE, FRAME_SIDE, VIEW, VIEW));
    }

    /** Statistics of all 64 channels of (512, 512, 64). */
    @Benchmark
    public List<Statistics> channelStatistics() {
        return ChannelStatistics.of(maps.data(), UNITS);
    }

    /** One unit's map out of (512, 512, 64). */
    @Benchmark
    public float[] channelOfMaps() {
        return layer.map(7);
    }

    @Benchmark
    public Histogram rowHistogram() {
        return Histogram.of(row, 10);
    }

    @Benchmark
    public Histogram frameHistogram() {
        return Histogram.of(frame, 256);
    }

    /** A gray mosaic of 1,110 px a side. */
    @Benchmark
    public void png() throws IOException {
        PngWriter.write(picture, Map.of("Title", "mosaic"), OutputStream.nullOutputStream());
    }
}
