package org.convscope.ui.view;

import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.inspect.maps.MapCache;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskRunner;

/** Closes models in the engine's own lane: whatever still reads from one ends first. */
public record ModelRelease(TaskRunner tasks, Supplier<Engine> engine, MapCache maps) {
    /** Its maps, what the engine prepared for it, and the file. */
    public void release(ModelDocument document) {
        String title = "Closing " + document.name();
        tasks.submit(
                Lane.ENGINE,
                Priority.BACKGROUND,
                Owner.named("close"),
                title,
                monitor -> {
                    maps.release(document.network());
                    engine.get().release(document.network());
                    document.model().close();
                    return document;
                },
                OutcomeReceiver.logging(title));
    }
}
