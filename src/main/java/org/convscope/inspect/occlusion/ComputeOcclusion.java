package org.convscope.inspect.occlusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.target.FittingInputs;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/**
 * Computes what a target loses where a part of the input is hidden, as Zeiler and Fergus ("Visualizing and understanding
 * convolutional networks", 2014) do: the whole network, once for every part, some at a time. The same request gives the same bits.
 */
public final class ComputeOcclusion {
    private final Engine engine;

    public ComputeOcclusion(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param inputs one tensor an input of the network, (N, ...), channels last
     * @param places one an input of the network, where its pixels lie; looked at for rings and sectors only
     */
    public record Request(
            Network network, List<Tensor> inputs, Target target, OcclusionShape shape, List<InputPlaces> places) {
        public Request {
            inputs = List.copyOf(inputs);
            places = List.copyOf(places);
        }

        /** Indices of the inputs that are pictures: others are left as they are. */
        public List<Integer> pictures() {
            List<Integer> pictures = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                if (inputs.get(i).rank() == 4) {
                    pictures.add(i);
                }
            }
            return pictures;
        }

        /**
         * @throws org.convscope.problem.ProblemException if the target is not there, an input has the wrong shape, none is a picture,
         *     nothing says where rings lie, or a patch is so large that it has no place in the input
         */
        public void require() {
            target.in(network);
            FittingInputs.require(network, inputs);
            if (pictures().isEmpty()) {
                throw Problem.of("none of the model's inputs is a picture of which a part could be hidden")
                        .asException();
            }
            for (int input : pictures()) {
                if (occluded(input, 0).parts().count() == 0) {
                    throw Problem.of("the patch has no place in the input")
                            .subject("input '" + network.inputs().get(input) + "'")
                            .expected("a patch below twice the shorter side of the input")
                            .asException();
                }
            }
        }

        private OccludedInput occluded(int input, int frame) {
            return OccludedInput.of(InputPicture.of(inputs.get(input), frame), shape, places.get(input));
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException as {@link Request#require} and {@link Engine#run}
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    public OcclusionMaps compute(Request request, TaskMonitor monitor) {
        request.require();
        TargetObjective objective = request.target().in(request.network());
        try {
            int frames = request.inputs().get(0).length(0);
            var progress = new Progress(request.pictures().size() * frames, monitor);
            double[] values = new double[frames];
            Map<String, Tensor> drops = new LinkedHashMap<>();
            for (int input : request.pictures()) {
                List<float[]> maps = new ArrayList<>();
                HiddenParts parts = request.occluded(input, 0).parts();
                for (int frame = 0; frame < frames; frame++) {
                    double[] found = values(objective, request, input, frame, progress);
                    values[frame] = found[0];
                    maps.add(drop(found));
                    progress.next();
                }
                drops.put(request.network().inputs().get(input), joined(maps, parts));
            }
            return new OcclusionMaps(drops, values);
        } finally {
            if (objective.network() != request.network()) {
                engine.release(objective.network());
            }
        }
    }

    /** The target's values: of the whole, then with each part hidden. Every batch has as many, so that all are computed alike. */
    private double[] values(TargetObjective objective, Request request, int input, int frame, Progress progress) {
        OccludedInput occluded = request.occluded(input, frame);
        int total = occluded.parts().count() + 1;
        int size = Math.min(total, BatchSize.BY_MEMORY.of(objective.network(), List.of(objective.call())));
        List<Tensor> batch = whole(request.inputs(), frame, size);
        float[] changed = batch.get(input).data();
        int length = occluded.picture().numbers().length;
        double[] values = new double[total];
        for (int first = 0; first < total; first += size) {
            progress.at((double) first / total);
            int count = Math.min(size, total - first);
            for (int k = first == 0 ? 1 : 0; k < count; k++) {
                occluded.parts().write(first + k - 1, occluded.picture(), occluded.fill(), changed, k * length);
            }
            Map<String, Tensor> outputs =
                    engine.run(objective.network(), batch, List.of(objective.call()), progress.ofStep());
            double[] some = objective.values(Objects.requireNonNull(outputs.get(objective.call())));
            System.arraycopy(some, 0, values, first, count);
        }
        return values;
    }

    /** One frame of every input, so many times. */
    private static List<Tensor> whole(List<Tensor> inputs, int frame, int size) {
        List<Tensor> batch = new ArrayList<>();
        for (Tensor input : inputs) {
            int length = input.size() / input.length(0);
            float[] numbers = new float[Math.multiplyExact(length, size)];
            for (int k = 0; k < size; k++) {
                System.arraycopy(input.data(), frame * length, numbers, k * length, length);
            }
            int[] shape = input.shape();
            shape[0] = size;
            batch.add(Tensor.of(numbers, shape));
        }
        return batch;
    }

    private static float[] drop(double[] values) {
        float[] drop = new float[values.length - 1];
        for (int i = 0; i < drop.length; i++) {
            drop[i] = (float) (values[0] - values[i + 1]);
        }
        return drop;
    }

    private static Tensor joined(List<float[]> maps, HiddenParts parts) {
        float[] all = new float[Math.multiplyExact(maps.size(), parts.count())];
        for (int frame = 0; frame < maps.size(); frame++) {
            System.arraycopy(maps.get(frame), 0, all, frame * parts.count(), parts.count());
        }
        return Tensor.of(all, maps.size(), parts.rows(), parts.columns());
    }

    /** How far several maps are, one after another. */
    private static final class Progress {
        private final int maps;
        private final TaskMonitor monitor;
        private int done;

        private Progress(int maps, TaskMonitor monitor) {
            this.maps = maps;
            this.monitor = monitor;
        }

        private void at(double share) {
            monitor.checkCancelled();
            monitor.progress("occlusion", (done + share) / maps);
        }

        private void next() {
            done++;
        }

        private TaskMonitor ofStep() {
            return monitor.ofStep();
        }
    }
}
