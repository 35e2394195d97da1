package org.convscope.ui.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import org.convscope.problem.ProblemException;
import org.convscope.task.OutcomeReceiver;
import org.convscope.ui.open.ModelRereading;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.ModelReading;

/** A dialog's model read as the dialog says. The dialog goes with the model; it stays where what it says does not fit. */
final class ReadAgain implements OutcomeReceiver<ModelDocument> {
    private final Consumer<String> complaint;
    private final List<JButton> buttons;

    private ReadAgain(Consumer<String> complaint, List<JButton> buttons) {
        this.complaint = complaint;
        this.buttons = buttons;
    }

    /**
     * @param own what the user says; empty for what the model's sidecar says
     * @param complaint shows why it cannot be read so; an empty text for nothing
     * @param buttons rest meanwhile
     */
    static void read(
            ModelRereading rereading,
            ModelDocument document,
            Optional<ModelReading> own,
            Consumer<String> complaint,
            List<JButton> buttons) {
        complaint.accept("");
        buttons.forEach(button -> button.setEnabled(false));
        rereading.read(document, own, new ReadAgain(complaint, buttons));
    }

    @Override
    public void done(ModelDocument result) {
        // another model is open now, which closes the dialog
    }

    @Override
    public void failed(Throwable cause) {
        buttons.forEach(button -> button.setEnabled(true));
        complaint.accept(
                cause instanceof ProblemException problem
                        ? problem.problem().file("").standing()
                        : String.valueOf(cause.getMessage()));
    }

    @Override
    public void cancelled() {
        buttons.forEach(button -> button.setEnabled(true));
    }
}
