package org.convscope.ui;

import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.jspecify.annotations.Nullable;

/** Makes the engine at the first call: its class alone loads libraries. */
final class LazyEngine implements Supplier<Engine> {
    private final Supplier<Engine> maker;
    private @Nullable Engine engine;

    LazyEngine(Supplier<Engine> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized Engine get() {
        Engine made = engine;
        if (made == null) {
            made = maker.get();
            engine = made;
        }
        return made;
    }
}
