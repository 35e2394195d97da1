package org.convscope.ui.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.table.AbstractTableModel;
import net.miginfocom.swing.MigLayout;
import org.convscope.problem.Problem;
import org.convscope.ui.component.DataTables;
import org.convscope.ui.theme.ThemeLook;

/** The page of files that are missing, damaged or not understood, and why. */
final class ProblemsPage {
    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, gap 0, fill, wrap 1", "[0:0,grow,fill]", "[][0:0,grow,fill]"));
    private final JLabel said = new JLabel(" ");
    private final Rows rows = new Rows();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final Runnable counted;

    /**
     * @param check reads every frame
     * @param counted the number of problems has changed
     */
    ProblemsPage(Runnable check, JComponent progress, Runnable counted) {
        this.counted = counted;
        var read = new JButton("Read every frame");
        read.setName("dataset-check");
        read.setToolTipText("Decodes every frame of the data set, to find those that are damaged");
        read.addActionListener(event -> check.run());
        ThemeLook.mute(said);
        var top =
                new JPanel(new MigLayout("insets 6lp 10lp 6lp 10lp, gap 8lp, fillx, hidemode 3", "[0:0,grow,fill][]"));
        top.add(said, "wmin 0");
        top.add(read, "wrap");
        top.add(progress, "span 2, growx");
        JTable table = DataTables.of(rows, "Files that cannot be used");
        table.setName("dataset-problems");
        table.getColumnModel().getColumn(0).setPreferredWidth(180);
        table.getColumnModel().getColumn(1).setPreferredWidth(520);
        var scroll = new JScrollPane(table);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        panel.add(top, "growx");
        panel.add(scroll, "grow");
        show(List.of());
    }

    JComponent component() {
        return panel;
    }

    int count() {
        return problems.size();
    }

    /** Every frame was read. */
    void checked() {
        if (problems.isEmpty()) {
            said.setText("All frames can be read.");
        }
    }

    /** Those of another data set. */
    void show(List<Problem> found) {
        problems.clear();
        add(found);
    }

    /** What has come out since; the same again is said once. */
    void add(List<Problem> found) {
        found.forEach(problem -> problems.putIfAbsent(problem.standing(), problem));
        rows.show(new ArrayList<>(problems.values()));
        said.setText(problems.isEmpty() ? "No problem was found so far." : "These files could not be used.");
        said.setToolTipText(said.getText());
        counted.run();
    }

    private static final class Rows extends AbstractTableModel {
        private transient List<Problem> rows = List.of();

        void show(List<Problem> newRows) {
            rows = newRows;
            fireTableDataChanged();
        }

        @Override
        public int getRowCount() {
            return rows.size();
        }

        @Override
        public int getColumnCount() {
            return 2;
        }

        @Override
        public String getColumnName(int column) {
            return column == 0 ? "File" : "Why";
        }

        @Override
        public Object getValueAt(int row, int column) {
            Problem problem = rows.get(row);
            if (column == 0) {
                return problem.file().replaceAll(".*[/\\\\]", "");
            }
            return problem.file("").standing();
        }
    }
}
