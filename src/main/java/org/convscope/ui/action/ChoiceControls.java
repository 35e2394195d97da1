package org.convscope.ui.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JComboBox;
import javax.swing.JMenu;
import javax.swing.JRadioButtonMenuItem;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** A {@link WorkspaceChoice} as a menu or as a combo box that follow the workspace. */
public final class ChoiceControls {
    private ChoiceControls() {}

    /** A menu with a radio item a value; what cannot be had in the view in front is grey. */
    public static <E> JMenu menu(WorkspaceChoice<E> choice, WorkspaceModel workspace) {
        var menu = new JMenu(choice.title());
        var group = new ButtonGroup();
        for (E value : choice.values()) {
            var item = new JRadioButtonMenuItem(choice.words().apply(value));
            item.addActionListener(event -> choice.choose(workspace, value));
            Consumer<Workspace> follow = now -> {
                item.setSelected(choice.reader().apply(now).equals(value));
                item.setEnabled(choice.idle().apply(now).isEmpty()
                        && choice.available().apply(now).contains(value));
                item.setToolTipText(choice.idle().apply(now).orElse(null));
            };
            follow.accept(workspace.get());
            workspace.addListener((before, now, changes) -> follow.accept(now));
            group.add(item);
            menu.add(item);
        }
        return menu;
    }

    /**
     * A box with the words as entries: those that can be had in the view in front, with what is shown there selected.
     * Where none would change anything there, it is grey, and its tooltip says why.
     */
    public static <E> JComboBox<String> comboBox(WorkspaceChoice<E> choice, WorkspaceModel workspace) {
        var box = new JComboBox<String>();
        box.getAccessibleContext().setAccessibleName(choice.title());
        box.setFocusable(false);
        List<E> shown = new ArrayList<>();
        box.addActionListener(event -> {
            int index = box.getSelectedIndex();
            // while the entries are being changed, nobody chooses
            if (index >= 0 && box.getItemCount() == shown.size()) {
                choice.choose(workspace, shown.get(index));
            }
        });
        follow(box, choice, shown, workspace.get());
        workspace.addListener((before, now, changes) -> follow(box, choice, shown, now));
        return box;
    }

    private static <E> void follow(JComboBox<String> box, WorkspaceChoice<E> choice, List<E> shown, Workspace now) {
        List<E> available = choice.available().apply(now);
        int wanted = available.indexOf(choice.reader().apply(now));
        if (!shown.equals(available)) {
            shown.clear();
            var words = available.stream().map(choice.words()).toArray(String[]::new);
            var model = new DefaultComboBoxModel<>(words);
            model.setSelectedItem(wanted < 0 ? null : words[wanted]);
            box.setModel(model);
            shown.addAll(available);
        } else if (wanted != box.getSelectedIndex()) {
            box.setSelectedIndex(wanted);
        }
        Optional<String> idle = choice.idle().apply(now);
        box.setEnabled(idle.isEmpty());
        box.setToolTipText(idle.orElse(choice.tooltip()));
    }
}
