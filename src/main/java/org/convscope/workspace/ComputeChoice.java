package org.convscope.workspace;

import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;

/**
 * What the user wants to compute with; takes effect at the next start.
 *
 * @param backend what computes
 * @param engine which library computes on it
 */
public record ComputeChoice(BackendChoice backend, EngineChoice engine) {
    /** Backend and engine left to Convscope. */
    public static final ComputeChoice AUTOMATIC = new ComputeChoice(BackendChoice.AUTO, EngineChoice.AUTO);

    public ComputeChoice backend(BackendChoice newBackend) {
        return new ComputeChoice(newBackend, engine);
    }

    public ComputeChoice engine(EngineChoice newEngine) {
        return new ComputeChoice(backend, newEngine);
    }
}
