package org.convscope.ui;

import java.awt.Dimension;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.AppActions;
import org.convscope.ui.action.Choice;
import org.convscope.ui.action.Choices;
import org.convscope.ui.action.Shortcuts;
import org.convscope.workspace.WorkspaceModel;

/** The most frequent actions, and how kernels and maps are drawn. */
final class ToolBar {
    private final JPanel bar = new JPanel(new MigLayout("insets 4 8 4 8, gap 2, fillx", "", "[28!]")) {
        @Override
        public void updateUI() {
            super.updateUI();
            setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Component.borderColor")));
        }
    };

    ToolBar(AppActions actions, WorkspaceModel workspace) {
        bar.setName("toolbar");
        add(actions, AppAction.OPEN);
        add(actions, AppAction.OPEN_FOLDER);
        add(actions, AppAction.SAVE_WORKSPACE);
        gap();
        add(actions, AppAction.SUMMARY);
        add(actions, AppAction.PREPROCESSING);
        add(actions, AppAction.RESOLUTION);
        gap();
        add(actions, AppAction.COMPARE_FRAME);
        add(actions, AppAction.COMPARE_CATEGORIES);
        gap();
        add(actions, AppAction.EXPORT);
        bar.add(new JLabel(), "pushx, growx");
        choice("Range", Choices.comboBox(Choice.RANGE, workspace), 92);
        choice("Colours", Choices.comboBox(Choice.COLOUR_MAP, workspace), 110);
        choice("Contrast", Choices.comboBox(Choice.CONTRAST, workspace), 124);
        choice("Curve", Choices.comboBox(Choice.CURVE, workspace), 84);
        bar.add(new JLabel(), "w 6!");
        add(actions, AppAction.TOGGLE_THEME);
        add(actions, AppAction.HELP);
    }

    JComponent component() {
        return bar;
    }

    private void choice(String title, JComboBox<String> box, int width) {
        var label = new JLabel(title);
        label.setLabelFor(box);
        label.putClientProperty("FlatLaf.style", "foreground: $Convscope.mutedForeground");
        bar.add(label, "gapleft 10, gapright 4");
        bar.add(box, "w " + width + "!");
    }

    private void gap() {
        var line = new JPanel(null);
        line.putClientProperty("FlatLaf.style", "background: $Component.borderColor");
        line.setPreferredSize(new Dimension(1, 16));
        bar.add(line, "w 1!, h 18!, gapleft 5, gapright 5");
    }

    private void add(AppActions actions, AppAction action) {
        var button = new JButton(actions.get(action));
        button.setHideActionText(true);
        button.setFocusable(false);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.getAccessibleContext().setAccessibleName(action.title());
        button.setName(action.name());
        button.setToolTipText(action.shortcut()
                .map(stroke -> action.tooltip() + " (" + Shortcuts.text(stroke) + ")")
                .orElse(action.tooltip()));
        bar.add(button, "w 30!, h 28!");
    }
}
