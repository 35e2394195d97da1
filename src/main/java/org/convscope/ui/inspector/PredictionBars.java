package org.convscope.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.Prediction;

/** A prediction as bars. */
final class PredictionBars {
    /** More of one kind are not listed. */
    private static final int MOST = 20;

    private PredictionBars() {}

    /** The five most likely of the classes that exclude each other, the twenty likeliest yes-or-no labels, the first twenty quantities. */
    static List<ScoreBars.Bar> of(Prediction prediction) {
        return of(prediction, Optional.empty());
    }

    /**
     * Likewise, each with what another prediction says of the same.
     *
     * @param before of the same network's outputs; empty for none
     */
    static List<ScoreBars.Bar> of(Prediction prediction, Optional<Prediction> before) {
        List<ScoreBars.Bar> bars = new ArrayList<>();
        for (Prediction.Output output : prediction.outputs()) {
            var other = new Before(before.flatMap(all -> all.outputs().stream()
                    .filter(one -> one.name().equals(output.name()))
                    .findFirst()));
            List<Prediction.Score> top = output.top(Prediction.TOP);
            for (int i = 0; i < top.size(); i++) {
                bars.add(bar(top.get(i), i == 0, other));
            }
            for (Prediction.Score score : first(Prediction.largestFirst(output.ofKind(OutputLabel.Kind.SIGMOID)))) {
                bars.add(bar(score, score.value() >= 0.5, other));
            }
            List<Prediction.Score> quantities = first(output.ofKind(OutputLabel.Kind.REGRESSION));
            double largest = quantities.stream()
                    .mapToDouble(score -> Math.abs(score.value()))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(1);
            for (Prediction.Score score : quantities) {
                double share = Math.abs(score.value()) / Math.max(1, largest);
                OptionalDouble was = other.of(score);
                bars.add(new ScoreBars.Bar(
                        score.label().name(), score.value(), held(share), true, was, mark(was, largest)));
            }
        }
        return bars;
    }

    private static List<Prediction.Score> first(List<Prediction.Score> scores) {
        return scores.subList(0, Math.min(MOST, scores.size()));
    }

    private static OptionalDouble mark(OptionalDouble was, double largest) {
        return was.isPresent()
                ? OptionalDouble.of(held(Math.abs(was.getAsDouble()) / Math.max(1, largest)))
                : OptionalDouble.empty();
    }

    private static ScoreBars.Bar bar(Prediction.Score score, boolean strong, Before other) {
        OptionalDouble was = other.of(score);
        return new ScoreBars.Bar(
                score.label().name(),
                score.value(),
                held(score.value()),
                strong,
                was,
                was.isPresent() ? OptionalDouble.of(held(was.getAsDouble())) : OptionalDouble.empty());
    }

    /** The same output of another prediction. */
    private record Before(Optional<Prediction.Output> output) {
        OptionalDouble of(Prediction.Score score) {
            return output.stream()
                    .flatMap(one -> one.scores().stream())
                    .filter(one -> one.label().equals(score.label()))
                    .mapToDouble(Prediction.Score::value)
                    .findFirst();
        }
    }

    private static double held(double share) {
        return Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
    }
}
