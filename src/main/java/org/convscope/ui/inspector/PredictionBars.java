package org.convscope.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.Prediction;

/** A prediction as bars. */
final class PredictionBars {
    /** More of one kind are not listed. */
    private static final int MOST = 20;

    private PredictionBars() {}

    /** The five most likely of the classes that exclude each other, the first twenty yes-or-no labels and quantities. */
    static List<ScoreBars.Bar> of(Prediction prediction) {
        List<ScoreBars.Bar> bars = new ArrayList<>();
        for (Prediction.Output output : prediction.outputs()) {
            List<Prediction.Score> top = output.top(Prediction.TOP);
            for (int i = 0; i < top.size(); i++) {
                bars.add(bar(top.get(i), i == 0));
            }
            for (Prediction.Score score : first(output.ofKind(OutputLabel.Kind.SIGMOID))) {
                bars.add(bar(score, score.value() >= 0.5));
            }
            List<Prediction.Score> quantities = first(output.ofKind(OutputLabel.Kind.REGRESSION));
            double largest = quantities.stream()
                    .mapToDouble(score -> Math.abs(score.value()))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(1);
            for (Prediction.Score score : quantities) {
                double share = Math.abs(score.value()) / Math.max(1, largest);
                bars.add(new ScoreBars.Bar(score.label().name(), score.value(), held(share), true));
            }
        }
        return bars;
    }

    private static List<Prediction.Score> first(List<Prediction.Score> scores) {
        return scores.subList(0, Math.min(MOST, scores.size()));
    }

    private static ScoreBars.Bar bar(Prediction.Score score, boolean strong) {
        return new ScoreBars.Bar(score.label().name(), score.value(), held(score.value()), strong);
    }

    private static double held(double share) {
        return Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
    }
}
