package org.convscope.ui.modelcomparison;

import java.awt.Component;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JDialog;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.Change;

/** Asks for another model and shows it beside the open one; closed, the other model is closed too. */
public final class ModelComparisonDialog {
    private static final String TITLE = "Model comparison";

    private final Component parent;
    private final ViewContext context;
    private final FileChoosers choosers;
    private final Owner owner = Owner.named("difference");

    public ModelComparisonDialog(Component parent, ViewContext context, FileChoosers choosers) {
        this.parent = parent;
        this.context = context;
        this.choosers = choosers;
        context.workspace().addListener((before, now, changes) -> {
            if (changes.contains(Change.MODEL)) {
                context.tasks().cancel(owner);
            }
        });
    }

    public void show(ModelDocument document) {
        Path file = document.model().file().toAbsolutePath();
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        choosers.openOne("Compare " + document.name() + " with", folder).ifPresent(other -> compare(document, other));
    }

    private void compare(ModelDocument document, Path other) {
        // in the engine's lane: a model is closed there, so not while its weights are read
        context.tasks()
                .submit(
                        Lane.ENGINE,
                        owner,
                        "Comparing with " + other.getFileName(),
                        monitor -> OtherModel.open(document.network(), other, monitor),
                        context.problems()
                                .receiver(
                                        "The models were not compared",
                                        opened -> show(document, opened),
                                        opened -> opened.release(context)));
    }

    private void show(ModelDocument document, OtherModel other) {
        var pane = new ModelComparisonPane(context, document, other);
        JDialog dialog = DialogParts.show(parent, TITLE, pane.component());
        DialogParts.closeWithModel(dialog, context.workspace());
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                pane.close();
                other.release(context);
            }
        });
    }
}
