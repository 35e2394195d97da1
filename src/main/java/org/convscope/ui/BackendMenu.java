package org.convscope.ui;

import java.awt.Component;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JMenu;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.ui.action.ChoiceControls;
import org.convscope.ui.action.WorkspaceChoice;
import org.convscope.ui.dialog.DialogParts;
import org.convscope.workspace.ComputeChoice;
import org.convscope.workspace.WorkspaceModel;

/** Chooses what computes, and says what comes of it. */
final class BackendMenu implements BackendSwitch.Talk {
    private static final WorkspaceChoice<BackendChoice> BACKEND = new WorkspaceChoice<>(
            "Backend",
            "What computes",
            List.of(BackendChoice.values()),
            choice -> switch (choice) {
                case AUTO -> "automatic";
                case CPU -> "CPU";
                case CUDA -> "CUDA";
            },
            now -> now.computing().backend(),
            (now, choice) -> now.computing(now.computing().backend(choice)));

    private static final WorkspaceChoice<EngineChoice> ENGINE = new WorkspaceChoice<>(
            "Engine",
            "Which library computes",
            List.of(EngineChoice.values()),
            choice -> switch (choice) {
                case AUTO -> "automatic";
                case ONEDNN -> "oneDNN";
                case ND4J -> "ND4J";
            },
            now -> now.computing().engine(),
            (now, choice) -> now.computing(now.computing().engine(choice)));

    private final Component parent;

    /**
     * @param parent what the dialogs belong to
     */
    BackendMenu(Component parent) {
        this.parent = parent;
    }

    JMenu backends(WorkspaceModel workspace) {
        return ChoiceControls.menu(BACKEND, workspace);
    }

    JMenu engines(WorkspaceModel workspace) {
        return ChoiceControls.menu(ENGINE, workspace);
    }

    /** "CPU, oneDNN". */
    private static String words(ComputeChoice choice) {
        return choice.backend() == BackendChoice.AUTO && choice.engine() == EngineChoice.AUTO
                ? "what is chosen automatically"
                : "backend " + BACKEND.words().apply(choice.backend()) + ", engine "
                        + ENGINE.words().apply(choice.engine());
    }

    @Override
    public void refused(ComputeChoice choice, String reason) {
        DialogParts.show(
                parent,
                "Backend",
                text("<b>" + words(choice) + "</b> cannot compute here: " + escaped(reason)
                        + ".<br>What computed so far goes on."));
    }

    @Override
    public void ask(ComputeChoice choice, Runnable yes, Runnable no) {
        var now = new JButton("Restart now");
        var decided = new AtomicBoolean();
        JDialog dialog = DialogParts.show(
                parent,
                "Backend",
                text("The window has to start again to compute with <b>" + words(choice)
                        + "</b>.<br>It comes back as it is now."),
                now);
        now.addActionListener(event -> {
            decided.set(true);
            dialog.dispose();
            yes.run();
        });
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                if (!decided.get()) {
                    no.run();
                }
            }
        });
    }

    private static JLabel text(String html) {
        return new JLabel("<html><div style='width: 300px'>" + html + "</div></html>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
