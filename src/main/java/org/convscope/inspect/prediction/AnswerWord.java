package org.convscope.inspect.prediction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.input.OutputLabel;

/** What a prediction comes down to, in a word. */
public final class AnswerWord {
    private static final double YES = 0.5;

    private AnswerWord() {}

    /**
     * The most likely of the classes that exclude each other, of the first output that has such; else the labels of the first
     * output that are likelier than not, {@code none} or {@code not LABEL} where there is none. Empty where there are quantities
     * only, or what is no number.
     */
    public static Optional<String> of(Prediction prediction) {
        return softmax(prediction).or(() -> sigmoid(prediction));
    }

    private static Optional<String> softmax(Prediction prediction) {
        return prediction.outputs().stream()
                .map(output -> output.ofKind(OutputLabel.Kind.SOFTMAX))
                .filter(scores -> !scores.isEmpty())
                .findFirst()
                .filter(AnswerWord::areNumbers)
                .flatMap(scores -> scores.stream().max(Comparator.comparingDouble(Prediction.Score::value)))
                .map(score -> score.label().name());
    }

    private static Optional<String> sigmoid(Prediction prediction) {
        return prediction.outputs().stream()
                .map(output -> output.ofKind(OutputLabel.Kind.SIGMOID))
                .filter(scores -> !scores.isEmpty())
                .findFirst()
                .filter(AnswerWord::areNumbers)
                .map(scores -> {
                    String yes = scores.stream()
                            .filter(score -> score.value() >= YES)
                            .map(score -> score.label().name())
                            .collect(Collectors.joining(" + "));
                    String no =
                            scores.size() == 1 ? "not " + scores.get(0).label().name() : "none";
                    return yes.isEmpty() ? no : yes;
                });
    }

    private static boolean areNumbers(List<Prediction.Score> scores) {
        return scores.stream().allMatch(score -> Double.isFinite(score.value()));
    }
}
