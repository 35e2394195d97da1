package org.convscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.convscope.dataset.CategorizedFrame;

/**
 * What one action changed. Taken back, it changes what it had changed and nothing else: what has come since stays.
 *
 * @param before the workspace before it
 * @param after the workspace after it
 */
record WorkspaceStep(Workspace before, Workspace after) {
    /** Where something was closed, or something is shown otherwise; what only opens or selects is no step. */
    boolean isOne() {
        return isClosing() || (!opensSomething() && !shownOtherwise().isEmpty());
    }

    /** Whether a model, a data set or frames went, or another model came to the front. */
    boolean isClosing() {
        return !closedFrames().isEmpty()
                || went(before.model(), after.model())
                || !closedModels().isEmpty()
                || went(before.dataSet(), after.dataSet());
    }

    private Set<Path> closedModels() {
        Set<Path> models = models(before);
        models.removeAll(models(after));
        return models;
    }

    private static Set<Path> models(Workspace workspace) {
        Set<Path> models = new LinkedHashSet<>();
        workspace.model().ifPresent(models::add);
        workspace.otherModels().forEach(other -> other.model().ifPresent(models::add));
        return models;
    }

    private static boolean went(Optional<?> before, Optional<?> after) {
        return before.isPresent() && !before.equals(after);
    }

    private boolean opensSomething() {
        return !openedFrames().isEmpty()
                || went(after.model(), before.model())
                || went(after.dataSet(), before.dataSet());
    }

    private Set<CategorizedFrame> closedFrames() {
        return difference(before, after);
    }

    private Set<CategorizedFrame> openedFrames() {
        return difference(after, before);
    }

    private static Set<CategorizedFrame> difference(Workspace of, Workspace without) {
        Set<CategorizedFrame> frames = new LinkedHashSet<>(of.frames());
        without.frames().forEach(frames::remove);
        return frames;
    }

    /** What is shown otherwise, in words; empty where the step closes, opens or selects only. */
    private List<String> shownOtherwise() {
        List<String> words = new ArrayList<>();
        add(words, "another view", Workspace::view);
        add(words, "the colours", Workspace::appearance);
        add(words, "the preprocessing", Workspace::preprocessing);
        add(words, "what is declared", Workspace::reading);
        add(words, "the units that are switched off", Workspace::off);
        for (SettingsKey<?> key : ViewId.settings()) {
            add(words, "a choice in " + key.view().replace('-', ' '), workspace -> workspace.settings(key));
        }
        return words;
    }

    private <T> void add(List<String> words, String word, Function<Workspace, T> part) {
        if (!part.apply(before).equals(part.apply(after))) {
            words.add(word);
        }
    }

    /** What it did, such as "closing 3 frames". */
    String words() {
        int frames = closedFrames().size();
        Optional<Path> model = closedModels().stream().findFirst();
        if (model.isPresent()) {
            return "closing " + model.get().getFileName();
        }
        if (went(before.model(), after.model())) {
            return "another model";
        }
        if (frames > 0) {
            return frames == 1 ? "closing a frame" : "closing " + frames + " frames";
        }
        return went(before.dataSet(), after.dataSet())
                ? "closing the data set"
                : shownOtherwise().stream().findFirst().orElse("");
    }

    /** Whether both change the same things and close nothing, as a slider does while it is dragged. */
    boolean goesOnWith(WorkspaceStep next) {
        return !isClosing()
                && !next.isClosing()
                && before.view() == next.after.view()
                && shownOtherwise().equals(next.shownOtherwise());
    }

    /** Both as one. */
    WorkspaceStep and(WorkspaceStep next) {
        return new WorkspaceStep(before, next.after);
    }

    /** What becomes of a workspace if the step is taken back in it. */
    Workspace undone(Workspace now) {
        return changed(now, after, before);
    }

    /** What becomes of a workspace if the step is done in it once more. */
    Workspace redone(Workspace now) {
        return changed(now, before, after);
    }

    private static Workspace changed(Workspace now, Workspace from, Workspace to) {
        Workspace changed = now;
        boolean anotherModel = !from.model().equals(to.model());
        if (anotherModel) {
            changed = changed.model(to.model());
        }
        if (anotherModel || !from.appearance().equals(to.appearance())) {
            changed = changed.appearance(to.appearance());
        }
        if (anotherModel || !from.preprocessing().equals(to.preprocessing())) {
            changed = changed.preprocessing(to.preprocessing());
        }
        if (anotherModel || !from.reading().equals(to.reading())) {
            changed = changed.reading(to.reading());
        }
        if (anotherModel || !from.off().equals(to.off())) {
            changed = changed.off(to.off());
        }
        if (!from.otherModels().equals(to.otherModels())) {
            changed = changed.otherModels(to.otherModels());
        }
        if (!from.dataSet().equals(to.dataSet())) {
            changed = changed.dataSet(to.dataSet());
        }
        if (from.view() != to.view()) {
            changed = changed.view(to.view());
        }
        for (SettingsKey<?> key : ViewId.settings()) {
            if (!from.settings(key).equals(to.settings(key))) {
                changed = key.copied(to, changed);
            }
        }
        return changed.frames(frames(now, from, to)).selection(selection(now.selection(), from, to));
    }

    /** In the order that they had, and behind them what has come since. */
    private static List<CategorizedFrame> frames(Workspace now, Workspace from, Workspace to) {
        if (from.frames().equals(to.frames())) {
            return now.frames();
        }
        Set<CategorizedFrame> gone = difference(from, to);
        Set<CategorizedFrame> back = difference(to, from);
        Set<CategorizedFrame> open = new HashSet<>(now.frames());
        Set<CategorizedFrame> frames = new LinkedHashSet<>();
        to.frames().stream()
                .filter(frame -> open.contains(frame) || back.contains(frame))
                .forEach(frames::add);
        now.frames().stream().filter(frame -> !gone.contains(frame)).forEach(frames::add);
        return List.copyOf(frames);
    }

    private static Selection selection(Selection now, Workspace before, Workspace after) {
        Selection from = before.selection();
        Selection to = after.selection();
        boolean otherUnit = !from.layer().equals(to.layer()) || from.unit() != to.unit();
        Selection unit = otherUnit ? to : now;
        return new Selection(
                unit.layer(),
                unit.unit(),
                (from.frame().equals(to.frame()) ? now : to).frame(),
                (from.pixel().equals(to.pixel()) ? now : to).pixel(),
                (from.row() == to.row() ? now : to).row());
    }
}
