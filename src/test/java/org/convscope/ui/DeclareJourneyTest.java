package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.inside;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextArea;
import javax.swing.JTree;
import org.convscope.network.Network;
import org.convscope.ui.action.AppAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A greyed layer is declared in the window; its model is opened from another start on, and as a whole again. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class DeclareJourneyTest extends WindowJourney {
    private static final String TITLE = "Declare a layer";
    private static final Path OUTER = Path.of("src/test/resources/declared/outer.h5");

    private Network network() {
        return window.bench().documents().model().orElseThrow().network();
    }

    private void apply(String declaration) throws Exception {
        onEventThread(() -> {
            JDialog open = dialog(TITLE).orElseThrow();
            inside(open.getContentPane(), JComboBox.class).stream()
                    .filter(box -> "declaration".equals(box.getName()))
                    .forEach(box -> box.getEditor().setItem(declaration));
            inside(open.getContentPane(), JButton.class).stream()
                    .filter(button -> "Apply".equals(button.getText()))
                    .forEach(JButton::doClick);
            return true;
        });
        idle();
    }

    /** Chooses from the tree's own menu, which is filled when it opens. */
    private void chooseFromTree(String layer, String entry) throws Exception {
        onEventThread(() -> {
            window.bench().workspace().select(selection -> selection.layer(layer));
            return true;
        });
        idle();
        onEventThread(() -> {
            JTree tree = all(JTree.class).stream()
                    .filter(one -> "model".equals(one.getName()))
                    .findFirst()
                    .orElseThrow();
            JPopupMenu menu = tree.getComponentPopupMenu();
            menu.show(tree, 0, 0);
            Arrays.stream(menu.getComponents())
                    .filter(JMenuItem.class::isInstance)
                    .map(JMenuItem.class::cast)
                    .filter(item -> entry.equals(item.getText()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no entry " + entry))
                    .doClick(0);
            menu.setVisible(false);
            return true;
        });
        idle();
    }

    @Test
    void aLayerIsDeclaredAndAStartChosen() throws Exception {
        open(OUTER);
        robot.await("the model", () -> window.frame().getTitle().contains("outer.h5"));
        idle();
        onEventThread(() -> {
            menuItem(AppAction.DECLARE.name()).doClick(0);
            return true;
        });
        apply("slice:[..., :2]");
        List<String> said =
                onEventThread(() -> inside(dialog(TITLE).orElseThrow().getContentPane(), JTextArea.class).stream()
                        .map(JTextArea::getText)
                        .toList());
        assertThat(said).anySatisfy(text -> assertThat(text).contains("does not fit"));
        assertThat(onEventThread(this::network).unavailable("head")).isPresent();
        screenshot("declaration refused");

        apply("x/255");
        assertThat(onEventThread(() -> dialog(TITLE))).isEmpty();
        assertThat(onEventThread(this::network).declared("scale")).contains("x/255");
        assertThat(onEventThread(this::network).unavailable("head")).isEmpty();
        screenshot("declared");

        chooseFromTree("base/conv1", "Open base alone");
        assertThat(onEventThread(this::network).outputs()).containsExactly("pool");
        chooseFromTree("conv1", "Show the whole model");
        assertThat(onEventThread(this::network).outputs()).containsExactly("head");
        assertThat(onEventThread(this::network).declared("scale")).contains("x/255");
        chooseFromTree("mean", "Start at this layer");
        assertThat(onEventThread(this::network).inputs()).containsExactly("mean_input");
    }
}
