package org.convscope.ui.dataset;

import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.Timer;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelFilter;
import org.convscope.problem.ProblemException;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.view.AppIcons;

/** The field for a filter of frames, typed ({@code ice=1 & multilattice=0}) or put together from a menu. */
final class FilterField extends JTextField {
    private static final int PATIENCE_MILLISECONDS = 300;
    private static final int MOST_PROPOSALS = 24;
    private static final String HINT =
            "Frames whose labels fulfil this, such as ice=1 & (multilattice=0 | name=run2*); & and, | or, ! not";

    private final transient Consumer<String> chosen;
    private final transient Consumer<String> refused;
    private final Timer patience = new Timer(PATIENCE_MILLISECONDS, event -> apply());
    private final JButton choose = new JButton(AppIcons.of("filter"));
    private transient List<LabelColumn> columns = List.of();
    private boolean silent;

    /**
     * @param chosen gets the filter as {@link LabelFilter#parse} reads it
     * @param refused gets a sentence on why what is typed is none
     */
    FilterField(Consumer<String> chosen, Consumer<String> refused) {
        this.chosen = chosen;
        this.refused = refused;
        patience.setRepeats(false);
        setName("dataset-filter");
        putClientProperty("JTextField.placeholderText", "Filter: ice=1 & multilattice=0");
        putClientProperty("JTextField.showClearButton", true);
        choose.setToolTipText("Filter by a label");
        choose.getAccessibleContext().setAccessibleName("Filter by a label");
        choose.putClientProperty("JButton.buttonType", "toolBarButton");
        choose.addActionListener(event -> menu().show(this, 0, getHeight()));
        putClientProperty("JTextField.leadingComponent", choose);
        getAccessibleContext().setAccessibleName("Filter frames by their labels");
        setToolTipText(HINT);
        addActionListener(event -> apply());
        UserEvents.onText(this, this::typed);
    }

    private void typed() {
        if (!silent) {
            patience.restart();
        }
    }

    /** The labels of another data set, and no filter. */
    void columns(List<LabelColumn> newColumns) {
        columns = newColumns;
        show("");
        setEnabled(!newColumns.isEmpty());
        choose.setEnabled(!newColumns.isEmpty());
        setToolTipText(newColumns.isEmpty() ? "These frames have no labels to filter by" : HINT);
    }

    private void show(String text) {
        silent = true;
        setText(text);
        silent = false;
        putClientProperty("JComponent.outline", null);
    }

    /** Adds a condition, in place of the one on the same label. */
    void add(String condition) {
        try {
            LabelFilter now = LabelFilter.parse(getText(), columns);
            show(now.with(condition, columns).toString());
        } catch (ProblemException e) {
            show(condition);
        }
        apply();
    }

    private void apply() {
        patience.stop();
        try {
            LabelFilter filter = LabelFilter.parse(getText(), columns);
            putClientProperty("JComponent.outline", null);
            setToolTipText(HINT);
            chosen.accept(filter.toString());
        } catch (ProblemException e) {
            putClientProperty("JComponent.outline", "error");
            setToolTipText(e.problem().standing());
            refused.accept(e.problem().standing());
        }
    }

    private JPopupMenu menu() {
        var menu = new JPopupMenu();
        for (LabelColumn column : columns) {
            var values = new JMenu(column.name());
            LabelFilter.proposals(column).stream().limit(MOST_PROPOSALS).forEach(condition -> {
                var item = new JMenuItem(condition);
                item.addActionListener(event -> add(condition));
                values.add(item);
            });
            menu.add(values);
        }
        menu.addSeparator();
        var all = new JMenuItem("All frames");
        all.addActionListener(event -> {
            show("");
            apply();
        });
        menu.add(all);
        return menu;
    }
}
