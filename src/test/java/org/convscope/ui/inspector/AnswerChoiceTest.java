package org.convscope.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.prediction.Prediction.Score;
import org.convscope.inspect.target.Target;
import org.junit.jupiter.api.Test;

class AnswerChoiceTest {
    private static Score score(String name, int index, OutputLabel.Kind kind, double value) {
        return new Score(new OutputLabel("", index, name, kind), value);
    }

    @Test
    void theStrongestComesFirstOfEachOutput() {
        var categories = new Prediction.Output(
                "categories",
                List.of(
                        score("blank", 0, OutputLabel.Kind.SIGMOID, 0.01),
                        score("ice", 1, OutputLabel.Kind.SIGMOID, 0.99),
                        score("badice", 2, OutputLabel.Kind.SIGMOID, 0.7)));
        var size = new Prediction.Output("size", List.of(score("size", 0, OutputLabel.Kind.REGRESSION, 0.25)));

        List<AnswerChoice> choices = AnswerChoice.of(new Prediction("frame", List.of(categories, size)));

        assertThat(choices.stream().map(AnswerChoice::target))
                .containsExactly(
                        new Target.OutputClass("categories", 1),
                        new Target.OutputClass("categories", 2),
                        new Target.OutputClass("categories", 0),
                        new Target.OutputClass("size", 0));
        assertThat(choices.get(1).text()).isEqualTo("badice  70 %");
        assertThat(choices.get(3).text()).isEqualTo("size  0.25");
    }
}
