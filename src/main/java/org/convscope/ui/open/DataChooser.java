package org.convscope.ui.open;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.io.FileArray;
import org.convscope.ui.component.DataTables;
import org.convscope.ui.component.RowTableModel;
import org.convscope.ui.dialog.DialogParts;

/** Asks which data sets of a file are the images, where that is not clear from their places. On the event thread. */
public final class DataChooser {
    private static final int[] WIDTHS = {320, 220};
    private static final int LEAST_ROWS = 3;
    private static final int MOST_ROWS = 16;

    private final Component parent;

    private static final class Rows extends RowTableModel<FileArray> {
        private static final long serialVersionUID = 1L;

        Rows(List<FileArray> rows) {
            super(List.of("Data set", "Shape and numbers"), rows);
        }

        @Override
        protected Object value(FileArray row, int column) {
            return column == 0 ? row.path() : row.description();
        }
    }

    public DataChooser(Component parent) {
        this.parent = parent;
    }

    /**
     * @param chosen takes the paths of the data sets that the user wants, at least one; not called where there are none
     */
    public void ask(UndecidedFile undecided, Consumer<List<String>> chosen) {
        var rows = new Rows(undecided.arrays());
        JTable table = DataTables.toChoose(rows, "Data sets that may be images", WIDTHS, row -> {});
        table.setName("data-chooser");
        table.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        table.setRowSelectionInterval(0, 0);
        int shown = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, rows.getRowCount()));
        table.setPreferredScrollableViewportSize(
                new Dimension(UIScale.scale(WIDTHS[0] + WIDTHS[1]), shown * table.getRowHeight()));
        var panel = new JPanel(new MigLayout("insets 0, wrap 1, fill", "[grow, fill]", "[]8[grow, fill]"));
        panel.add(new JLabel(undecided.file().getFileName()
                + (rows.getRowCount() == 1
                        ? " holds a data set that may be images, in a place that is not known."
                        : " holds several data sets that may be images.")));
        panel.add(new JScrollPane(table), "hmin 0");
        var open = new JButton("Open");
        open.setName("data-chooser-open");
        JDialog dialog =
                DialogParts.show(parent, "Images in " + undecided.file().getFileName(), panel, open);
        Runnable take = () -> {
            List<String> paths = Arrays.stream(table.getSelectedRows())
                    .map(table::convertRowIndexToModel)
                    .sorted()
                    .mapToObj(row -> rows.row(row).path())
                    .toList();
            if (!paths.isEmpty()) {
                dialog.dispose();
                chosen.accept(paths);
            }
        };
        open.addActionListener(event -> take.run());
        table.getSelectionModel().addListSelectionListener(event -> open.setEnabled(table.getSelectedRowCount() > 0));
        table.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                if (event.getClickCount() == 2) {
                    take.run();
                }
            }
        });
        table.requestFocusInWindow();
    }
}
