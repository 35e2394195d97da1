package org.convscope.ui.export;

import java.awt.Toolkit;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.ui.component.ScrolledColumn;
import org.convscope.ui.view.ExportItem;

/** The choice of what to write, how it will look, and where to; what has been written is said here. */
final class ExportPane {
    private final ExportServices services;
    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, fill, gap 12 10", "[][grow, fill]", "[grow, fill][][][]"));
    private final ExportPreview preview;
    private final FigureForm form;
    private final JTextField target = new JTextField(40);
    private final JLabel said = new JLabel(" ");
    private final JButton openFolder = new JButton("Open folder");
    final JButton copy = new JButton("Copy");
    final JButton elsewhere = new JButton("Save as…");
    final JButton save = new JButton("Save");
    private ExportPlan plan;
    private Path folder;
    private Optional<Path> last = Optional.empty();

    /**
     * @param title of the dialog
     * @param exports of which one is chosen, the first one first
     */
    ExportPane(ExportServices services, String title, List<ExportItem> exports) {
        this.services = services;
        this.plan = ExportPlan.of(exports.get(0));
        this.folder = services.choosers().folder();
        preview = new ExportPreview(services.tasks());
        form = new FigureForm(plan, this::use);
        // a scroll bar may stand beside the names
        panel.add(items(exports), "growy, hmin 0, wmin pref+16lp");
        panel.add(preview.component(), "grow, w 200:660lp:, hmin 160, wrap");
        panel.add(form.component(), "span, growx, wmin 0, wrap");
        var label = new JLabel("Save in");
        label.setLabelFor(target);
        target.setName("export-target");
        target.setToolTipText("The file that is written");
        target.getAccessibleContext().setAccessibleName("File to write");
        var line = new JPanel(new MigLayout("insets 0, gap 8, fillx", "[][grow, fill]"));
        line.add(label);
        line.add(target, "wmin 0");
        panel.add(line, "span, growx, wrap");
        var told = new JPanel(new MigLayout("insets 0, gap 8, fillx, hidemode 2", "[grow, fill][]"));
        said.setName("export-said");
        told.add(said, "wmin 0");
        told.add(openFolder);
        panel.add(told, "span, growx");
        openFolder.setToolTipText("Shows the file that was written in its folder");
        openFolder.setName("export-open-folder");
        openFolder.setVisible(false);
        openFolder.addActionListener(event -> last.ifPresent(this::openFolderOf));
        copy.setName("export-copy");
        copy.setToolTipText("Puts the picture on the clipboard");
        copy.addActionListener(event -> copy());
        elsewhere.setToolTipText("Chooses another file to write to");
        elsewhere.setName("export-save-as");
        elsewhere.addActionListener(event ->
                services.choosers().save(title, fileName(), plan.ending()).ifPresent(this::write));
        save.setToolTipText("Writes the file (Enter)");
        save.setName("export-save");
        save.addActionListener(event -> save());
        use(plan);
    }

    JComponent component() {
        return panel;
    }

    private JComponent items(List<ExportItem> exports) {
        var list = new ScrolledColumn(new MigLayout("insets 0 0 0 12, wrap 1, gap 0 6", "[grow, fill]"), 16);
        var group = new ButtonGroup();
        for (ExportItem export : exports) {
            String kinds = export.figure().isPresent()
                    ? "PNG, SVG, PDF"
                    : export.kind().name();
            var radio = new JRadioButton(export.name(), export.equals(plan.item()));
            radio.setName("export-" + export.kind().ending());
            radio.setToolTipText(export.name() + ": " + kinds);
            radio.addActionListener(event -> use(plan.with(export)));
            group.add(radio);
            list.add(radio, "wmin 0");
        }
        var scroll = new JScrollPane(list);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        return scroll;
    }

    private void use(ExportPlan newPlan) {
        boolean renamed =
                !newPlan.item().equals(plan.item()) || target.getText().isEmpty();
        String before = plan.ending();
        plan = newPlan;
        if (renamed) {
            target.setText(folder.resolve(fileName()).toString());
        } else if (!before.equals(plan.ending()) && target.getText().endsWith(before)) {
            String text = target.getText();
            target.setText(text.substring(0, text.length() - before.length()) + plan.ending());
        }
        form.show(plan);
        copy.setEnabled(plan.isPicture());
        preview.show(plan);
    }

    private String fileName() {
        return plan.item().fileName() + plan.ending();
    }

    private void save() {
        Path file;
        try {
            String typed = target.getText().strip();
            String ending = plan.ending();
            file = folder.resolve(typed.toLowerCase(Locale.ROOT).endsWith(ending) ? typed : typed + ending);
        } catch (InvalidPathException e) {
            tell("This is no name of a file: " + e.getMessage());
            return;
        }
        if (!Files.exists(file) || services.choosers().agrees(file + " already exists.\nReplace it?", "Replace")) {
            write(file);
        }
    }

    private void tell(String sentence) {
        said.setText(sentence);
        said.setToolTipText(sentence);
        openFolder.setVisible(false);
    }

    private void write(Path file) {
        ExportPlan written = plan;
        tell("Writing " + file.getFileName() + " …");
        services.tasks()
                .submit(
                        Lane.POOL,
                        // each by itself: another one cancels nothing
                        Owner.named("export"),
                        "Writing " + file.getFileName(),
                        monitor -> {
                            services.check().accept(file, monitor);
                            written.write(file, monitor);
                            services.state().accept(file);
                            return file;
                        },
                        receiver("The export was not written", this::written));
    }

    private void written(Path file) {
        last = Optional.of(file);
        folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(folder);
        target.setText(file.toString());
        tell("Written: " + file.toAbsolutePath());
        openFolder.setVisible(true);
        services.written().accept(file);
    }

    /** What failed is told above the views, and here that it did. */
    private <T> OutcomeReceiver<T> receiver(String heading, Consumer<T> done) {
        OutcomeReceiver<T> inner = services.problems().receiver(heading, done);
        return new OutcomeReceiver<>() {
            @Override
            public void done(T result) {
                inner.done(result);
            }

            @Override
            public void failed(Throwable cause) {
                tell(heading + ": " + cause.getMessage());
                inner.failed(cause);
            }
        };
    }

    private void openFolderOf(Path file) {
        services.tasks()
                .submit(
                        Lane.POOL,
                        Owner.named("folder"),
                        "Opening the folder",
                        monitor -> {
                            services.folders().accept(file);
                            return file;
                        },
                        services.problems().receiver("The folder was not opened", any -> {}));
    }

    private void copy() {
        ExportPlan copied = plan;
        services.tasks()
                .submit(
                        Lane.POOL,
                        Owner.named("copy"),
                        "Copying " + plan.item().name(),
                        copied::picture,
                        receiver("The picture was not copied", picture -> {
                            Toolkit.getDefaultToolkit()
                                    .getSystemClipboard()
                                    .setContents(new PictureTransfer(picture), null);
                            tell("The picture is on the clipboard.");
                        }));
    }

    void close() {
        preview.cancel();
    }
}
