package org.convscope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.convscope.ui.open.AskedChange;
import org.convscope.ui.open.OpenQuestions;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.workspace.Workspace;

/** Several models at once: one is shown, the others are kept as they were looked at, and read again when they come back. */
final class ModelSwitch {
    private final Session session;
    private final ProblemReporter problems;
    private final OpenQuestions asking;
    private final Consumer<String> said;

    /**
     * @param said gets a sentence on what is shown now
     */
    ModelSwitch(Session session, ProblemReporter problems, OpenQuestions asking, Consumer<String> said) {
        this.session = session;
        this.problems = problems;
        this.asking = asking;
        this.said = said;
    }

    /** Shows the model that was shown before. */
    void back() {
        session.workspace().get().otherModels().stream().findFirst().ifPresent(this::show);
    }

    /** Closes the model that is shown; the one before it takes its place, or none. */
    void close() {
        Workspace now = session.workspace().get();
        Optional<Workspace> next = now.otherModels().stream().findFirst();
        next.ifPresentOrElse(
                other -> show(
                        any -> {
                            Workspace then = any.switched(other);
                            return then.otherModels(without(then, now.model()));
                        },
                        "Shown: " + name(other)),
                () -> show(
                        any -> any.model(Optional.empty())
                                .preprocessing(Optional.empty())
                                .reading(Optional.empty()),
                        "No model is open"));
    }

    private static List<Workspace> without(Workspace workspace, Optional<Path> model) {
        return workspace.otherModels().stream()
                .filter(other -> !other.model().equals(model))
                .toList();
    }

    /** The other models, each to be shown or closed; empty where there are none. */
    Optional<JPopupMenu> menu() {
        Workspace now = session.workspace().get();
        if (now.otherModels().isEmpty()) {
            return Optional.empty();
        }
        var menu = new JPopupMenu();
        for (Workspace other : now.otherModels()) {
            JMenuItem item = menu.add(name(other));
            item.setToolTipText(other.model().map(Path::toString).orElse(""));
            item.addActionListener(event -> show(other));
        }
        menu.addSeparator();
        for (Workspace other : now.otherModels()) {
            menu.add("Close " + name(other)).addActionListener(event -> session.workspace()
                    .update(any -> any.otherModels(without(any, other.model()))));
        }
        menu.add("Close " + name(now)).addActionListener(event -> close());
        return Optional.of(menu);
    }

    private static String name(Workspace workspace) {
        return workspace.model().map(file -> String.valueOf(file.getFileName())).orElse("");
    }

    /**
     * @param other one of those that are kept
     */
    private void show(Workspace other) {
        show(any -> any.switched(other), "Shown: " + name(other));
    }

    private void show(UnaryOperator<Workspace> change, String sentence) {
        session.change(new AskedChange(change, Runnable::run, () -> said.accept(sentence), () -> {}), problems, asking);
    }
}
