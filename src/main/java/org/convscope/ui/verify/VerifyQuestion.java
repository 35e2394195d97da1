package org.convscope.ui.verify;

import java.nio.file.Path;
import java.util.List;
import org.convscope.core.Engine;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.keras.TensorFile;
import org.convscope.keras.TensorInputs;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * What a model is verified with.
 *
 * @param input one dataset per input of the model
 * @param reference one dataset per layer
 * @param tolerance largest error that agrees
 */
record VerifyQuestion(Path input, Path reference, double tolerance) {
    /**
     * Reads both files and compares every layer. Blocks.
     *
     * @throws org.convscope.problem.ProblemException if a file cannot be read, or the input is not the model's
     */
    VerifyLayers.Result answer(Network network, Engine engine, TaskMonitor monitor) {
        try (TensorFile file = TensorFile.open(reference)) {
            var request = new VerifyLayers.Request(
                    network,
                    TensorInputs.read(input, network),
                    List.of(),
                    id -> TensorInputs.find(file, id),
                    tolerance);
            return new VerifyLayers(engine).compare(request, monitor).withUnknown(network, file.names());
        }
    }
}
