package org.convscope.workspace;

import java.util.EnumSet;
import java.util.Set;

/** What differs between two workspaces, or in the files that they name. */
public enum Change {
    MODEL,
    FRAMES,
    DATA_SET,
    LAYER,
    UNIT,
    FRAME,
    /** Files of frames hold something else, though their names stayed: told by {@link WorkspaceModel#renewed} only. */
    FRAME_CONTENT,
    PIXEL,
    ROW,
    LIGHT_TABLE,
    APPEARANCE,
    FRAME_SETTINGS,
    KERNEL_SETTINGS,
    MAP_SETTINGS,
    HISTOGRAM_SETTINGS,
    PREPROCESSING,
    COMPUTING,
    VIEW;

    /** All that differs. */
    static Set<Change> between(Workspace before, Workspace now) {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        add(changes, MODEL, before.model(), now.model());
        add(changes, MODEL, before.reading(), now.reading());
        add(changes, FRAMES, before.frames(), now.frames());
        add(changes, DATA_SET, before.dataSet(), now.dataSet());
        add(changes, LAYER, before.selection().layer(), now.selection().layer());
        add(changes, UNIT, before.selection().unit(), now.selection().unit());
        add(changes, FRAME, before.selection().frame(), now.selection().frame());
        add(changes, PIXEL, before.selection().pixel(), now.selection().pixel());
        add(changes, ROW, before.selection().row(), now.selection().row());
        add(changes, LIGHT_TABLE, before.lightTable(), now.lightTable());
        add(changes, APPEARANCE, before.appearance(), now.appearance());
        add(changes, FRAME_SETTINGS, before.frameSettings(), now.frameSettings());
        add(changes, KERNEL_SETTINGS, before.kernelSettings(), now.kernelSettings());
        add(changes, MAP_SETTINGS, before.mapSettings(), now.mapSettings());
        add(changes, HISTOGRAM_SETTINGS, before.histogramSettings(), now.histogramSettings());
        add(changes, PREPROCESSING, before.preprocessing(), now.preprocessing());
        add(changes, COMPUTING, before.computing(), now.computing());
        add(changes, VIEW, before.view(), now.view());
        return changes;
    }

    private static void add(Set<Change> changes, Change change, Object before, Object now) {
        if (!before.equals(now)) {
            changes.add(change);
        }
    }
}
