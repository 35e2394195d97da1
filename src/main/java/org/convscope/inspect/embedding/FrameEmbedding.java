package org.convscope.inspect.embedding;

import java.util.List;
import java.util.Optional;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.FailedFrame;

/**
 * Frames on a plane.
 *
 * @param points in the order of the frames
 * @param features how many numbers describe a frame
 * @param explained by principal components: the shares of the variance that lie along x and y
 * @param descent by t-SNE: how it went
 * @param trustworthiness how far neighbours on the plane are neighbours by their features, 1 at best; NaN of too few frames
 * @param failures frames that could not be read or computed
 * @param notes what was done otherwise than asked: clauses without a full stop
 */
public record FrameEmbedding(
        List<Point> points,
        int features,
        Optional<Explained> explained,
        Optional<Descent> descent,
        double trustworthiness,
        List<FailedFrame> failures,
        List<String> notes) {
    public FrameEmbedding {
        points = List.copyOf(points);
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
    }

    /** How many of the plane's nearest neighbours {@link #trustworthiness} looks at. */
    public static final int TRUST_NEIGHBOURS = PlaneTrustworthiness.NEIGHBOURS;

    /** Where a frame is. */
    public record Point(LabelledFrame frame, double x, double y) {}

    /** Shares of the variance. */
    public record Explained(double x, double y) {}

    /**
     * @param perplexity as it was taken
     * @param iterations how many there were
     * @param divergence of Kullback and Leibler at the end
     */
    public record Descent(double perplexity, int iterations, double divergence) {}
}
