package org.convscope.cli;

import java.util.List;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;

/** For commands that open no window. */
public final class NoWindow implements WindowOpener {
    @Override
    public boolean canOpen() {
        return false;
    }

    @Override
    public void open(List<String> names, BackendChoice backend, EngineChoice engine) {
        throw new AssertionError("no window is asked for");
    }
}
