package org.convscope.ui;

import java.awt.Component;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JMenu;
import org.convscope.ui.action.Choice;
import org.convscope.ui.action.Choices;
import org.convscope.ui.dialog.Dialogs;
import org.convscope.workspace.BackendChoice;
import org.convscope.workspace.Change;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** Chooses what computes; ND4J loads one backend a process, so another one means another start. */
final class BackendMenu {
    private static final Choice<BackendChoice> CHOICE = new Choice<>(
            "Backend",
            "What computes",
            List.of(BackendChoice.values()),
            choice -> switch (choice) {
                case AUTO -> "automatic";
                case CPU -> "CPU";
                case CUDA -> "CUDA";
            },
            Workspace::backend,
            Workspace::backend);

    private BackendMenu() {}

    /**
     * @param restart starts again with a backend, everything as it is
     */
    static JMenu of(Component parent, WorkspaceModel workspace, Consumer<BackendChoice> restart) {
        workspace.addListener((before, now, changes) -> {
            boolean chosen = changes.contains(Change.BACKEND) && before.model().equals(now.model());
            if (chosen) {
                ask(parent, now.backend(), restart);
            }
        });
        return Choices.menu(CHOICE, workspace);
    }

    private static void ask(Component parent, BackendChoice backend, Consumer<BackendChoice> restart) {
        var now = new JButton("Restart now");
        var text = new JLabel("<html>The window has to start again to compute with <b>"
                + CHOICE.words().apply(backend) + "</b>.<br>It comes back as it is now.</html>");
        JDialog dialog = Dialogs.show(parent, "Backend", text, now);
        now.addActionListener(event -> {
            dialog.dispose();
            restart.accept(backend);
        });
    }
}
