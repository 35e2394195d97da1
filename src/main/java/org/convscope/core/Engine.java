package org.convscope.core;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * Computes layers' outputs. One engine a process; calls from several threads queue up, none runs beside another but those of
 * {@link #beside}. Nothing native leaves it.
 */
public interface Engine extends AutoCloseable {
    /** Takes each wanted output as soon as it is there, in order of execution, on the calling thread. */
    @FunctionalInterface
    interface Sink {
        void accept(String id, Tensor output);
    }

    /** What computes, and why that one was chosen. Loads the backend if that has not happened. */
    BackendReport backend();

    /**
     * Runs the wanted calls and what they depend on, nothing else.
     *
     * @param inputs one tensor an input of the network, in its order: (N, H, W, C), channels last
     * @param wanted ids of calls
     * @param sink gets each wanted output, (N, ...), channels last
     * @throws org.convscope.problem.ProblemException if an input has the wrong shape, a wanted call cannot be computed, or
     *     a weight cannot be read
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    void run(Network network, List<Tensor> inputs, Collection<String> wanted, Sink sink, TaskMonitor monitor);

    /**
     * As {@link #run}, but nothing is copied: outputs are looked at one after another on the engine's thread.
     *
     * @throws org.convscope.problem.ProblemException as {@link #run}
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    default void look(
            Network network, List<Tensor> inputs, Collection<String> wanted, OutputLook look, TaskMonitor monitor) {
        run(network, inputs, wanted, look, monitor);
    }

    /**
     * Another engine, which computes beside this one: where many frames come one after the other, one takes the processors while the
     * other waits for them at the end of a layer. It gives the same bits, holds the network's weights once more, and is closed with
     * this one. Empty where it is not worth that: with one processor, for large networks, and before the first run.
     */
    default Optional<Engine> beside(Network network) {
        return Optional.empty();
    }

    /** All wanted outputs at once, by id, in order of execution. */
    default Map<String, Tensor> run(
            Network network, List<Tensor> inputs, Collection<String> wanted, TaskMonitor monitor) {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        run(network, inputs, wanted, outputs::put, monitor);
        return outputs;
    }

    /**
     * Runs forwards and back. Where gradients by weights are asked for, all weights are read anew: they may have learned since the last
     * time.
     *
     * @param inputs as {@link #run}
     * @throws org.convscope.problem.ProblemException as {@link #run}, if an output's gradient has not the output's shape, and if a
     *     layer on the way has no gradient
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    Gradients gradients(Network network, List<Tensor> inputs, GradientRequest request, TaskMonitor monitor);

    /**
     * The gradient of a weighted sum of one call's output with respect to the network's inputs.
     *
     * @param wanted id of the call
     * @param outputGradient what the sum weighs each output number with, of the output's shape (N, ...)
     * @return one gradient an input, of the input's shape
     * @throws org.convscope.problem.ProblemException as {@link #gradients}
     */
    default List<Tensor> inputGradients(
            Network network, List<Tensor> inputs, String wanted, Tensor outputGradient, TaskMonitor monitor) {
        GradientRequest request = GradientRequest.byInputs(wanted, outputGradient, network.inputs());
        Map<String, Tensor> byInput =
                gradients(network, inputs, request, monitor).inputs();
        return network.inputs().stream().map(byInput::get).toList();
    }

    /** Bytes that it holds in native memory between runs: prepared weights and unused buffers. Waits for nothing. */
    long heldBytes();

    /** Forgets what was prepared for a network, such as its kernels in native memory. */
    void release(Network network);

    @Override
    void close();
}
