package org.convscope.ui.frame;

import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.stack.CombinedImages.Combination;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.SilentChange;
import org.convscope.workspace.Navigation;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/**
 * The images of the selected frame's file: a slider, Page Up and Page Down through them, and what is shown of them. Not there
 * where the file has one open image.
 */
final class StackBar {
    /** What is shown of a stack. */
    private enum Shown {
        IMAGE("one image"),
        SUM("sum of all"),
        MAXIMUM("maximum of all");

        private final String word;

        Shown(String word) {
            this.word = word;
        }
    }

    private final WorkspaceModel workspace;
    private final Runnable changed;
    private final JPanel panel = new JPanel(new MigLayout("insets 2lp 10lp 2lp 10lp, fillx", "[][0:0,grow,fill][]"));
    private final JLabel place = new JLabel(" ");
    private final JSlider slider = new JSlider(0, 1, 0);
    private final JComboBox<Shown> choice;
    private Shown shown = Shown.IMAGE;
    private Optional<FrameSource> chosenAt = Optional.empty();

    /**
     * @param keys where Page Up and Page Down are heard
     * @param changed called when something else is to be shown of the same stack
     */
    StackBar(WorkspaceModel workspace, JComponent keys, Runnable changed) {
        this.workspace = workspace;
        this.changed = changed;
        choice = ChoiceBox.of(
                "What is shown of the file's open images: the selected one, or all of them added up, or the largest count"
                        + " of each pixel",
                Shown.values(),
                shown,
                value -> value.word,
                this::choose);
        slider.setToolTipText("The images of this file (Page Up, Page Down)");
        slider.getAccessibleContext().setAccessibleName("Image of the stack");
        slider.setName("stack-slider");
        slider.addChangeListener(event -> {
            if (!SilentChange.isMade(slider)) {
                select(slider.getValue());
            }
        });
        panel.add(place, "wmin 90lp");
        panel.add(slider);
        panel.add(choice);
        panel.setVisible(false);
        bind(keys, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
        // its own go by tens, and the other way round
        bind(slider, JComponent.WHEN_FOCUSED);
    }

    private void bind(JComponent component, int condition) {
        component.getInputMap(condition).put(KeyStroke.getKeyStroke("PAGE_UP"), "image before");
        component.getActionMap().put("image before", new StackKey(-1));
        component.getInputMap(condition).put(KeyStroke.getKeyStroke("PAGE_DOWN"), "image after");
        component.getActionMap().put("image after", new StackKey(1));
    }

    JComponent component() {
        return panel;
    }

    /** No frame is selected. */
    void hide() {
        panel.setVisible(false);
    }

    private static List<FrameSource> images(Workspace now) {
        return now.selection()
                .frame()
                .map(frame -> Navigation.stack(now, frame))
                .orElse(List.of());
    }

    private void choose(Shown wanted) {
        shown = wanted;
        chosenAt = workspace.get().selection().frame();
        changed.run();
    }

    /** Selects an image of the stack by its place. */
    private void select(int index) {
        List<FrameSource> images = images(workspace.get());
        if (index < 0 || index >= images.size()) {
            return;
        }
        FrameSource wanted = images.get(index);
        if (Optional.of(wanted).equals(workspace.get().selection().frame())) {
            choose(Shown.IMAGE);
        } else {
            workspace.select(selection -> selection.frame(wanted));
        }
    }

    /** What is to be shown now: another selected frame is shown itself. */
    FrameQuestion question(Workspace now, FrameSource selected) {
        List<FrameSource> images = images(now);
        boolean same = chosenAt.equals(Optional.of(selected)) && images.size() > 1;
        if (!same) {
            shown = Shown.IMAGE;
        }
        arrange(images, images.indexOf(selected));
        return switch (shown) {
            case IMAGE -> FrameQuestion.image(selected);
            case SUM -> new FrameQuestion(images, Optional.of(Combination.SUM));
            case MAXIMUM -> new FrameQuestion(images, Optional.of(Combination.MAXIMUM));
        };
    }

    private void arrange(List<FrameSource> images, int at) {
        panel.setVisible(images.size() > 1);
        place.setText(
                shown == Shown.IMAGE
                        ? "image " + (at + 1) + " of " + images.size()
                        : "all " + images.size() + " images");
        ChoiceBox.show(choice, shown);
        SilentChange.make(slider, () -> {
            slider.setMaximum(Math.max(1, images.size() - 1));
            slider.setValue(Math.max(0, at));
        });
    }

    /** A step through the images; where there is one only, the key is left to others. */
    private final class StackKey extends AbstractAction {
        private final int step;

        StackKey(int step) {
            this.step = step;
        }

        @Override
        public boolean isEnabled() {
            return images(workspace.get()).size() > 1;
        }

        @Override
        public void actionPerformed(ActionEvent event) {
            List<FrameSource> images = images(workspace.get());
            int at = workspace.get().selection().frame().map(images::indexOf).orElse(0);
            select(at + step);
        }
    }
}
