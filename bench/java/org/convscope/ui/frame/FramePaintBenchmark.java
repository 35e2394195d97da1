package org.convscope.ui.frame;

import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.spots.InputSpot;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.MeasuredColours;
import org.convscope.render.plane.ScalablePicture;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.NumbersOverlay;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.ResolutionSettings;
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

/**
 * Repaints of a frame of 4150 x 4371 counts on a canvas of 1200 x 900, off the screen, with all that can lie over it: its mask,
 * counts in the pixels, rings, 1000 spots. The picture is rendered anew for each and painted with it, where in the window
 * another thread renders: run with {@code org.openjdk.jmh.Main FramePaintBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FramePaintBenchmark {
    private static final int HEIGHT = 4150;
    private static final int WIDTH = 4371;
    private static final int CANVAS_WIDTH = 1200;
    private static final int CANVAS_HEIGHT = 900;
    private static final int CLOSE = 40;
    private static final int MIDDLE = 4;
    private static final Range LIMITS = new Range(0, 60);

    private final BufferedImage screen = new BufferedImage(CANVAS_WIDTH, CANVAS_HEIGHT, BufferedImage.TYPE_INT_RGB);
    private Optional<ShownFrame> shown = Optional.empty();
    private ImageCanvas close = new ImageCanvas(Runnable::run, Runnable::run);
    private ImageCanvas middle = new ImageCanvas(Runnable::run, Runnable::run);
    private ImageCanvas fitted = new ImageCanvas(Runnable::run, Runnable::run);
    private int step = 1;

    @Setup
    public void open() {
        FlatLaf.registerCustomDefaultsSource("org.convscope.ui.theme");
        FlatLightLaf.setup();
        var random = new Random(3);
        int[] counts = random.ints((long) WIDTH * HEIGHT, 0, 60).toArray();
        byte[] kinds = new byte[counts.length];
        for (int i = 0; i < kinds.length; i++) {
            int row = i / WIDTH;
            boolean gap = row % 550 < 37 || i % WIDTH % 1040 < 10;
            kinds[i] = gap ? Mask.Kind.GAP.code() : i % 99_991 == 0 ? Mask.Kind.DEAD.code() : 0;
        }
        ShownFrame frame = ShownFrame.of(new Frame(
                FrameSource.of(Path.of("big.cbf")),
                "CBF",
                WIDTH,
                HEIGHT,
                1,
                32,
                new Pixels.Int32(counts),
                Mask.of(kinds),
                Optional.of(Geometry.of(1, 200, 0.075, 2180, 2070))));
        shown = Optional.of(frame);
        List<InputSpot> spots = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            spots.add(new InputSpot(random.nextInt(HEIGHT), random.nextInt(WIDTH), 9));
        }
        close = canvas(frame, spots);
        close.zoom(CLOSE / scale(close));
        middle = canvas(frame, spots);
        middle.zoom(MIDDLE / scale(middle));
        fitted = canvas(frame, spots);
    }

    private static double scale(ImageCanvas canvas) {
        return Optional.ofNullable(canvas.transform()).orElseThrow().view().scale();
    }

    private ImageCanvas canvas(ShownFrame frame, List<InputSpot> spots) {
        var canvas = new ImageCanvas(Runnable::run, Runnable::run);
        canvas.setSize(CANVAS_WIDTH, CANVAS_HEIGHT);
        var cells = new FrameCells(frame, new MeasuredColours(ColourMapping.DEFAULT, LIMITS));
        canvas.addOverlay(new NumbersOverlay(() -> cells, "88888"));
        canvas.addOverlay(new RingOverlay(() -> RingOverlay.rings(frame.frame(), ResolutionSettings.DEFAULT)));
        canvas.addOverlay(new SpotMarks(() -> spots));
        canvas.addOverlay(new MaskLegend(() -> frame.frame().mask()));
        canvas.setPicture(picture(frame));
        return canvas;
    }

    private static ScalablePicture picture(ShownFrame frame) {
        return frame.picture(LIMITS, ColourMapping.DEFAULT, FrameSettings.DEFAULT.toggled(FrameSettings.Mark.MASK));
    }

    private BufferedImage painted(ImageCanvas canvas) {
        Graphics2D g = screen.createGraphics();
        canvas.paint(g);
        g.dispose();
        return screen;
    }

    private BufferedImage panned(ImageCanvas canvas) {
        step = -step;
        canvas.pan(13.0 * step, 7.0 * step);
        return painted(canvas);
    }

    /** Zoomed to 40x and moved. */
    @Benchmark
    public BufferedImage framePannedAt40() {
        return panned(close);
    }

    /** Zoomed to 4x and moved. */
    @Benchmark
    public BufferedImage framePannedAt4() {
        return panned(middle);
    }

    /** The whole frame in other colours, as after a change of its limits. */
    @Benchmark
    public BufferedImage frameFitted() {
        fitted.setPicture(picture(shown.orElseThrow()));
        return painted(fitted);
    }
}
