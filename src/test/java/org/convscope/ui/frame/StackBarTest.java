package org.convscope.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.event.ActionEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.Action;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.KeyStroke;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.stack.CombinedImages.Combination;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;

class StackBarTest {
    private static final Path FILE = Path.of("run.h5");
    private static final FrameSource ALONE = FrameSource.of(Path.of("alone.png"));

    private final List<FrameSource> stack = IntStream.range(0, 3)
            .mapToObj(image -> new FrameSource(FILE, image))
            .toList();
    private final WorkspaceModel workspace =
            new WorkspaceModel(Workspace.EMPTY.alsoFrames(Stream.concat(stack.stream(), Stream.of(ALONE))
                    .map(frame -> new CategorizedFrame(frame, ""))
                    .toList()));
    private final JPanel keys = new JPanel();
    private final AtomicInteger changes = new AtomicInteger();
    private final StackBar bar = new StackBar(workspace, keys, changes::incrementAndGet);

    private FrameQuestion question() {
        return bar.question(workspace.get(), workspace.get().selection().frame().orElseThrow());
    }

    private <T> T part(Class<T> type) {
        return Arrays.stream(bar.component().getComponents())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private void select(FrameSource frame) {
        workspace.select(selection -> selection.frame(frame));
        question();
    }

    private Action key(String key) {
        Object name =
                keys.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).get(KeyStroke.getKeyStroke(key));
        return keys.getActionMap().get(name);
    }

    private void press(String key) {
        key(key).actionPerformed(new ActionEvent(keys, 0, key));
        question();
    }

    private Optional<FrameSource> selected() {
        return workspace.get().selection().frame();
    }

    @Test
    void aStackHasASliderAndKeys() {
        select(stack.get(1));

        assertThat(bar.component().isVisible()).isTrue();
        assertThat(part(JLabel.class).getText()).isEqualTo("image 2 of 3");
        assertThat(part(JSlider.class).getValue()).isEqualTo(1);
        press("PAGE_DOWN");
        assertThat(selected()).contains(stack.get(2));
        press("PAGE_DOWN");
        assertThat(selected()).contains(stack.get(2));
        press("PAGE_UP");
        assertThat(selected()).contains(stack.get(1));
        part(JSlider.class).setValue(0);
        assertThat(selected()).contains(stack.get(0));
    }

    @Test
    void aFrameAloneLeavesTheKeysToOthers() {
        select(stack.get(0));
        select(ALONE);

        assertThat(bar.component().isVisible()).isFalse();
        assertThat(key("PAGE_DOWN").isEnabled()).isFalse();
    }

    @Test
    void allImagesAreShownUntilAnotherOneIsSelected() {
        select(stack.get(1));
        JComboBox<?> choice = part(JComboBox.class);
        choice.setSelectedIndex(1);

        assertThat(changes).hasValue(1);
        assertThat(question()).isEqualTo(new FrameQuestion(stack, Optional.of(Combination.SUM)));
        assertThat(part(JLabel.class).getText()).isEqualTo("all 3 images");
        choice.setSelectedIndex(2);
        assertThat(question().combination()).contains(Combination.MAXIMUM);
        press("PAGE_DOWN");
        assertThat(question()).isEqualTo(FrameQuestion.image(stack.get(2)));
        assertThat(((Component) choice).isVisible()).isTrue();
        assertThat(choice.getSelectedIndex()).isZero();
    }
}
