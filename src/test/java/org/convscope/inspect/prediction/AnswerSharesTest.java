package org.convscope.inspect.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.input.OutputLabel;
import org.junit.jupiter.api.Test;

class AnswerSharesTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static AnswerShares.Given given(int minutesAgo, String answer) {
        return new AnswerShares.Given(NOW.minus(Duration.ofMinutes(minutesAgo)), answer);
    }

    private static AnswerShares hour(AnswerShares.Given... given) {
        return AnswerShares.of(List.of(given), NOW, Duration.ofHours(1), 6, Duration.ofMinutes(20));
    }

    @Test
    void sharesRunAlongAndEachMomentCountsWhatCameBeforeIt() {
        AnswerShares shares =
                hour(given(61, "blank"), given(45, "ice"), given(25, "ice"), given(25, "good"), given(0, "good"));
        assertThat(shares.answers()).as("the oldest is over an hour ago").containsExactly("good", "ice");
        assertThat(shares.moments())
                .extracting(AnswerShares.Moment::at)
                .startsWith(NOW.minus(Duration.ofMinutes(50)))
                .endsWith(NOW);
        assertThat(shares.moments()).extracting(AnswerShares.Moment::frames).containsExactly(1, 1, 1, 2, 2, 1);
        assertThat(shares.moments().get(0).counts()).as("up to 70 minutes ago").isEqualTo(Map.of("blank", 1L));
        assertThat(shares.moments().get(3).share("ice")).isEqualTo(0.5);
        assertThat(shares.now().share("good")).isEqualTo(1);
    }

    @Test
    void whereNothingCameThereIsNoShare() {
        AnswerShares shares = hour(given(0, "ice"));
        assertThat(shares.moments().get(0).frames()).isZero();
        assertThat(shares.moments().get(0).share("ice")).isZero();
        assertThat(hour().answers()).isEmpty();
    }

    private static Prediction.Score score(OutputLabel.Kind kind, String name, double value) {
        return new Prediction.Score(new OutputLabel("out", 0, name, kind), value);
    }

    private static Optional<String> word(Prediction.Score... scores) {
        return AnswerWord.of(new Prediction("frame", List.of(new Prediction.Output("out", List.of(scores)))));
    }

    @Test
    void anAnswerInAWord() {
        assertThat(word(
                        score(OutputLabel.Kind.SOFTMAX, "ice", 0.7),
                        score(OutputLabel.Kind.SOFTMAX, "good", 0.2),
                        score(OutputLabel.Kind.SIGMOID, "strong", 0.9)))
                .contains("ice");
        assertThat(word(score(OutputLabel.Kind.SIGMOID, "ice", 0.4))).contains("not ice");
        assertThat(word(
                        score(OutputLabel.Kind.SIGMOID, "ice", 0.6),
                        score(OutputLabel.Kind.SIGMOID, "strong", 0.5),
                        score(OutputLabel.Kind.SIGMOID, "blank", 0.1)))
                .contains("ice + strong");
        assertThat(word(score(OutputLabel.Kind.SIGMOID, "ice", 0.1), score(OutputLabel.Kind.SIGMOID, "blank", 0.1)))
                .contains("none");
        assertThat(word(score(OutputLabel.Kind.REGRESSION, "resolution", 2.1))).isEmpty();
        assertThat(word(score(OutputLabel.Kind.SOFTMAX, "ice", Double.NaN))).isEmpty();
    }
}
