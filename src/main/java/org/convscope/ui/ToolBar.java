package org.convscope.ui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
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
import org.convscope.ui.action.ChoiceControls;
import org.convscope.ui.action.ShortcutText;
import org.convscope.ui.action.WorkspaceChoice;
import org.convscope.ui.component.TextMargin;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.component.WrappingRow;
import org.convscope.workspace.WorkspaceModel;

/** The most frequent actions, and how kernels and maps are drawn. */
final class ToolBar {
    private static final int LOW = 460;

    private final WrappingRow row = new WrappingRow();
    private final JPanel bar = new JPanel(new BorderLayout()) {
        @Override
        public void updateUI() {
            super.updateUI();
            setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Component.borderColor")));
        }
    };
    private final List<JComponent> choices = new ArrayList<>();
    private final List<JComponent> words = new ArrayList<>();
    /** What a narrow window does without, in this order. */
    private final List<List<? extends JComponent>> spare;

    private JPanel group = group();
    private boolean isLow;

    ToolBar(AppActions actions, WorkspaceModel workspace) {
        bar.setName("toolbar");
        row.setBorder(new TextMargin(2, 8, 2));
        bar.add(row);
        add(actions, AppAction.OPEN);
        add(actions, AppAction.OPEN_FOLDER);
        add(actions, AppAction.SAVE_WORKSPACE);
        gap();
        add(actions, AppAction.SUMMARY);
        add(actions, AppAction.PREPROCESSING);
        add(actions, AppAction.RESOLUTION);
        gap();
        add(actions, AppAction.LIGHT_TABLE_FRAME);
        add(actions, AppAction.LIGHT_TABLE_CATEGORIES);
        gap();
        add(actions, AppAction.EXPORT);
        choice("Range", ChoiceControls.comboBox(WorkspaceChoice.RANGE, workspace), "network");
        choice("Colours", ChoiceControls.comboBox(WorkspaceChoice.COLOUR_MAP, workspace), "automatic");
        choice("Contrast", ChoiceControls.comboBox(WorkspaceChoice.CONTRAST, workspace), "percentiles");
        choice("Curve", ChoiceControls.comboBox(WorkspaceChoice.CURVE, workspace), "linear");
        group = group();
        add(actions, AppAction.TOGGLE_THEME);
        add(actions, AppAction.HELP);
        spare = List.of(words, List.of(group));
        UserEvents.onResize(bar, this::spare);
    }

    /**
     * Where every row counts, choices are left to the menu, which has them too.
     *
     * @param height of the window
     */
    void fit(int height) {
        isLow = height < UIScale.scale(LOW);
        spare();
    }

    /** One row where that can be: without the words, else without the buttons at the end, which the menu has too, as well. */
    private void spare() {
        choices.forEach(choice -> choice.setVisible(!isLow));
        for (int spared = 0; spared <= spare.size(); spared++) {
            for (int i = 0; i < spare.size(); i++) {
                boolean isSeen = i >= spared;
                spare.get(i).forEach(part -> part.setVisible(isSeen));
            }
            if (row.fitsOneLine(bar.getWidth())) {
                return;
            }
        }
        spare.forEach(parts -> parts.forEach(part -> part.setVisible(true)));
    }

    JComponent component() {
        return bar;
    }

    /** What stays together where the row is broken. */
    private JPanel group() {
        var together = new JPanel(new MigLayout("insets 0, gap 2, hidemode 3", "", "[28!]"));
        row.add(together);
        return together;
    }

    /**
     * @param widest the longest word that is to be read without opening the box
     */
    private void choice(String title, JComboBox<String> box, String widest) {
        var label = new JLabel(title);
        label.setLabelFor(box);
        label.putClientProperty("FlatLaf.style", "foreground: $Convscope.mutedForeground");
        box.setPrototypeDisplayValue(widest);
        JPanel both = group();
        choices.add(both);
        words.add(label);
        both.add(label, "gapright 4");
        both.add(box);
    }

    private void gap() {
        var line = new JPanel(null);
        line.putClientProperty("FlatLaf.style", "background: $Component.borderColor");
        line.setPreferredSize(new Dimension(1, 16));
        group.add(line, "w 1!, h 18!, gapleft 4, gapright 4");
    }

    private void add(AppActions actions, AppAction action) {
        var button = new JButton(actions.get(action));
        button.setHideActionText(true);
        button.setFocusable(false);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.getAccessibleContext().setAccessibleName(action.title());
        button.setName(action.name());
        button.setToolTipText(action.tooltip() + ShortcutText.behind(action));
        group.add(button, "w 28!, h 28!");
    }
}
