package org.convscope.ui.modelcomparison;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.modelcomparison.CompareModels;
import org.convscope.inspect.modelcomparison.LayerDifference;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.open.ModelReadings;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ModelRelease;
import org.convscope.ui.view.ViewContext;

/**
 * The model that the open one is compared with.
 *
 * @param document open until it is {@link #release released}; its preprocessing is its sidecar's, else a guess
 * @param layers how each layer came out
 */
record OtherModel(ModelDocument document, List<LayerDifference> layers) {
    /** Opens and compares it; in the engine's lane. It is closed again if that is cancelled or fails. */
    static OtherModel open(Network network, Path file, TaskMonitor monitor) {
        Optional<ModelSidecar> sidecar = ModelSidecar.of(file);
        OpenModel model = KerasModels.open(file, Optional.empty(), ModelReadings.choices(Optional.empty(), sidecar));
        boolean kept = false;
        try {
            Preprocessing preprocessing =
                    sidecar.flatMap(ModelSidecar::preprocessing).orElseGet(() -> Preprocessing.guess(model.network()));
            List<LayerDifference> layers = new CompareModels().compare(network, model.network(), monitor);
            monitor.checkCancelled();
            kept = true;
            return new OtherModel(new ModelDocument(model, sidecar, preprocessing), layers);
        } finally {
            if (!kept) {
                model.close();
            }
        }
    }

    /** Closes it in the engine's lane: whatever still reads from it ends first. */
    void release(ViewContext context) {
        new ModelRelease(context.tasks(), context.engine(), context.maps()).release(document);
    }
}
