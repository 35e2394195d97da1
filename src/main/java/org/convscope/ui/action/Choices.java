package org.convscope.ui.action;

import javax.swing.ButtonGroup;
import javax.swing.JComboBox;
import javax.swing.JMenu;
import javax.swing.JRadioButtonMenuItem;
import org.convscope.workspace.WorkspaceModel;

/** A {@link Choice} as a menu or as a combo box that follow the workspace. */
public final class Choices {
    private Choices() {}

    /** With a radio item a value. */
    public static <E> JMenu menu(Choice<E> choice, WorkspaceModel workspace) {
        var menu = new JMenu(choice.title());
        var group = new ButtonGroup();
        for (E value : choice.values()) {
            var item = new JRadioButtonMenuItem(choice.words().apply(value));
            item.setSelected(choice.reader().apply(workspace.get()).equals(value));
            item.addActionListener(event -> choice.choose(workspace, value));
            workspace.addListener((before, now, changes) ->
                    item.setSelected(choice.reader().apply(now).equals(value)));
            group.add(item);
            menu.add(item);
        }
        return menu;
    }

    /** With the words as entries. */
    public static <E> JComboBox<String> comboBox(Choice<E> choice, WorkspaceModel workspace) {
        var box = new JComboBox<String>();
        choice.values().forEach(value -> box.addItem(choice.words().apply(value)));
        box.setSelectedIndex(choice.values().indexOf(choice.reader().apply(workspace.get())));
        box.setToolTipText(choice.tooltip());
        box.getAccessibleContext().setAccessibleName(choice.title());
        box.setFocusable(false);
        box.addActionListener(event -> choice.choose(workspace, choice.values().get(box.getSelectedIndex())));
        workspace.addListener((before, now, changes) -> {
            int index = choice.values().indexOf(choice.reader().apply(now));
            if (index != box.getSelectedIndex()) {
                box.setSelectedIndex(index);
            }
        });
        return box;
    }
}
