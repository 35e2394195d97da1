package org.convscope.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Insets;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class WrappingRowTest {
    private final WrappingRow row = new WrappingRow();
    private final List<JPanel> controls = IntStream.range(0, 5)
            .mapToObj(i -> {
                var control = new JPanel();
                control.setPreferredSize(new Dimension(100, i == 2 ? 30 : 20));
                row.add(control);
                return control;
            })
            .toList();

    private void wide(int width) {
        row.setSize(width, 1);
        row.setSize(width, row.getPreferredSize().height);
        row.doLayout();
    }

    @Test
    void oneRowWhereThereIsRoom() {
        wide(1000);
        assertThat(row.getHeight()).isLessThan(60);
        assertThat(controls).extracting(one -> one.getY() + one.getHeight() / 2).containsOnly(row.getHeight() / 2);
    }

    @Test
    void whatWasNarrowAsksForOneRowAgain() {
        wide(1000);
        int width = row.getPreferredSize().width;
        wide(120);
        assertThat(row.getPreferredSize().width).isEqualTo(width);
    }

    @Test
    void nothingIsCutOffWhereThereIsNot() {
        wide(260);
        var inside = new Rectangle(0, 0, row.getWidth(), row.getHeight());
        for (Component one : controls) {
            assertThat(inside.contains(one.getBounds())).isTrue();
            for (Component other : controls) {
                assertThat(one != other && one.getBounds().intersects(other.getBounds()))
                        .isFalse();
            }
        }
    }

    @Test
    void aLongTextIsShortenedAndWidensNothing() {
        int least = row.getMinimumSize().width;
        row.add(new JLabel("a text that is much longer than any of the controls, and longer than the window is wide"));
        assertThat(row.getMinimumSize().width).isEqualTo(least);
    }

    @Test
    void aSentenceTakesAsManyLinesAsItNeeds() {
        int least = row.getMinimumSize().width;
        var sentence = new WrappedText(() -> Color.BLACK);
        sentence.say("a text that is much longer than any of the controls, and longer than the window is wide");
        row.add(sentence);
        assertThat(row.getMinimumSize().width).isEqualTo(least);

        wide(3000);
        int line = sentence.getHeight();
        int all = row.getHeight();
        wide(260);
        assertThat(sentence.getHeight()).isGreaterThanOrEqualTo(2 * line);
        assertThat(new Rectangle(row.getSize()).contains(sentence.getBounds())).isTrue();
        assertThat(controls).noneMatch(one -> one.getBounds().intersects(sentence.getBounds()));
        wide(3000);
        assertThat(row.getHeight()).isEqualTo(all);
    }

    @Test
    void whatIsNotSeenTakesNoRoom() {
        wide(350);
        int all = row.getHeight();
        controls.subList(1, 5).forEach(one -> one.setVisible(false));
        assertThat(row.getPreferredSize().height).isLessThan(all);
    }

    /** In a view of a height, with a text at the end. */
    private JLabel lowView(int height) {
        var said = new JLabel("what comes of it");
        row.add(said);
        var view = new JPanel(new BorderLayout());
        view.add(row, BorderLayout.NORTH);
        var room = new LeastRoom(view, () -> new Dimension(260, 100));
        room.setSize(260, height);
        lay(room);
        return said;
    }

    /** Twice, since a width that became known may change a height. */
    private static void lay(LeastRoom room) {
        for (int i = 0; i < 2; i++) {
            layOut(room);
        }
    }

    private static void layOut(Container container) {
        container.invalidate();
        container.doLayout();
        for (Component child : container.getComponents()) {
            if (child instanceof Container inside) {
                layOut(inside);
            }
        }
    }

    private JToggleButton more() {
        return more(row);
    }

    private static JToggleButton more(WrappingRow row) {
        return Arrays.stream(row.getComponents())
                .filter(JToggleButton.class::isInstance)
                .map(JToggleButton.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatALowViewHasNoRoomForIsFoldedAway() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            JLabel said = lowView(200);
            assertThat(more().isVisible()).isTrue();
            assertThat(controls.stream().filter(row::isFolded).count()).isBetween(1L, 4L);
            assertThat(row.isFolded(said)).isFalse();
            // as the keys come to them
            assertThat(controls).filteredOn(row::isFolded).allMatch(one -> one.getY() > more().getY());
            assertThat(row.getHeight()).isLessThan(90);
            Rectangle button = more().getBounds();
            assertThat(controls).noneMatch(one -> one.getBounds().intersects(button));
            more().doClick(0);
            lay((LeastRoom) SwingUtilities.getAncestorOfClass(LeastRoom.class, row));
            assertThat(controls).noneMatch(row::isFolded);
            assertThat(more().isVisible()).isTrue();
        });
    }

    @Test
    void theChosenOneOfAGroupIsNeverFoldedAway() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            var group = new ButtonGroup();
            List<JToggleButton> modes = Stream.of("a", "b", "c")
                    .map(name -> {
                        var mode = new JToggleButton(name);
                        mode.setPreferredSize(new Dimension(60, 20));
                        group.add(mode);
                        row.add(mode);
                        return mode;
                    })
                    .toList();
            modes.get(2).setSelected(true);
            lowView(120);
            assertThat(modes).filteredOn(mode -> !row.isFolded(mode)).containsExactly(modes.get(2));
            assertThat(modes.get(2).getX() + modes.get(2).getWidth()).isLessThan(more().getX());
            assertThat(more().getX() + more().getWidth()).isLessThanOrEqualTo(row.getWidth());

            modes.get(1).setSelected(true);
            assertThat(row.isValid()).isFalse();
            lay((LeastRoom) SwingUtilities.getAncestorOfClass(LeastRoom.class, row));
            assertThat(modes).filteredOn(mode -> !row.isFolded(mode)).containsExactly(modes.get(1));
        });
    }

    @Test
    void rowsOfOneViewShareOneButton() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            var second = new WrappingRow();
            List<JButton> others = IntStream.range(0, 9)
                    .mapToObj(i -> new JButton("Control " + i))
                    .toList();
            others.forEach(second::add);
            var view = new JPanel(new GridLayout(2, 1));
            view.add(row);
            view.add(second);
            var room = new LeastRoom(view, () -> new Dimension(260, 100));
            room.setSize(260, 200);
            lay(room);
            assertThat(more(row).isVisible()).isTrue();
            assertThat(more(second).isVisible()).isFalse();
            assertThat(others).anyMatch(second::isFolded).anyMatch(one -> !second.isFolded(one));
            more(row).doClick(0);
            lay(room);
            assertThat(others).noneMatch(second::isFolded);
            assertThat(more(second).isVisible()).isFalse();
            // without the first row the second needs the button itself, and is as open
            row.setVisible(false);
            lay(room);
            assertThat(more(second).isVisible()).isTrue();
            assertThat(more(second).isSelected()).isTrue();
        });
    }

    @Test
    void aNameBeforeTheControlsLeavesThemALine() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            row.add(new JLabel("a name that takes all of the first line of them"), 0);
            lowView(120);
            assertThat(row.isFolded(controls.get(0))).isFalse();
            assertThat(more().getY()).isGreaterThan(0);
            assertThat(controls).anyMatch(row::isFolded);
        });
    }

    @Test
    void theButtonStandsBeforeWhatIsSaidAtTheEnd() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            JLabel said = lowView(200);
            more().doClick(0);
            lay((LeastRoom) SwingUtilities.getAncestorOfClass(LeastRoom.class, row));
            assertThat(said.getY()).isGreaterThanOrEqualTo(more().getY());
            assertThat(said.getY() > more().getY() || said.getX() > more().getX())
                    .isTrue();
        });
    }

    @Test
    void aHighViewShowsAll() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            lowView(800);
            assertThat(controls).noneMatch(row::isFolded);
            assertThat(more().isVisible()).isFalse();
        });
    }

    @Test
    void anotherThemeLeavesTheMargin() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Insets before = row.getInsets();
            SwingUtilities.updateComponentTreeUI(row);
            assertThat(row.getInsets()).isEqualTo(before);
            assertThat(before.left).isPositive();
        });
    }
}
