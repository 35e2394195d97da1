package org.convscope.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import org.convscope.problem.Problem;
import org.convscope.ui.window.WindowRobot;
import org.junit.jupiter.api.Test;

class ProblemPanelTest {
    private static String heading(ProblemPanel panel) {
        return WindowRobot.inside(panel.component(), JLabel.class).get(1).getText();
    }

    private static String text(ProblemPanel panel) {
        return WindowRobot.inside(panel.component(), JTextArea.class).get(0).getText();
    }

    @Test
    void eachProblemKeepsWhatItIsOf() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            var panel = new ProblemPanel(Optional.empty(), details -> {});
            panel.report("The exciter", List.of(Problem.of("there is not enough memory")));
            assertThat(heading(panel)).isEqualTo("The exciter");
            assertThat(text(panel)).isEqualTo("There is not enough memory.");

            panel.report("The exciter", List.of(Problem.of("the unit is not there")));
            assertThat(heading(panel)).isEqualTo("The exciter (2)");

            panel.report("The embedding", List.of(Problem.of("there are too few frames")));
            assertThat(heading(panel)).isEqualTo("Several problems (3)");
            assertThat(text(panel))
                    .isEqualTo("The exciter – There is not enough memory.\nThe exciter – The unit is not there.\n"
                            + "The embedding – There are too few frames.");
        });
    }
}
