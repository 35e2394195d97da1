package org.convscope.workspace;

import java.util.LinkedHashSet;
import java.util.Set;

/** What differs between two workspaces, or in the files that they name. */
public enum Change implements Concern {
    MODEL,
    /** The models that are open beside the one that is shown. */
    OTHER_MODELS,
    FRAMES,
    DATA_SET,
    LAYER,
    UNIT,
    FRAME,
    /** Files of frames hold something else, though their names stayed: told by {@link WorkspaceModel#renewed} only. */
    FRAME_CONTENT,
    PIXEL,
    ROW,
    APPEARANCE,
    PREPROCESSING,
    COMPUTING,
    VIEW;

    /** All that differs. */
    static Set<Concern> between(Workspace before, Workspace now) {
        Set<Concern> changes = new LinkedHashSet<>();
        add(changes, MODEL, before.model(), now.model());
        add(changes, MODEL, before.reading(), now.reading());
        // with other units on it is another network
        add(changes, MODEL, before.off(), now.off());
        add(changes, OTHER_MODELS, before.otherModels(), now.otherModels());
        add(changes, FRAMES, before.frames(), now.frames());
        add(changes, DATA_SET, before.dataSet(), now.dataSet());
        add(changes, LAYER, before.selection().layer(), now.selection().layer());
        add(changes, UNIT, before.selection().unit(), now.selection().unit());
        add(changes, FRAME, before.selection().frame(), now.selection().frame());
        add(changes, PIXEL, before.selection().pixel(), now.selection().pixel());
        add(changes, ROW, before.selection().row(), now.selection().row());
        add(changes, APPEARANCE, before.appearance(), now.appearance());
        add(changes, PREPROCESSING, before.preprocessing(), now.preprocessing());
        add(changes, COMPUTING, before.computing(), now.computing());
        add(changes, VIEW, before.view(), now.view());
        ViewId.settings().forEach(key -> add(changes, key, before.settings(key), now.settings(key)));
        return changes;
    }

    private static void add(Set<Concern> changes, Concern change, Object before, Object now) {
        if (!before.equals(now)) {
            changes.add(change);
        }
    }
}
