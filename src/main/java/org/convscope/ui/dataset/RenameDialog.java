package org.convscope.ui.dataset;

import java.awt.Component;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.NaturalOrder;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.workspace.Change;
import org.convscope.workspace.WorkspaceModel;

/** Asks for another name of a category or another class; two that get the same name become one. */
final class RenameDialog {
    private final Component parent;
    private final WorkspaceModel workspace;

    RenameDialog(Component parent, WorkspaceModel workspace) {
        this.parent = parent;
        this.workspace = workspace;
    }

    /** Classes, and labels by themselves, in the order of people. */
    static List<String> names(DataSet dataSet) {
        var names = new TreeSet<>(NaturalOrder.COMPARATOR);
        dataSet.columns().stream()
                .flatMap(column ->
                        column.kind() == LabelColumn.Kind.CLASS ? column.classes().stream() : Stream.of(column.name()))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** About the open data set, which the workspace then has under the new names. */
    void ask(DataSet dataSet) {
        String[] names = names(dataSet).toArray(String[]::new);
        var old = new JComboBox<>(names);
        old.setName("rename-old");
        var now = new JComboBox<>(names);
        now.setName("rename-new");
        now.setEditable(true);
        now.setSelectedItem("");
        var panel = new JPanel(new MigLayout("insets 0, wrap 2, gap 8", "[][grow, fill, 220lp::]", "[][]12[]"));
        panel.add(label("Name", old));
        panel.add(old);
        panel.add(label("Is called", now));
        panel.add(now);
        panel.add(new JLabel("Two that get the same name become one. No file is changed."), "span 2");
        var rename = new JButton("Rename");
        rename.setName("rename-ok");
        JDialog dialog = DialogParts.show(parent, "Rename a category", panel, rename);
        DialogParts.closeWith(dialog, workspace, Change.DATA_SET);
        rename.addActionListener(event -> {
            String from = String.valueOf(old.getSelectedItem());
            String to = String.valueOf(now.getEditor().getItem()).strip();
            if (!to.isEmpty() && !to.equals(from)) {
                dialog.dispose();
                workspace.update(any -> any.dataSet(any.dataSet().map(origin -> origin.rename(from, to))));
            }
        });
    }

    private static JLabel label(String text, Component of) {
        var label = new JLabel(text);
        label.setLabelFor(of);
        return label;
    }
}
