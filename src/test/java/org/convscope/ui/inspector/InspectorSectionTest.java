package org.convscope.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.window.WindowRobot;
import org.junit.jupiter.api.Test;

class InspectorSectionTest {
    @Test
    void theHeadingKeepsItsLineWhereWhatStandsBesideItIsNotSeen() throws Exception {
        onEventThread(() -> {
            var section = new InspectorSection("Prediction") {};
            var why = new JButton("Why?");
            section.besideHeading(why);
            WrappedText text = InspectorSection.muted();
            section.line(text);
            text.say(
                    "layer 'head': the output cannot be computed: it is code of the model's author, which is never run");
            for (boolean isSeen : List.of(true, false)) {
                why.setVisible(isSeen);
                section.setSize(260, 300);
                for (int i = 0; i < 2; i++) {
                    section.invalidate();
                    WindowRobot.layOut(section);
                }
                JLabel heading = WindowRobot.inside(section, JLabel.class).get(0);
                assertThat(heading.getWidth()).isGreaterThanOrEqualTo(heading.getPreferredSize().width);
                assertThat(text.getWidth()).isGreaterThan(200);
            }
            return true;
        });
    }
}
