package org.convscope.inspect.lab;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.choice.PoolingKind;
import org.convscope.network.AxisWindow;
import org.convscope.problem.Problem;

/**
 * A window moved over a picture, as Keras's {@code Conv2D}, {@code MaxPooling2D} and {@code AveragePooling2D} move it over one
 * channel, place by place.
 */
public final class SlideWindow {
    private final Tensor picture;
    private final WindowRule rule;
    private final WindowMove move;
    private final AxisWindow down;
    private final AxisWindow across;
    private final List<Double> weights;
    private final Tensor result;

    /**
     * @param picture (H, W)
     * @throws org.convscope.problem.ProblemException if the window is larger than the picture
     */
    public SlideWindow(Tensor picture, WindowRule rule, WindowMove move) {
        this.picture = picture;
        this.rule = rule;
        this.move = move;
        this.down = move.along(rule.height());
        this.across = move.along(rule.width());
        this.weights =
                rule instanceof WindowRule.Weighted weighted ? weighted.laid().values() : List.of();
        int rows = down.outputLength(picture.length(0));
        int columns = across.outputLength(picture.length(1));
        if (rows < 1 || columns < 1) {
            throw Problem.of("the window is larger than the picture")
                    .expected("at most " + picture.length(0) + " x " + picture.length(1))
                    .found(down.extent() + " x " + across.extent())
                    .nextStep("Show the frame with more pixels, or take padding same, or less dilation")
                    .asException();
        }
        float[] values = new float[rows * columns];
        for (int place = 0; place < values.length; place++) {
            values[place] = (float) step(place, columns).value();
        }
        this.result = Tensor.of(values, rows, columns);
    }

    /** (H, W). */
    public Tensor picture() {
        return picture;
    }

    public WindowRule rule() {
        return rule;
    }

    public WindowMove move() {
        return move;
    }

    /** What all places give, (rows, columns). */
    public Tensor result() {
        return result;
    }

    /** How many places the window takes. */
    public int places() {
        return result.size();
    }

    /**
     * The window at a place.
     *
     * @param place row-major in the result
     */
    public WindowStep step(int place) {
        return step(place, result.length(1));
    }

    /** The place whose window's middle lies nearest to a pixel. */
    public int placeNear(int row, int column) {
        int at = nearest(row, down, picture.length(0), result.length(0));
        return at * result.length(1) + nearest(column, across, picture.length(1), result.length(1));
    }

    private static int nearest(int pixel, AxisWindow window, int length, int places) {
        double first = (window.extent() - 1) / 2.0 - window.before(length);
        return (int) Math.max(0, Math.min(places - 1, Math.round((pixel - first) / window.stride())));
    }

    private WindowStep step(int place, int columns) {
        int top = place / columns * move.stride() - down.before(picture.length(0));
        int left = place % columns * move.stride() - across.before(picture.length(1));
        List<Double> under = new ArrayList<>();
        List<Boolean> inside = new ArrayList<>();
        for (int y = 0; y < rule.height(); y++) {
            for (int x = 0; x < rule.width(); x++) {
                int row = top + y * move.dilation();
                int column = left + x * move.dilation();
                boolean within = row >= 0 && row < picture.length(0) && column >= 0 && column < picture.length(1);
                inside.add(within);
                under.add(within ? (double) picture.data()[row * picture.length(1) + column] : 0);
            }
        }
        return rule instanceof WindowRule.Pooled pooled
                ? pooled(pooled.kind(), top, left, under, inside)
                : weighted(top, left, under, inside);
    }

    private WindowStep weighted(int top, int left, List<Double> under, List<Boolean> inside) {
        List<Double> products = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < under.size(); i++) {
            double product = under.get(i) * weights.get(i);
            products.add(product);
            sum += product;
        }
        return new WindowStep(top, left, under, inside, products, -1, sum);
    }

    private static WindowStep pooled(PoolingKind kind, int top, int left, List<Double> under, List<Boolean> inside) {
        int largest = -1;
        int counted = 0;
        double sum = 0;
        for (int i = 0; i < under.size(); i++) {
            if (inside.get(i)) {
                largest = largest < 0 || under.get(i) > under.get(largest) ? i : largest;
                sum += under.get(i);
                counted++;
            }
        }
        return kind == PoolingKind.MAX
                ? new WindowStep(top, left, under, inside, List.of(), largest, under.get(largest))
                : new WindowStep(top, left, under, inside, List.of(), -1, sum / counted);
    }
}
