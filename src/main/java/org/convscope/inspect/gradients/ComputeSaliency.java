package org.convscope.inspect.gradients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.target.FittingInputs;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Computes what a target depends on, for each frame by itself. The same request gives the same bits. */
public final class ComputeSaliency {
    private final Engine engine;

    public ComputeSaliency(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param inputs one tensor an input of the network, (N, ...), channels last
     */
    public record Request(Network network, List<Tensor> inputs, Target target, SaliencySettings settings) {
        public Request {
            inputs = List.copyOf(inputs);
        }

        /** The same of another network with the same layers. */
        public Request of(Network other) {
            return new Request(other, inputs, target, settings);
        }

        /**
         * The id of the layer whose maps are weighed; empty where the method weighs none.
         *
         * @throws org.convscope.problem.ProblemException if the target is not there, or no such layer leads to it
         */
        public Optional<String> at() {
            return settings.method().isOfLayer()
                    ? Optional.of(MapLayer.of(target.in(network), settings.at()).id())
                    : Optional.empty();
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException if the target is not there, an input has the wrong shape, and as
     *     {@link Engine#gradients}
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    public SaliencyMaps compute(Request request, TaskMonitor monitor) {
        TargetObjective objective = request.target().in(request.network());
        FittingInputs.require(request.network(), request.inputs());
        try {
            return switch (request.settings().method()) {
                case GRADIENT -> plain(objective, request, monitor);
                case SMOOTHGRAD -> smooth(objective, request, monitor);
                case INTEGRATED -> integrated(objective, request, monitor);
                case GRADCAM, GRADCAM_PLUS_PLUS -> ofLayer(objective, request, monitor);
            };
        } finally {
            if (objective.network() != request.network()) {
                engine.release(objective.network());
            }
        }
    }

    private SaliencyMaps plain(TargetObjective objective, Request request, TaskMonitor monitor) {
        List<Tensor> inputs = request.inputs();
        List<Tensor> maps = new MeanGradients(engine, objective, inputs, GradientPoints.itself(inputs))
                .compute("gradient", monitor);
        return new SaliencyMaps(
                byInput(objective, maps), values(objective, inputs, monitor), Map.of(), Optional.empty());
    }

    private SaliencyMaps smooth(TargetObjective objective, Request request, TaskMonitor monitor) {
        List<Tensor> inputs = request.inputs();
        var noise = new GradientPoints.Noisy(
                inputs, request.settings().steps(), request.settings().seed());
        List<Tensor> maps = new MeanGradients(engine, objective, inputs, noise).compute("SmoothGrad", monitor);
        Map<String, double[]> sigmas = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            sigmas.put(objective.network().inputs().get(i), noise.sigmas(i));
        }
        return new SaliencyMaps(byInput(objective, maps), values(objective, inputs, monitor), sigmas, Optional.empty());
    }

    private SaliencyMaps integrated(TargetObjective objective, Request request, TaskMonitor monitor) {
        List<Tensor> inputs = request.inputs();
        var way = new GradientPoints.Midpoints(inputs, request.settings().steps());
        List<Tensor> means = new MeanGradients(engine, objective, inputs, way).compute("integrated gradients", monitor);
        List<Tensor> maps = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            maps.add(means.get(i).times(inputs.get(i)));
        }
        double[] values = values(objective, inputs, monitor);
        double none = values(
                objective, inputs.stream().map(ComputeSaliency::oneOfZeros).toList(), monitor)[0];
        double[] completeness = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            int frame = n;
            completeness[n] = maps.stream().mapToDouble(map -> sum(map, frame)).sum() - (values[n] - none);
        }
        return new SaliencyMaps(byInput(objective, maps), values, Map.of(), Optional.of(completeness));
    }

    private static double sum(Tensor map, int frame) {
        int length = map.size() / map.length(0);
        double sum = 0;
        for (int i = frame * length; i < (frame + 1) * length; i++) {
            sum += map.data()[i];
        }
        return sum;
    }

    private static Tensor oneOfZeros(Tensor input) {
        int[] shape = input.shape();
        shape[0] = 1;
        return Tensor.zeros(shape);
    }

    private static Map<String, Tensor> byInput(TargetObjective objective, List<Tensor> maps) {
        Map<String, Tensor> byInput = new LinkedHashMap<>();
        for (int i = 0; i < maps.size(); i++) {
            byInput.put(objective.network().inputs().get(i), maps.get(i));
        }
        return byInput;
    }

    /** The target's value for each frame. */
    private double[] values(TargetObjective objective, List<Tensor> inputs, TaskMonitor monitor) {
        int frames = inputs.get(0).length(0);
        int size = FrameBatches.size(objective, inputs, frames);
        double[] values = new double[frames];
        for (int first = 0; first < frames; first += size) {
            int last = Math.min(frames, first + size);
            Map<String, Tensor> outputs = engine.run(
                    objective.network(), part(inputs, first, last), List.of(objective.call()), monitor.ofStep());
            double[] some = objective.values(Objects.requireNonNull(outputs.get(objective.call())));
            System.arraycopy(some, 0, values, first, some.length);
        }
        return values;
    }

    private SaliencyMaps ofLayer(TargetObjective objective, Request request, TaskMonitor monitor) {
        LayerCall at = MapLayer.of(objective, request.settings().at());
        Network given = objective.network().given(at.id());
        try {
            List<Tensor> inputs = request.inputs();
            int frames = inputs.get(0).length(0);
            int size = FrameBatches.size(objective, inputs, frames);
            double[] values = new double[frames];
            List<Tensor> maps = new ArrayList<>();
            for (int first = 0; first < frames; first += size) {
                monitor.checkCancelled();
                monitor.progress(request.settings().method().word(), (double) first / frames);
                List<Tensor> some = part(inputs, first, Math.min(frames, first + size));
                LayerGradient found = LayerGradient.of(engine, objective, given, at.id(), some, monitor.ofStep());
                double[] ofSome = objective.values(found.target());
                System.arraycopy(ofSome, 0, values, first, ofSome.length);
                maps.add(ActivationMaps.of(request.settings().method(), found.output(), found.gradient()));
            }
            return new SaliencyMaps(Map.of(at.id(), joined(maps)), values, Map.of(), Optional.empty());
        } finally {
            engine.release(given);
        }
    }

    /** Frames from one on up to another. */
    private static List<Tensor> part(List<Tensor> inputs, int first, int last) {
        return inputs.stream().map(input -> input.entries(first, last)).toList();
    }

    private static Tensor joined(List<Tensor> parts) {
        int[] shape = parts.get(0).shape();
        shape[0] = parts.stream().mapToInt(part -> part.length(0)).sum();
        float[] all = new float[Math.toIntExact(Tensor.sizeOf(shape))];
        int at = 0;
        for (Tensor part : parts) {
            System.arraycopy(part.data(), 0, all, at, part.size());
            at += part.size();
        }
        return Tensor.of(all, shape);
    }
}
