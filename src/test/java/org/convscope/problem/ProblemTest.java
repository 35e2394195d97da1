package org.convscope.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void aSentenceThatStandsByItselfBeginsWithACapital() {
        Problem problem = Problem.of("a frame is too small").nextStep("Choose another");
        assertThat(problem.sentence()).isEqualTo("a frame is too small. Choose another.");
        assertThat(problem.standing()).isEqualTo("A frame is too small. Choose another.");
    }

    @Test
    void namesKeepTheirLetters() {
        assertThat(Problem.of("is damaged").file("frame.png").standing()).isEqualTo("frame.png: is damaged.");
        assertThat(Problem.of("is unknown").subject("layer 'a'").standing()).isEqualTo("layer 'a': is unknown.");
        assertThat(Problem.of("conv1 has no kernel").standing()).isEqualTo("conv1 has no kernel.");
    }
}
