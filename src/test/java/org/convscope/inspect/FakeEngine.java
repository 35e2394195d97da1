package org.convscope.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.core.BackendReport;
import org.convscope.core.Engine;
import org.convscope.core.EngineReport;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** Gives prepared outputs, for each frame scaled by the first number of its input; remembers what it was asked for. */
public final class FakeEngine implements Engine {
    private final Map<String, Tensor> outputs = new HashMap<>();
    public final List<String> computed = new ArrayList<>();
    private @Nullable FakeEngine beside;

    public FakeEngine with(String id, Tensor output) {
        outputs.put(id, output);
        return this;
    }

    /** With another one that computes beside it. */
    public FakeEngine with(FakeEngine other) {
        beside = other;
        return this;
    }

    @Override
    public Optional<Engine> beside(Network network) {
        return Optional.ofNullable(beside);
    }

    @Override
    public void run(Network network, List<Tensor> inputs, Collection<String> wanted, Sink sink, TaskMonitor monitor) {
        for (LayerCall call : network.calls()) {
            if (wanted.contains(call.id())) {
                computed.add(call.id());
                sink.accept(call.id(), scaled(outputs.get(call.id()), inputs.get(0)));
            }
        }
    }

    private static Tensor scaled(Tensor output, Tensor input) {
        int frames = input.length(0);
        float[] scaled = new float[frames * output.size()];
        for (int i = 0; i < scaled.length; i++) {
            float first = input.data()[i / output.size() * (input.size() / frames)];
            scaled[i] = output.data()[i % output.size()] * first;
        }
        int[] shape = output.shape();
        shape[0] = frames;
        return Tensor.of(scaled, shape);
    }

    @Override
    public BackendReport backend() {
        return new BackendReport(
                "CPU", "none", 1, false, 0, "a test", List.of(), new EngineReport("none", "a test", List.of()));
    }

    @Override
    public Gradients gradients(Network network, List<Tensor> inputs, GradientRequest request, TaskMonitor monitor) {
        throw new AssertionError("nobody asks for gradients here");
    }

    @Override
    public long heldBytes() {
        return 0;
    }

    @Override
    public void release(Network network) {
        outputs.clear();
    }

    @Override
    public void close() {
        outputs.clear();
    }
}
