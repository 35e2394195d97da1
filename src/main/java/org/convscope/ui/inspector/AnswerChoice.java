package org.convscope.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.target.Target;
import org.convscope.render.NumberText;

/**
 * An answer that can be explained.
 *
 * @param text what it is and how strong
 */
record AnswerChoice(Target.OutputClass target, String text) {
    /** More are not offered of one output. */
    private static final int MOST = 12;

    /** Of each output the strongest answers, the strongest first; then its quantities. */
    static List<AnswerChoice> of(Prediction prediction) {
        List<AnswerChoice> choices = new ArrayList<>();
        for (Prediction.Output output : prediction.outputs()) {
            Prediction.largestFirst(output.scores()).stream()
                    .filter(score -> !isQuantity(score))
                    .limit(MOST)
                    .forEach(score -> choices.add(choice(output, score)));
            output.ofKind(OutputLabel.Kind.REGRESSION).stream()
                    .limit(MOST)
                    .forEach(score -> choices.add(choice(output, score)));
        }
        return choices;
    }

    private static boolean isQuantity(Prediction.Score score) {
        return score.label().kind() == OutputLabel.Kind.REGRESSION;
    }

    private static AnswerChoice choice(Prediction.Output output, Prediction.Score score) {
        String value = isQuantity(score) ? NumberText.text(score.value()) : NumberText.percent(score.value());
        return new AnswerChoice(
                new Target.OutputClass(output.name(), output.scores().indexOf(score)),
                score.label().name() + "  " + value);
    }
}
