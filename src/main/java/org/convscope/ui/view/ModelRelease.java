package org.convscope.ui.view;

import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.inspect.maps.MapCache;
import org.convscope.network.Network;
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
                    forget(document.network());
                    document.whole().ifPresent(this::forget);
                    document.model().close();
                    return document;
                },
                OutcomeReceiver.logging(title));
    }

    /** Of a network of a model that stays open: its maps and what the engine prepared for it. */
    public void release(Network network) {
        String title = "Switching units";
        tasks.submit(
                Lane.ENGINE,
                Priority.BACKGROUND,
                Owner.named("release"),
                title,
                monitor -> {
                    forget(network);
                    return network;
                },
                OutcomeReceiver.logging(title));
    }

    private void forget(Network network) {
        maps.release(network);
        engine.get().release(network);
    }
}
