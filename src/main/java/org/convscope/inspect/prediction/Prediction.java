package org.convscope.inspect.prediction;

import java.util.Comparator;
import java.util.List;
import org.convscope.input.OutputLabel;

/**
 * What a network says about one frame.
 *
 * @param frame the frame's name
 * @param outputs one an output of the network, in its order
 */
public record Prediction(String frame, List<Output> outputs) {
    /** How many of many classes are named. */
    public static final int TOP = 5;

    public Prediction {
        outputs = List.copyOf(outputs);
    }

    /**
     * One output layer.
     *
     * @param name id of the call
     * @param scores a number each, in the output's order
     */
    public record Output(String name, List<Score> scores) {
        public Output {
            scores = List.copyOf(scores);
        }

        /** The numbers of one kind, in order. */
        public List<Score> ofKind(OutputLabel.Kind kind) {
            return scores.stream().filter(score -> score.label().kind() == kind).toList();
        }

        /** The largest of the classes that exclude each other, largest first. */
        public List<Score> top(int count) {
            return ofKind(OutputLabel.Kind.SOFTMAX).stream()
                    .sorted(Comparator.comparingDouble(Score::value).reversed())
                    .limit(count)
                    .toList();
        }
    }

    /** The prediction with only the largest numbers of each output, largest first; what is no number comes last. */
    public Prediction largest(int count) {
        return new Prediction(
                frame,
                outputs.stream()
                        .map(output -> new Output(
                                output.name(),
                                largestFirst(output.scores()).stream()
                                        .limit(count)
                                        .toList()))
                        .toList());
    }

    /** The same numbers, largest first; what is no number comes last. */
    public static List<Score> largestFirst(List<Score> scores) {
        return scores.stream()
                .sorted(Comparator.comparingDouble(Prediction::rank))
                .toList();
    }

    private static double rank(Score score) {
        return Double.isNaN(score.value()) ? Double.POSITIVE_INFINITY : -score.value();
    }

    /** One number and what it means. */
    public record Score(OutputLabel label, double value) {}
}
