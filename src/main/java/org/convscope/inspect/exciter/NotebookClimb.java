package org.convscope.inspect.exciter;

import java.util.Optional;
import java.util.SplittableRandom;
import org.convscope.array.Tensor;
import org.convscope.task.TaskMonitor;

/**
 * Gradient ascent on the input itself: each step adds the slope divided by its root mean square (and 1e-5), times the
 * rate. Source: Chollet, "How convolutional neural networks see the world", the Keras blog 2016.
 */
final class NotebookClimb implements ClimbMethod {
    private static final double LEAST = 1e-5;
    private static final double GREY = 128;
    private static final double NOISE = 20;

    private final UnitSlopes slopes;
    private final PictureSize size;
    private final ExciterSettings settings;
    private final Optional<Tensor> start;

    /**
     * @param start what every picture begins as, (1, H, W, C); else 128 and up to 20 more
     */
    NotebookClimb(UnitSlopes slopes, PictureSize size, ExciterSettings settings, Optional<Tensor> start) {
        this.slopes = slopes;
        this.size = size;
        this.settings = settings;
        this.start = start;
    }

    @Override
    public Top climb(int[] channels, long[] seeds, Watch watch, TaskMonitor monitor) {
        int count = channels.length;
        double[] climbing = start(seeds);
        double[][] losses = new double[count][settings.steps()];
        int step = 0;
        boolean goesOn = true;
        while (goesOn && step < settings.steps()) {
            monitor.checkCancelled();
            Tensor images = tensor(climbing, count);
            UnitSlopes.Result result = slopes.of(images, channels, monitor);
            for (int n = 0; n < count; n++) {
                losses[n][step] = result.values()[n];
                move(climbing, result.slopes().data(), n * size.numbers());
            }
            goesOn = watch.goesOn(step, images, result.values());
            step++;
        }
        return new Top(tensor(climbing, count), ClimbMethod.taken(losses, step));
    }

    private double[] start(long[] seeds) {
        double[] numbers = new double[seeds.length * size.numbers()];
        for (int n = 0; n < seeds.length; n++) {
            var chance = new SplittableRandom(seeds[n]);
            for (int i = 0; i < size.numbers(); i++) {
                numbers[n * size.numbers() + i] =
                        start.isPresent() ? start.get().data()[i] : GREY + NOISE * chance.nextDouble();
            }
        }
        return numbers;
    }

    private void move(double[] climbing, float[] slope, int from) {
        double squares = 0;
        for (int i = from; i < from + size.numbers(); i++) {
            squares += (double) slope[i] * slope[i];
        }
        double factor = settings.rate() / (Math.sqrt(squares / size.numbers()) + LEAST);
        for (int i = from; i < from + size.numbers(); i++) {
            climbing[i] += slope[i] * factor;
        }
    }

    private Tensor tensor(double[] numbers, int count) {
        float[] images = new float[numbers.length];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) numbers[i];
        }
        return Tensor.of(images, count, size.height(), size.width(), size.channels());
    }
}
