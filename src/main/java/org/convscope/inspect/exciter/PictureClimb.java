package org.convscope.inspect.exciter;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.input.PixelScale;
import org.convscope.task.TaskMonitor;

/**
 * Pictures of one mean and contrast, painted on a canvas and brought to what the network takes as frames are, climb by
 * Adam's steps; each step looks at them shifted another way.
 */
final class PictureClimb implements ClimbMethod {
    private static final float WHITE = 255;

    private final UnitSlopes slopes;
    private final PictureSize size;
    private final ExciterSettings settings;
    private final PixelScale scale;
    private final PictureCanvas first;
    private final List<PixelCanvas> finer;
    private final PictureContrast contrast;

    /**
     * @param first the canvas to begin with
     * @param finer canvases that take over from it one after the other; each has an equal share of the steps
     */
    PictureClimb(
            UnitSlopes slopes,
            PictureSize size,
            ExciterSettings settings,
            PixelScale scale,
            PictureCanvas first,
            List<PixelCanvas> finer) {
        this.slopes = slopes;
        this.size = size;
        this.settings = settings;
        this.scale = scale;
        this.first = first;
        this.finer = List.copyOf(finer);
        this.contrast = new PictureContrast(settings.contrast());
    }

    /** One picture on its way. */
    private static final class Climber {
        private final SplittableRandom chance;
        private PictureCanvas canvas;
        private float[] numbers;
        private AdamSteps adam;
        private float[] painted = {};
        private float[] picture = {};
        private int down;
        private int across;

        private Climber(long seed, PictureCanvas canvas, double rate) {
            this.chance = new SplittableRandom(seed);
            this.canvas = canvas;
            this.numbers = canvas.start(chance);
            this.adam = new AdamSteps(rate, numbers.length);
        }

        private void change(PixelCanvas next, double rate) {
            numbers = next.taken(canvas.picture(numbers));
            canvas = next;
            adam = new AdamSteps(rate, numbers.length);
        }
    }

    @Override
    public Top climb(int[] channels, long[] seeds, Watch watch, TaskMonitor monitor) {
        int count = channels.length;
        List<Climber> climbers = new ArrayList<>();
        for (long seed : seeds) {
            climbers.add(new Climber(seed, first, settings.rate()));
        }
        double[][] losses = new double[count][settings.steps()];
        int step = 0;
        boolean goesOn = true;
        while (goesOn && step < settings.steps()) {
            monitor.checkCancelled();
            int now = step;
            Tensor shown = looked(climbers, climber -> begin(climber, now));
            Tensor images = looked(climbers, this::shift);
            UnitSlopes.Result result = slopes.of(images, channels, monitor);
            each(count, n -> move(climbers.get(n), result.slopes().data(), n, now));
            for (int n = 0; n < count; n++) {
                losses[n][now] = result.values()[n];
            }
            goesOn = watch.goesOn(step, shown, result.values());
            step++;
        }
        return new Top(looked(climbers, this::paint), ClimbMethod.taken(losses, step));
    }

    /** What is done with one picture before it is looked at; gives its pixels from 0 to 1. */
    private interface Look {
        float[] at(Climber climber);
    }

    private Tensor looked(List<Climber> climbers, Look look) {
        float[] images = new float[climbers.size() * size.numbers()];
        each(climbers.size(), n -> {
            float[] pixels = look.at(climbers.get(n)).clone();
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] *= WHITE;
            }
            System.arraycopy(scale.toInput(pixels), 0, images, n * size.numbers(), size.numbers());
        });
        return Tensor.of(images, climbers.size(), size.height(), size.width(), size.channels());
    }

    private float[] begin(Climber climber, int step) {
        int share = step * (finer.size() + 1) / settings.steps();
        if (share > 0 && finer.get(share - 1) != climber.canvas) {
            climber.change(finer.get(share - 1), settings.rate());
        }
        return paint(climber);
    }

    private float[] paint(Climber climber) {
        climber.painted = climber.canvas.picture(climber.numbers);
        climber.picture = contrast.of(climber.painted);
        return climber.picture;
    }

    private float[] shift(Climber climber) {
        int jitter = settings.jitter();
        climber.down = jitter == 0 ? 0 : climber.chance.nextInt(-jitter, jitter + 1);
        climber.across = jitter == 0 ? 0 : climber.chance.nextInt(-jitter, jitter + 1);
        return rolled(climber.picture, climber.down, climber.across);
    }

    private void move(Climber climber, float[] slopeByInput, int place, int step) {
        float[] own = new float[size.numbers()];
        System.arraycopy(slopeByInput, place * size.numbers(), own, 0, own.length);
        float[] slope = PictureSmoothing.ofUnitSize(rolled(scale.slopeByPixels(own), -climber.down, -climber.across));
        if (settings.variation() > 0) {
            float[] variation = PictureSmoothing.ofUnitSize(PictureSmoothing.variationSlope(climber.picture, size));
            for (int i = 0; i < slope.length; i++) {
                slope[i] -= (float) (settings.variation() * variation[i]);
            }
        }
        double blur = settings.blur() * (1 - (step + 1.0) / settings.steps());
        float[] ofPainted = contrast.slope(climber.painted, PictureSmoothing.blurred(slope, size, blur));
        climber.adam.climb(climber.numbers, climber.canvas.slope(climber.numbers, ofPainted));
    }

    private float[] rolled(float[] picture, int down, int across) {
        float[] moved = new float[picture.length];
        int row = size.width() * size.channels();
        int start = Math.floorMod(across, size.width()) * size.channels();
        for (int y = 0; y < size.height(); y++) {
            int from = y * row;
            int to = Math.floorMod(y + down, size.height()) * row;
            System.arraycopy(picture, from, moved, to + start, row - start);
            System.arraycopy(picture, from + row - start, moved, to, start);
        }
        return moved;
    }

    private static void each(int count, IntConsumer work) {
        IntStream.range(0, count).parallel().forEach(work);
    }
}
