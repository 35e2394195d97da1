package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.inside;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Container;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JTextArea;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.network.Network;
import org.convscope.ui.action.AppAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A model of three inputs is given a frame once the window was told what the others take. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class FillJourneyTest extends WindowJourney {
    private static final String TITLE = "Fill other inputs";
    private static final Path THREE = Path.of("src/test/resources/filled/three_inputs.h5");

    private Network network() {
        return window.bench().documents().model().orElseThrow().network();
    }

    private void choose() throws Exception {
        onEventThread(() -> {
            menuItem(AppAction.FILL_INPUTS.name()).doClick(0);
            return true;
        });
    }

    private void fill(Map<String, String> fillings, String press) throws Exception {
        onEventThread(() -> {
            Container content = dialog(TITLE).orElseThrow().getContentPane();
            inside(content, JComboBox.class).forEach(box -> {
                String text = fillings.get(box.getName().replace("filling of ", ""));
                if (text != null) {
                    box.getEditor().setItem(text);
                }
            });
            inside(content, JButton.class).stream()
                    .filter(button -> press.equals(button.getText()))
                    .forEach(JButton::doClick);
            return true;
        });
        idle();
    }

    @Test
    void theOtherInputsAreFilledAndLeftOpenAgain() throws Exception {
        open(THREE);
        robot.await("the model", () -> window.frame().getTitle().contains("three_inputs.h5"));
        idle();
        assertThat(onEventThread(() -> PrepareInput.obstacle(network()))).isPresent();
        choose();
        screenshot("inputs to fill");
        fill(Map.of("said", "1,2"), "Apply");
        List<String> said =
                onEventThread(() -> inside(dialog(TITLE).orElseThrow().getContentPane(), JTextArea.class).stream()
                        .map(JTextArea::getText)
                        .toList());
        assertThat(said).anySatisfy(text -> assertThat(text).contains("takes another count of numbers"));
        screenshot("filling refused");

        fill(Map.of("said", "1,0,2.5"), "Apply");
        assertThat(onEventThread(() -> dialog(TITLE))).isEmpty();
        assertThat(onEventThread(this::network).inputs()).containsExactly("first");
        assertThat(onEventThread(this::network).declarations().fillings())
                .containsExactly(Map.entry("second", "as first"), Map.entry("said", "1,0,2.5"));
        screenshot("inputs filled");

        choose();
        fill(Map.of(), "Fill none");
        assertThat(onEventThread(this::network).inputs()).hasSize(3);
        assertThat(onEventThread(() -> PrepareInput.obstacle(network()))).isPresent();
    }
}
