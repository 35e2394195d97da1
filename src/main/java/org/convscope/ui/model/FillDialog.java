package org.convscope.ui.model;

import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JDialog;
import org.convscope.problem.ProblemException;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.open.ModelRereading;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.ModelReading;
import org.convscope.workspace.WorkspaceModel;

/** What the inputs of a model take that take no frame, as the user says. */
public final class FillDialog {
    private final Component parent;
    private final WorkspaceModel workspace;
    private final ModelRereading rereading;
    private final FileChoosers choosers;

    public FillDialog(Component parent, WorkspaceModel workspace, ModelRereading rereading, FileChoosers choosers) {
        this.parent = parent;
        this.workspace = workspace;
        this.rereading = rereading;
        this.choosers = choosers;
    }

    public void show(ModelDocument document) {
        ModelReading now = rereading.reading(document);
        Path file = document.model().file().toAbsolutePath();
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        var form = new FillForm(document.network(), now, choosers, folder);
        var open = new JButton("Fill none");
        open.setToolTipText("Leaves all inputs to those who give them: kernels can be looked at, maps cannot");
        var apply = new JButton("Apply");
        apply.setToolTipText("Opens the model again with what is said here (Enter)");
        JDialog dialog = DialogParts.show(parent, "Fill other inputs", form.component(), open, apply);
        DialogParts.closeWithModel(dialog, workspace);
        List<JButton> buttons = List.of(open, apply);
        boolean several = form.isForSeveral();
        buttons.forEach(button -> button.setEnabled(several));
        open.addActionListener(event ->
                ReadAgain.read(rereading, document, Optional.of(now.fillings(Map.of())), form::complain, buttons));
        apply.addActionListener(event -> {
            try {
                ModelReading filled = now.fillings(form.fillings());
                ReadAgain.read(rereading, document, Optional.of(filled), form::complain, buttons);
            } catch (ProblemException e) {
                form.complain(e.problem().standing());
            }
        });
    }
}
