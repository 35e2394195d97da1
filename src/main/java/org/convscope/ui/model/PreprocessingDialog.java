package org.convscope.ui.model;

import java.awt.Component;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.ui.dialog.Dialogs;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.WorkspaceModel;

/** How a frame becomes the network's input: shown, said to be a guess where it is one, and changed. */
public final class PreprocessingDialog {
    private final Component parent;
    private final WorkspaceModel workspace;

    public PreprocessingDialog(Component parent, WorkspaceModel workspace) {
        this.parent = parent;
        this.workspace = workspace;
    }

    public void show(ModelDocument document) {
        Preprocessing now = document.preprocessing();
        var form = new PreprocessingForm(now);
        var origin = new JLabel(origin(now));
        var complaint = new JLabel(" ");
        complaint.putClientProperty("FlatLaf.style", "foreground: $Component.error.focusedBorderColor");
        var panel = new JPanel(new MigLayout("insets 0, wrap 1, gap 10", "[grow, fill]"));
        panel.add(origin);
        panel.add(form.component());
        panel.add(complaint);
        var back = new JButton("Model's own");
        back.setToolTipText("What the model's sidecar says, or the guess where it says nothing");
        var apply = new JButton("Apply");
        JDialog dialog = Dialogs.show(parent, "Preprocessing", panel, back, apply);
        Dialogs.closeWithModel(dialog, workspace);
        back.addActionListener(event -> {
            workspace.update(w -> w.preprocessing(Optional.empty()));
            dialog.dispose();
        });
        apply.addActionListener(event -> {
            try {
                String json = PreprocessingJson.write(form.value()).toString();
                workspace.update(w -> w.preprocessing(Optional.of(json)));
                origin.setText(origin(form.value()));
                complaint.setText(" ");
            } catch (IllegalArgumentException e) {
                complaint.setText(e.getMessage());
            }
        });
    }

    private String origin(Preprocessing now) {
        if (now.isGuess()) {
            String reason = now.reason().isEmpty() ? "" : " It was " + now.reason() + ".";
            return "<html><b>A guess:</b> the model comes without a sidecar that says how its frames were prepared."
                    + reason + "</html>";
        }
        return workspace.get().preprocessing().isPresent()
                ? "Your own, for this workspace."
                : "As the model's sidecar says.";
    }
}
