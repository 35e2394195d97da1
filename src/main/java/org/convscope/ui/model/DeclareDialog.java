package org.convscope.ui.model;

import java.awt.Component;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.keras.declared.LayerDeclaration;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.OutcomeReceiver;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.ui.open.ModelRereading;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.ModelReading;
import org.convscope.workspace.WorkspaceModel;

/** What Lambda and custom layers compute, and where the network begins, as the user says. */
public final class DeclareDialog {
    private final Component parent;
    private final WorkspaceModel workspace;
    private final ModelRereading rereading;

    public DeclareDialog(Component parent, WorkspaceModel workspace, ModelRereading rereading) {
        this.parent = parent;
        this.workspace = workspace;
        this.rereading = rereading;
    }

    /**
     * @param layer id of the layer that is looked at; another is offered where nothing can be declared for it
     */
    public void show(ModelDocument document, Optional<String> layer) {
        ModelReading now = rereading.reading(document);
        var form = new DeclareForm(document.network(), now, layer);
        var panel = new JPanel(new MigLayout("insets 0, wrap 1, gap 0", "[grow, fill]"));
        panel.add(form.component());
        var back = new JButton("Model's own");
        back.setToolTipText("What the model's sidecar says, or the file as it is");
        var apply = new JButton("Apply");
        apply.setToolTipText("Opens the model again with what is said here (Enter)");
        JDialog dialog = DialogParts.show(parent, "Declare a layer", panel, back, apply);
        DialogParts.closeWithModel(dialog, workspace);
        form.focus();
        back.addActionListener(event -> read(document, Optional.empty(), form, List.of(back, apply)));
        apply.addActionListener(event -> {
            try {
                Optional<String> declared = form.declaration();
                declared.ifPresent(LayerDeclaration::parse);
                ModelReading changed = form.layer()
                        .map(name -> now.declare(name, declared.orElse("")))
                        .orElse(now);
                read(document, Optional.of(changed.start(form.start())), form, List.of(back, apply));
            } catch (ProblemException e) {
                form.complain(e.problem().standing());
            }
        });
    }

    /** Begins the network elsewhere at once. */
    public void start(ModelDocument document, Optional<String> start, OutcomeReceiver<ModelDocument> receiver) {
        rereading.read(document, Optional.of(rereading.reading(document).start(start)), receiver);
    }

    private void read(ModelDocument document, Optional<ModelReading> own, DeclareForm form, List<JButton> buttons) {
        ReadAgain.read(rereading, document, own, form::complain, buttons);
    }

    /** Whether something can be declared for a layer. */
    static boolean isFor(Network network, String layer) {
        return DeclareForm.declarable(network).stream().anyMatch(call -> network.find(layer)
                .filter(found -> found.path().equals(call.path()))
                .isPresent());
    }
}
