package org.convscope.ui.model;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;
import net.miginfocom.swing.MigLayout;
import org.convscope.input.ModelSidecar;
import org.convscope.inspect.summary.LayerRow;
import org.convscope.inspect.summary.ModelSummary;
import org.convscope.inspect.summary.SummariseNetwork;
import org.convscope.keras.ImporterReport;
import org.convscope.problem.Problem;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.TaskRunner;
import org.convscope.ui.component.DataTables;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.workspace.WorkspaceModel;

/** The open model as Keras's summary lists it, the totals of its cut-offs, and what DL4J's importer says. */
public final class SummaryDialog {
    private static final NumberFormat NUMBERS = NumberFormat.getIntegerInstance(Locale.ENGLISH);

    private final Component parent;
    private final WorkspaceModel workspace;
    private final TaskRunner tasks;
    private final ProblemReporter problems;
    private final Owner owner = Owner.named("summary");

    public SummaryDialog(Component parent, WorkspaceModel workspace, TaskRunner tasks, ProblemReporter problems) {
        this.parent = parent;
        this.workspace = workspace;
        this.tasks = tasks;
        this.problems = problems;
    }

    public void show(ModelDocument document) {
        ModelSummary summary = new SummariseNetwork().of(document.network());
        var importer = text("DL4J's importer is being asked …");
        var tabs = new JTabbedPane();
        tabs.addTab("Layers (" + summary.layers().size() + ")", scroll(layers(summary)));
        tabs.addTab("Cut off after a block", scroll(cutoffs(summary)));
        tabs.addTab("Importer and remarks", scroll(importer));
        var panel = new JPanel(new MigLayout("insets 0, wrap 1, fill, gap 2", "[grow, fill]", "[][][]8[grow, fill]"));
        var name = new JLabel(document.name());
        name.putClientProperty("FlatLaf.styleClass", "h3");
        panel.add(name);
        panel.add(
                line(document.model().format()
                        + (summary.kerasVersion().isEmpty() ? "" : ", Keras " + summary.kerasVersion())
                        + (summary.inputs().isEmpty() ? "" : ", input ")
                        + summary.inputs().stream()
                                .map(input -> input.name() + " " + input.shape())
                                .collect(Collectors.joining(", "))),
                "wmin 0");
        panel.add(
                line(totals(summary.totals())
                        + summary.start()
                                .map(start -> ", from " + start + " on as you chose")
                                .orElse("")),
                "wmin 0");
        panel.add(tabs, "hmin 0");
        panel.setPreferredSize(UIScale.scale(new Dimension(980, 600)));
        DialogParts.closeWithModel(DialogParts.show(parent, "Model summary", panel), workspace);
        tasks.submit(
                Lane.POOL,
                owner,
                "Asking DL4J's importer",
                monitor -> document.model().importer(),
                problems.receiver("DL4J's importer", report -> importer.setText(words(report, document))));
    }

    private static WrappedText line(String words) {
        var line = new WrappedText(() -> UIManager.getColor("Label.foreground"));
        line.say(words);
        return line;
    }

    private static String totals(ModelSummary.Totals totals) {
        return NUMBERS.format(totals.parameters()) + " parameters, " + NUMBERS.format(totals.trainable())
                + " trainable, " + NUMBERS.format(totals.nonTrainable()) + " not";
    }

    private static JTable layers(ModelSummary summary) {
        var model = model("Layer", "Class", "Output shape", "Parameters", "Trainable", "Make-up");
        for (LayerRow row : summary.layers()) {
            model.addRow(new Object[] {
                row.name(),
                row.className(),
                row.outputShape(),
                NUMBERS.format(row.parameters()),
                row.parameters() == 0 ? "" : row.trainableParameters() > 0 ? "yes" : "no",
                row.remark().replaceAll("(?<=[0-9])x(?=[0-9])", " × ")
            });
        }
        JTable table = table(model, 3);
        fit(table);
        return table;
    }

    private static JTable cutoffs(ModelSummary summary) {
        var model = model("Block", "Cut off after", "Parameters", "Trainable", "Not trainable");
        for (ModelSummary.Cutoff cutoff : summary.cutoffs()) {
            model.addRow(new Object[] {
                cutoff.block(),
                cutoff.layer(),
                NUMBERS.format(cutoff.totals().parameters()),
                NUMBERS.format(cutoff.totals().trainable()),
                NUMBERS.format(cutoff.totals().nonTrainable())
            });
        }
        JTable table = table(model, 2, 3, 4);
        fit(table);
        return table;
    }

    private static String words(ImporterReport report, ModelDocument document) {
        var text = new StringBuilder(
                switch (report.verdict()) {
                    case AGREES -> "DL4J's importer agrees: same layers, same shapes.";
                    case DIFFERS -> "DL4J's importer differs:";
                    case REFUSES -> "DL4J's importer refuses this model; that does not matter here:";
                    case NOT_ASKED -> "DL4J's importer was not asked:";
                });
        report.remarks().forEach(remark -> text.append("\n• ").append(remark));
        if (!document.model().remarks().isEmpty()) {
            text.append("\n\nAbout the file:");
            for (Problem remark : document.model().remarks()) {
                text.append("\n• ").append(remark.standing());
            }
        }
        document.sidecar()
                .map(ModelSidecar::training)
                .filter(said -> !said.isEmpty())
                .ifPresent(said -> {
                    text.append("\n\nBeside the file:");
                    said.forEach(entry -> text.append("\n• ").append(entry));
                });
        return text.toString();
    }

    private static DefaultTableModel model(String... columns) {
        return new DefaultTableModel(columns, 0) {
            @Override
            public boolean isCellEditable(int row, int column) {
                return false;
            }
        };
    }

    private static JTable table(DefaultTableModel model, int... numbers) {
        JTable table = DataTables.of(model, "Layers");
        table.setAutoResizeMode(JTable.AUTO_RESIZE_OFF);
        table.getTableHeader().setReorderingAllowed(false);
        table.setFocusable(false);
        var right = new DefaultTableCellRenderer();
        right.setHorizontalAlignment(SwingConstants.RIGHT);
        for (int column : numbers) {
            table.getColumnModel().getColumn(column).setCellRenderer(right);
        }
        return table;
    }

    /** As wide as the widest cell, so that no shape and no name is cut. */
    private static void fit(JTable table) {
        TableCellRenderer header = table.getTableHeader().getDefaultRenderer();
        for (int column = 0; column < table.getColumnCount(); column++) {
            TableColumn tableColumn = table.getColumnModel().getColumn(column);
            int width = header.getTableCellRendererComponent(
                            table, tableColumn.getHeaderValue(), false, false, -1, column)
                    .getPreferredSize()
                    .width;
            for (int row = 0; row < table.getRowCount(); row++) {
                width = Math.max(
                        width,
                        table.prepareRenderer(table.getCellRenderer(row, column), row, column)
                                .getPreferredSize()
                                .width);
            }
            tableColumn.setPreferredWidth(width + UIScale.scale(8));
        }
    }

    private static JTextArea text(String words) {
        var area = new JTextArea(words);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.getAccessibleContext().setAccessibleName("Importer and remarks");
        return area;
    }

    private static JScrollPane scroll(JComponent content) {
        return new JScrollPane(content);
    }
}
