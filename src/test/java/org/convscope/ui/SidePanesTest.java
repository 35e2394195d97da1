package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.Toolkit;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseMotionAdapter;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;
import org.convscope.ui.settings.WindowSettings;
import org.junit.jupiter.api.Test;

class SidePanesTest {
    private final JPanel model = new JPanel();
    private final JPanel views = new JPanel();
    private final JPanel inspector = new JPanel();
    private final SidePanes sides = new SidePanes(
            new SidePanes.Parts(model, new JPanel(), views, inspector), WindowSettings.DEFAULT, () -> 1000);

    private void wide(int width) {
        JComponent pane = sides.component();
        pane.setSize(width, 600);
        pane.dispatchEvent(new ComponentEvent(pane, ComponentEvent.COMPONENT_RESIZED));
        layOut(pane);
    }

    private static void layOut(Container container) {
        container.doLayout();
        for (Component child : container.getComponents()) {
            if (child instanceof Container inside) {
                layOut(inside);
            }
        }
    }

    private Optional<EdgeButton> edge(String word) {
        return Arrays.stream(sides.component().getComponents())
                .filter(Component::isVisible)
                .filter(EdgeButton.class::isInstance)
                .map(EdgeButton.class::cast)
                .filter(button -> word.equals(button.getAccessibleContext().getAccessibleName()))
                .findFirst();
    }

    /** Also where a pane around it is not. */
    private boolean isSeen(Component part) {
        for (Component at = part; at != sides.component(); at = at.getParent()) {
            if (!at.isVisible() || at.getWidth() <= 1) {
                return false;
            }
        }
        return true;
    }

    @Test
    void whatHasNoRoomBesideTheViewsIsBehindAButtonAtTheEdge() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            wide(1000);
            assertThat(isSeen(model) && isSeen(inspector)).isTrue();
            assertThat(views.getWidth()).isGreaterThanOrEqualTo(420);
            assertThat(edge("Inspector")).isEmpty();

            wide(700);
            assertThat(isSeen(model)).isTrue();
            assertThat(isSeen(inspector)).isFalse();
            assertThat(edge("Model and frames")).isEmpty();

            wide(500);
            assertThat(isSeen(model) || isSeen(inspector)).isFalse();
            assertThat(views.getWidth()).isGreaterThan(400);
        });
    }

    /** While the mouse is moved, as by who changes a window's size with it. */
    private void whileTheMouseIsMoved(Runnable done) throws Exception {
        var under = new JPanel();
        under.addMouseMotionListener(new MouseMotionAdapter() {
            @Override
            public void mouseMoved(MouseEvent event) {
                done.run();
            }
        });
        EventQueue events = Toolkit.getDefaultToolkit().getSystemEventQueue();
        events.postEvent(new MouseEvent(under, MouseEvent.MOUSE_MOVED, 0, 0, 1, 1, 0, false));
        for (int i = 0; i < 3; i++) {
            SwingUtilities.invokeAndWait(() -> {
                layOut(sides.component());
                // a split pane that has been seen shares out another size itself
                Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
                sides.component().paint(g);
                g.dispose();
            });
        }
    }

    private void resize(int width, int height) throws Exception {
        whileTheMouseIsMoved(() -> {
            sides.component().setSize(width, height);
            layOut(sides.component());
        });
    }

    @Test
    void aWindowThatBecomesSmallKeepsEachPaneInSight() throws Exception {
        resize(1000, 600);
        int high = model.getHeight();
        int wide = inspector.getWidth();
        resize(2500, 1500);
        resize(1000, 600);
        assertThat(model.getHeight()).isEqualTo(high).isGreaterThan(150);
        assertThat(inspector.getWidth()).isEqualTo(wide).isGreaterThan(150);
        assertThat(sides.remember(WindowSettings.DEFAULT)).isEqualTo(WindowSettings.DEFAULT);
    }

    @Test
    void anotherThemeAndAnotherSizeAtOnceLeaveTheInspectorItsWidth() throws Exception {
        views.setPreferredSize(new Dimension(3000, 3000));
        resize(1000, 600);
        int wide = inspector.getWidth();
        resize(1400, 900);
        SwingUtilities.invokeAndWait(() -> SwingUtilities.updateComponentTreeUI(sides.component()));
        resize(1000, 600);
        assertThat(inspector.getWidth()).isEqualTo(wide).isGreaterThan(150);
    }

    @Test
    void aPaneThatWasDraggedIsKept() throws Exception {
        resize(1400, 900);
        var left = (JSplitPane) model.getParent();
        whileTheMouseIsMoved(() -> left.setDividerLocation(222));
        resize(1000, 700);
        assertThat(model.getHeight()).isEqualTo(222);
        assertThat(sides.remember(WindowSettings.DEFAULT).modelHeight()).isEqualTo(222);
    }

    @Test
    void whoDragsAPaneMayMakeItLargerThanTheWindowWould() throws Exception {
        resize(1400, 900);
        var outer = (JSplitPane) model.getParent().getParent();
        whileTheMouseIsMoved(() -> outer.setDividerLocation(700));
        assertThat(model.getWidth()).isEqualTo(700);
    }

    @Test
    void aButtonUnfoldsItsPaneInsteadOfTheOther() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            wide(500);
            edge("Inspector").orElseThrow().doClick(0);
            layOut(sides.component());
            assertThat(isSeen(inspector)).isTrue();
            assertThat(inspector.getWidth()).isGreaterThan(180);
            assertThat(views.getWidth()).isGreaterThan(100);

            edge("Model and frames").orElseThrow().doClick(0);
            layOut(sides.component());
            assertThat(isSeen(model)).isTrue();
            assertThat(isSeen(inspector)).isFalse();

            edge("Model and frames").orElseThrow().doClick(0);
            layOut(sides.component());
            assertThat(isSeen(model)).isFalse();
        });
    }

    @Test
    void theInspectorStandsInsteadOfTheModelWhereThatIsSeen() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            wide(700);
            edge("Inspector").orElseThrow().doClick(0);
            layOut(sides.component());
            assertThat(isSeen(inspector)).isTrue();
            assertThat(isSeen(model)).isFalse();
            assertThat(views.getWidth()).isGreaterThan(250);

            edge("Model and frames").orElseThrow().doClick(0);
            layOut(sides.component());
            assertThat(isSeen(model)).isTrue();
            assertThat(isSeen(inspector)).isFalse();
            assertThat(edge("Model and frames")).isEmpty();
        });
    }

    @Test
    void whatANarrowWindowMakesOfThePanesIsNotKept() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            wide(500);
            edge("Inspector").orElseThrow().doClick(0);
            wide(1000);
            assertThat(sides.remember(WindowSettings.DEFAULT)).isEqualTo(WindowSettings.DEFAULT);
            assertThat(edge("Inspector")).isEmpty();
        });
    }

    @Test
    void aLargeWindowGivesThePanesMoreUnlessTheyWereMoved() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            wide(1400);
            int usual = model.getWidth();
            wide(3840);
            assertThat(model.getWidth()).isGreaterThan(usual * 3 / 2);
            assertThat(inspector.getWidth()).isGreaterThan(usual * 3 / 2);
            assertThat(sides.remember(WindowSettings.DEFAULT)).isEqualTo(WindowSettings.DEFAULT);

            var moved = new SidePanes(
                    new SidePanes.Parts(model, new JPanel(), views, inspector),
                    WindowSettings.DEFAULT.panes(250, 300, 330),
                    () -> 3840);
            moved.component().setSize(3840, 600);
            moved.arrange();
            layOut(moved.component());
            assertThat(model.getWidth()).isEqualTo(250);
        });
    }
}
