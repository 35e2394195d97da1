package org.convscope.core.backend;

import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.problem.Problem;

/**
 * Where the engine is chosen, oneDNN or ND4J: the rule is {@link #of}. {@link BackendSelection#select} asks it for this
 * machine, and {@code core.SerialEngine} makes the engine that it names.
 *
 * @param engine {@link EngineChoice#ONEDNN} or {@link EngineChoice#ND4J}
 * @param reason why, a sentence
 */
public record EngineSelection(EngineChoice engine, String reason) {
    /**
     * Why an engine cannot be had with a backend, a clause; empty where it can.
     *
     * @param missing why there is no oneDNN library here, a clause; empty where there is one
     */
    static Optional<String> refusal(BackendChoice backend, EngineChoice engine, Optional<String> missing) {
        if (engine != EngineChoice.ONEDNN) {
            return Optional.empty();
        }
        return backend == BackendChoice.CUDA
                ? Optional.of("oneDNN computes on the CPU only, and CUDA was asked for")
                : missing;
    }

    /**
     * What was asked for, where it can be had; else ND4J where CUDA computes, and oneDNN where its library is there.
     *
     * @param cuda what there is of CUDA; asked only where both choices are left open
     * @param missing why there is no oneDNN library here, a clause; empty where there is one
     * @throws org.convscope.problem.ProblemException if what was asked for cannot be had
     */
    static EngineSelection of(
            BackendChoice backend, EngineChoice engine, Supplier<CudaProbe> cuda, Optional<String> missing) {
        Optional<String> refusal = refusal(backend, engine, missing);
        if (refusal.isPresent()) {
            throw Problem.of("the engine oneDNN was asked for, but " + refusal.get())
                    .nextStep("Choose auto or nd4j")
                    .asException();
        }
        if (engine != EngineChoice.AUTO) {
            return new EngineSelection(engine, (engine == EngineChoice.ND4J ? "ND4J" : "oneDNN") + " was asked for.");
        }
        if (backend == BackendChoice.CUDA
                || (backend == BackendChoice.AUTO && cuda.get().usable())) {
            return new EngineSelection(EngineChoice.ND4J, "ND4J is the engine that computes with CUDA.");
        }
        return missing.map(why -> new EngineSelection(EngineChoice.ND4J, "ND4J computes: " + why + "."))
                .orElse(new EngineSelection(EngineChoice.ONEDNN, "oneDNN is the faster engine on this processor."));
    }
}
