package org.convscope.inspect.embedding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.embedding.FrameEmbedding.Descent;
import org.convscope.inspect.embedding.FrameEmbedding.Explained;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/** Finds a place on a plane for each frame, by its features. */
final class PlaceFrames {
    private static final int LEAST_BY_PCA = 2;
    private static final int LEAST_BY_TSNE = 4;
    /** How far apart points begin, as scikit-learn has it. */
    private static final double BEGINNING = 1e-4;

    private final EmbeddingSettings settings;
    private final TaskMonitor monitor;
    private final List<String> notes = new ArrayList<>();

    PlaceFrames(EmbeddingSettings settings, TaskMonitor monitor) {
        this.settings = settings;
        this.monitor = monitor;
    }

    /** Where rows lie, and how it went. */
    private record Placed(double[] x, double[] y, Optional<Explained> explained, Optional<Descent> descent) {}

    FrameEmbedding place(FoldedFrames<List<LabelledFrame>> folded, FeatureTable table) {
        requireFrames(table.count());
        FeatureRows rows = table.rows();
        var distances = new SquaredDistances(rows, SquaredDistances.largest(rows));
        PrincipalPlane plane = PrincipalPlane.of(rows, settings.seed(), monitor);
        if (plane.isFlat()) {
            throw Problem.of("all " + rows.count() + " frames have the same features, so nothing tells them apart")
                    .nextStep("Choose another layer, or other frames")
                    .asException();
        }
        Placed placed = settings.method() == EmbeddingMethod.PCA ? onPlane(plane) : moved(rows, distances, plane);
        double trust = PlaneTrustworthiness.of(rows, distances, placed.x(), placed.y(), monitor);
        List<FrameEmbedding.Point> points = new ArrayList<>();
        for (int i = 0; i < rows.count(); i++) {
            points.add(new FrameEmbedding.Point(folded.part().get(i), placed.x()[i], placed.y()[i]));
        }
        return new FrameEmbedding(
                points, rows.length(), placed.explained(), placed.descent(), trust, folded.failures(), notes);
    }

    private void requireFrames(int count) {
        int least = settings.method() == EmbeddingMethod.PCA ? LEAST_BY_PCA : LEAST_BY_TSNE;
        if (count < least) {
            String method = settings.method() == EmbeddingMethod.PCA ? "principal components" : "t-SNE";
            throw Problem.of("there are too few frames that can be used to lay them out by " + method)
                    .expected("at least " + least)
                    .found(count)
                    .asException();
        }
        if (count > PlaneTree.MOST_POINTS) {
            throw Problem.of("there are more frames than can be laid out")
                    .expected("at most " + PlaneTree.MOST_POINTS)
                    .found(count)
                    .asException();
        }
    }

    private Placed onPlane(PrincipalPlane plane) {
        if (plane.isLine()) {
            notes.add("the features vary along one direction alone, so y is 0 for every frame");
        }
        return new Placed(
                plane.x(),
                plane.y(),
                Optional.of(new Explained(plane.explained()[0], plane.explained()[1])),
                Optional.empty());
    }

    private Placed moved(FeatureRows rows, SquaredDistances distances, PrincipalPlane plane) {
        int count = rows.count();
        double most = (count - 1) / 3.0;
        double perplexity = Math.min(settings.perplexity(), most);
        if (perplexity < settings.perplexity()) {
            notes.add("the perplexity is " + text(perplexity) + ", a third of the other frames, as " + count
                    + " frames are too few for " + text(settings.perplexity()));
        }
        int neighbours = Math.min(count - 1, (int) (3 * perplexity + 1));
        NearestRows nearest = NearestRows.of(rows, distances, neighbours, monitor);
        PointAffinities affinities = PointAffinities.of(nearest, perplexity);
        float[] points = beginning(plane);
        var descent = new PlaneDescent(affinities, points);
        int steps = descent.steps(settings.iterations(), monitor);
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = points[2 * i];
            y[i] = points[2 * i + 1];
        }
        return new Placed(x, y, Optional.empty(), Optional.of(new Descent(perplexity, steps, descent.divergence())));
    }

    /** With four digits at most. */
    private static String text(double number) {
        return new BigDecimal(number)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The plane of largest variance, made small; by chance across a line, along which forces would keep all points for ever. */
    private float[] beginning(PrincipalPlane plane) {
        double[] x = plane.x();
        double[] y = plane.y();
        double spread = deviation(x);
        boolean isLine = plane.isLine();
        var random = new Random(settings.seed());
        float[] points = new float[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            points[2 * i] = (float) (x[i] / spread * BEGINNING);
            points[2 * i + 1] = (float) (BEGINNING * (isLine ? random.nextGaussian() : y[i] / spread));
        }
        return points;
    }

    /** Of numbers whose mean is 0. */
    private static double deviation(double[] numbers) {
        double squares = 0;
        for (double number : numbers) {
            squares += number * number;
        }
        return Math.sqrt(squares / numbers.length);
    }
}
