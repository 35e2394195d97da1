package org.convscope.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.BackendReport;
import org.convscope.core.Engine;
import org.convscope.core.EngineReport;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Gives prepared outputs, scaled by the first number of the input; remembers what it was asked for. */
public final class FakeEngine implements Engine {
    private final Map<String, Tensor> outputs = new HashMap<>();
    public final List<String> computed = new ArrayList<>();

    public FakeEngine with(String id, Tensor output) {
        outputs.put(id, output);
        return this;
    }

    @Override
    public void run(Network network, List<Tensor> inputs, Collection<String> wanted, Sink sink, TaskMonitor monitor) {
        for (LayerCall call : network.calls()) {
            if (wanted.contains(call.id())) {
                computed.add(call.id());
                Tensor output = outputs.get(call.id());
                float[] scaled = output.data().clone();
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] *= inputs.get(0).data()[0];
                }
                sink.accept(call.id(), Tensor.of(scaled, output.shape()));
            }
        }
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
