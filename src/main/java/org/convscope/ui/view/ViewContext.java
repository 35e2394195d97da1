package org.convscope.ui.view;

import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.inspect.maps.MapCache;
import org.convscope.task.TaskRunner;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.WorkspaceModel;

/**
 * What the window offers to its views.
 *
 * @param workspace what is open, selected, shown; updated on the event thread only
 * @param tasks delivers on the event thread
 * @param documents the open model
 * @param engine for work in {@link org.convscope.task.Lane#ENGINE} only: its first call loads the backend, which takes a second
 * @param frames decoded frames; {@code load} blocks, {@code peek} does not
 * @param maps computed maps, shared by all views
 * @param problems tells the user
 * @param readout what the pointer is on
 * @param theme light or dark
 */
public record ViewContext(
        WorkspaceModel workspace,
        TaskRunner tasks,
        DocumentAccess documents,
        Supplier<Engine> engine,
        FrameStore frames,
        MapCache maps,
        ProblemReporter problems,
        PointerReadout readout,
        Theme theme) {}
