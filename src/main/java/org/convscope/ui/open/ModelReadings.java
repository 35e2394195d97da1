package org.convscope.ui.open;

import java.util.Optional;
import org.convscope.input.ModelSidecar;
import org.convscope.keras.ReadingChoices;
import org.convscope.workspace.ModelReading;

/** What is chosen about a model: by the user in the window, else by its sidecar. */
public final class ModelReadings {
    private ModelReadings() {}

    /** What the sidecar says, as a user would have said it. */
    static ModelReading of(Optional<ModelSidecar> sidecar) {
        return sidecar.map(found -> new ModelReading(found.declarations(), found.start(), found.fillings()))
                .orElse(ModelReading.NONE);
    }

    /**
     * @param own what the user says; empty where what stands beside the model holds
     */
    public static ReadingChoices choices(Optional<ModelReading> own, Optional<ModelSidecar> sidecar) {
        ModelReading reading = own.orElseGet(() -> of(sidecar));
        return new ReadingChoices(
                reading.declarations(),
                reading.start(),
                sidecar.flatMap(ModelSidecar::kernels),
                sidecar.flatMap(ModelSidecar::upSampling),
                reading.fillings());
    }
}
