package org.convscope.ui.open;

import java.util.Optional;
import org.convscope.input.Sidecar;
import org.convscope.keras.ReadingChoices;
import org.convscope.workspace.ModelReading;

/** What is chosen about a model: by the user in the window, else by its sidecar. */
public final class Readings {
    private Readings() {}

    /** What the sidecar says, as a user would have said it. */
    static ModelReading of(Optional<Sidecar> sidecar) {
        return sidecar.map(found -> new ModelReading(found.declarations(), found.start()))
                .orElse(ModelReading.NONE);
    }

    /**
     * @param own what the user says; empty where what stands beside the model holds
     */
    public static ReadingChoices choices(Optional<ModelReading> own, Optional<Sidecar> sidecar) {
        ModelReading reading = own.orElseGet(() -> of(sidecar));
        return new ReadingChoices(
                reading.declarations(),
                reading.start(),
                sidecar.flatMap(Sidecar::kernels),
                sidecar.flatMap(Sidecar::upSampling));
    }
}
