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
import org.convscope.array.Statistics;
import org.convscope.array.Tensor;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.render.PngWriter;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicLook;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.TileGrid;
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

    private Tensor maps = Tensor.zeros(0);
    private LayerMaps layer = new LayerMaps("", "", 0, 0, maps, List.of());
    private MosaicSource source = MosaicSource.ofPlane(Tensor.zeros(1, 1));
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
        source = MosaicSource.ofMaps(maps, MosaicSource.units(0, UNITS));
        picture = drawn(source);
        row = random.doubles(SIDE, 0, 255).toArray();
        frame = random.doubles((long) SIDE * SIDE, 0, 255).toArray();
    }

    private static BufferedImage drawn(MosaicSource source) {
        MosaicGeometry geometry = MosaicGeometry.natural(TileGrid.EIGHT_BY_EIGHT, source)
                .withGap(2)
                .fitted(1110, 1110);
        return Mosaic.draw(source, geometry, source.tileRanges(), MosaicLook.plain(ColourMapping.DEFAULT))
                .image();
    }

    /** Ranges, reduction and colours of an 8x8 mosaic of 512x512 maps, from the layer's output. */
    @Benchmark
    public BufferedImage mosaicOfNewMaps() {
        return drawn(MosaicSource.ofMaps(maps, MosaicSource.units(0, UNITS)));
    }

    /** The same mosaic again, as after a change of colour or range. */
    @Benchmark
    public BufferedImage mosaicAgain() {
        return drawn(source);
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
