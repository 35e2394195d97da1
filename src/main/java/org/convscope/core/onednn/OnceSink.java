package org.convscope.core.onednn;

import java.util.HashSet;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;

/** Hands on each output once, also where a run begins again. */
final class OnceSink implements Engine.Sink {
    private final Engine.Sink sink;
    private final Set<String> given = new HashSet<>();

    OnceSink(Engine.Sink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(String id, Tensor output) {
        if (given.add(id)) {
            sink.accept(id, output);
        }
    }
}
