package org.convscope.ui.verify;

import java.awt.Component;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JDialog;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;

/** Verifies the open model against outputs that Keras computed. There is one at a time; it goes with its model. */
public final class VerifyDialog {
    private final Component parent;
    private final ViewContext context;
    private final FileChoosers choosers;
    private final VerifyMarks marks;
    private final Owner owner = Owner.named("verify");
    private Optional<JDialog> open = Optional.empty();

    /**
     * @param marks gets the outcome, and keeps the last one for the next time the dialog is opened
     */
    public VerifyDialog(Component parent, ViewContext context, FileChoosers choosers, VerifyMarks marks) {
        this.parent = parent;
        this.context = context;
        this.choosers = choosers;
        this.marks = marks;
    }

    public void show(ModelDocument document) {
        if (open.isPresent()) {
            open.get().toFront();
            return;
        }
        Path file = document.model().file().toAbsolutePath();
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        var pane = new VerifyPane(new VerifyFields(VerifyForm.beside(file), choosers, folder), this::select);
        marks.result().ifPresent(pane::show);
        var verify = new JButton("Verify");
        verify.setName("verify-verify");
        verify.setToolTipText("Computes every layer and compares it with what Keras computed (Enter)");
        verify.addActionListener(event -> context.documents().model().ifPresent(now -> start(now.network(), pane)));
        JDialog dialog =
                DialogParts.show(parent, "Verify " + document.name() + " against Keras", pane.component(), verify);
        DialogParts.closeWithModel(dialog, context.workspace());
        open = Optional.of(dialog);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                pane.stop();
                open = Optional.empty();
            }
        });
    }

    private void select(String layer) {
        context.workspace().select(selection -> selection.layer(layer));
    }

    private void start(Network network, VerifyPane pane) {
        VerifyQuestion question;
        try {
            question = pane.form().question();
        } catch (IllegalArgumentException e) {
            pane.complain(String.valueOf(e.getMessage()));
            return;
        }
        pane.follow(context.tasks()
                .submit(
                        Lane.ENGINE,
                        owner,
                        "Verifying against Keras",
                        monitor -> question.answer(network, context.engine().get(), monitor),
                        new OutcomeReceiver<VerifyLayers.Result>() {
                            @Override
                            public void done(VerifyLayers.Result result) {
                                marks.mark(network, result);
                                pane.show(result);
                            }

                            @Override
                            public void failed(Throwable cause) {
                                if (cause instanceof ProblemException known) {
                                    pane.complain(known.problem().standing());
                                } else {
                                    pane.complain("It was not verified: the main window says why.");
                                    context.problems().failed("The model was not verified", cause);
                                }
                            }
                        }));
    }
}
