package org.convscope.core.onednn;

import java.util.HashSet;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.OutputLook;
import org.convscope.core.OutputView;

/** Hands on each output once, also where a run begins again. */
class OnceSink implements Engine.Sink {
    private final Engine.Sink sink;
    private final Set<String> given = new HashSet<>();

    private OnceSink(Engine.Sink sink) {
        this.sink = sink;
    }

    /** One that looks where the given one does. */
    static OnceSink of(Engine.Sink sink) {
        return sink instanceof OutputLook look ? new Looking(look) : new OnceSink(sink);
    }

    @Override
    public void accept(String id, Tensor output) {
        if (isFirst(id)) {
            sink.accept(id, output);
        }
    }

    final boolean isFirst(String id) {
        return given.add(id);
    }

    private static final class Looking extends OnceSink implements OutputLook {
        private final OutputLook look;

        private Looking(OutputLook look) {
            super(look);
            this.look = look;
        }

        @Override
        public void accept(String id, Tensor output) {
            look(id, OutputView.of(output));
        }

        @Override
        public void look(String id, OutputView output) {
            if (isFirst(id)) {
                look.look(id, output);
            }
        }
    }
}
