package org.convscope.ui.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import org.convscope.ui.window.WindowRobot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The keys and a row of controls in a window that is too low for all of it. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class FoldedControlsTest {
    private final WindowRobot robot;
    private final WrappingRow row;
    private final List<JButton> controls;
    private final JFrame frame;

    FoldedControlsTest() throws Exception {
        robot = new WindowRobot();
        row = onEventThread(WrappingRow::new);
        controls = onEventThread(() ->
                IntStream.range(0, 9).mapToObj(i -> new JButton("Control " + i)).toList());
        frame = onEventThread(JFrame::new);
    }

    @BeforeEach
    void open() throws Exception {
        onEventThread(() -> {
            controls.forEach(row::add);
            var view = new JPanel(new BorderLayout());
            view.add(row, BorderLayout.NORTH);
            frame.setFocusTraversalPolicy(new ReadingOrder());
            frame.add(new LeastRoom(view, () -> new Dimension(200, 100)));
            frame.setSize(330, 300);
            frame.setVisible(true);
            return frame;
        });
        robot.await("the keys", () -> controls.get(0).isFocusOwner());
    }

    @AfterEach
    void close() throws Exception {
        onEventThread(() -> {
            frame.dispose();
            return true;
        });
    }

    private JToggleButton more() {
        return WindowRobot.inside(row, JToggleButton.class).get(0);
    }

    @Test
    void theKeysComeToWhatIsSeenFirstAndUnfoldTheRest() throws Exception {
        onEventThread(() -> {
            assertThat(more().isShowing()).isTrue();
            assertThat(more().isSelected()).isFalse();
            assertThat(row.isFolded(controls.get(8))).isTrue();
            more().requestFocusInWindow();
            return true;
        });
        robot.await("the button for more", () -> more().isFocusOwner());
        assertThat(more().isSelected()).isFalse();
        onEventThread(() -> {
            more().transferFocus();
            return true;
        });
        robot.await("all controls", () -> more().isSelected() && !row.isFolded(controls.get(8)));
        assertThat(controls).anyMatch(JButton::isFocusOwner);
    }

    @Test
    void theKeysDoNotStayWhereNothingIsSeen() throws Exception {
        onEventThread(() -> {
            controls.get(8).requestFocusInWindow();
            return true;
        });
        robot.await("all controls", () -> more().isSelected() && !row.isFolded(controls.get(8)));
        onEventThread(() -> {
            more().doClick(0);
            return true;
        });
        robot.await("few controls", () -> row.isFolded(controls.get(8)) && more().isFocusOwner());
        assertThat(more().isSelected()).isFalse();
    }
}
