package org.convscope.ui.export;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Toolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.TaskMonitor;
import org.convscope.task.TaskRunner;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.workspace.WorkspaceModel;

/** Asks what of a view to write, how large, and where; writes it off the event thread. */
public final class ExportDialog {
    private static final int MOST_SCALE = 4;

    private final Component parent;
    private final WorkspaceModel workspace;
    private final TaskRunner tasks;
    private final ProblemReporter problems;
    private final FileChoosers choosers;
    private final BiConsumer<Path, TaskMonitor> check;
    private final Consumer<Path> written;

    /**
     * @param check refuses a file that must not be written over; called off the event thread
     * @param written told each file that was written
     */
    public ExportDialog(
            Component parent,
            WorkspaceModel workspace,
            TaskRunner tasks,
            ProblemReporter problems,
            FileChoosers choosers,
            BiConsumer<Path, TaskMonitor> check,
            Consumer<Path> written) {
        this.parent = parent;
        this.workspace = workspace;
        this.tasks = tasks;
        this.problems = problems;
        this.choosers = choosers;
        this.check = check;
        this.written = written;
    }

    /**
     * @param view title of the view
     * @param exports what it offers; where there is nothing, that is said
     */
    public void show(String view, List<ExportItem> exports) {
        if (exports.isEmpty()) {
            var nothing = new JLabel("The view shows nothing that could be exported yet.");
            DialogParts.show(parent, "Export " + view, nothing);
            return;
        }
        var panel = new JPanel(new MigLayout("insets 0, wrap 1, fill", "[grow, fill]", "[grow, fill][]"));
        var list = new JPanel(new MigLayout("insets 0 0 0 12, wrap 2, gap 12 6", "[grow, fill][]"));
        var group = new ButtonGroup();
        var scale = new JComboBox<String>();
        for (int i = 1; i <= MOST_SCALE; i++) {
            scale.addItem(i + "x");
        }
        scale.getAccessibleContext().setAccessibleName("Size of the picture");
        ExportItem[] chosen = {exports.get(0)};
        var copy = new JButton("Copy");
        copy.setName("export-copy");
        copy.setToolTipText("Puts the picture on the clipboard");
        copy.setEnabled(chosen[0].kind() == ExportItem.Kind.PNG);
        for (ExportItem export : exports) {
            var radio = new JRadioButton(export.name(), export.equals(chosen[0]));
            radio.setName("export-" + export.kind().ending());
            radio.addActionListener(event -> {
                chosen[0] = export;
                scale.setEnabled(export.kind() == ExportItem.Kind.PNG);
                copy.setEnabled(export.kind() == ExportItem.Kind.PNG);
            });
            group.add(radio);
            list.add(radio);
            var kind = new JLabel(export.kind().name());
            kind.putClientProperty("FlatLaf.style", "foreground: $Convscope.mutedForeground");
            list.add(kind);
        }
        scale.setEnabled(chosen[0].kind() == ExportItem.Kind.PNG);
        var line = new JPanel(new MigLayout("insets 8 0 0 0, gap 8"));
        var label = new JLabel("Size of a picture");
        label.setLabelFor(scale);
        line.add(label);
        line.add(scale);
        var scroll = new JScrollPane(list);
        scroll.setBorder(null);
        scroll.getVerticalScrollBar().setUnitIncrement(UIScale.scale(16));
        panel.add(scroll, "hmin 0, hmax 420");
        panel.add(line);
        var save = new JButton("Save…");
        save.setName("export-save");
        JDialog dialog = DialogParts.show(parent, "Export " + view, panel, copy, save);
        DialogParts.closeWithModel(dialog, workspace);
        copy.addActionListener(event -> {
            int size = scale.getSelectedIndex() + 1;
            dialog.dispose();
            copy(chosen[0], size);
        });
        save.addActionListener(event -> {
            ExportItem export = chosen[0];
            int size = export.kind() == ExportItem.Kind.PNG ? scale.getSelectedIndex() + 1 : 1;
            String ending = "." + export.kind().ending();
            Optional<Path> file = choosers.save("Export " + view, export.fileName() + ending, ending);
            file.ifPresent(path -> {
                dialog.dispose();
                write(export, path, size);
            });
        });
    }

    private void write(ExportItem export, Path file, int scale) {
        tasks.submit(
                Lane.POOL,
                // each by itself: another one cancels nothing
                Owner.named("export"),
                "Writing " + file.getFileName(),
                monitor -> {
                    check.accept(file, monitor);
                    export.writer().write(file, scale, monitor);
                    return file;
                },
                problems.receiver("The export was not written", written));
    }

    private void copy(ExportItem export, int scale) {
        tasks.submit(
                Lane.POOL,
                Owner.named("copy"),
                "Copying " + export.name(),
                monitor -> {
                    Path file = Files.createTempFile("convscope-", ".png");
                    try {
                        export.writer().write(file, scale, monitor);
                        return ImageIO.read(file.toFile());
                    } finally {
                        Files.deleteIfExists(file);
                    }
                },
                problems.receiver("The picture was not copied", picture -> Toolkit.getDefaultToolkit()
                        .getSystemClipboard()
                        .setContents(new PictureTransfer(picture), null)));
    }
}
