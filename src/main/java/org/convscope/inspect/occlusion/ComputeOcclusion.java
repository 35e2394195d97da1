package org.convscope.inspect.occlusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.cone.ConePlanner;
import org.convscope.inspect.target.FittingInputs;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/**
 * Computes what a target loses where a part of the input is hidden, as Zeiler and Fergus ("Visualizing and understanding
 * convolutional networks", 2014) do. Of the layers only what a patch reaches is computed, exactly ({@link ConePlanner}), where that
 * is less; else the whole network, some parts at a time. Coarse first, then finer. The same request gives the same bits.
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
                if (parts(input).count() == 0) {
                    throw Problem.of("the patch has no place in the input")
                            .subject("input '" + network.inputs().get(input) + "'")
                            .expected("a patch below twice the shorter side of the input")
                            .asException();
                }
            }
        }

        /**
         * One frame of an input with one part hidden, for each of some parts.
         *
         * @param input its index
         * @param parts their numbers, row by row
         * @return (1, H, W, C) each
         */
        public List<Tensor> hidden(int input, int frame, int... parts) {
            OccludedInput occluded = occluded(input, frame);
            InputPicture picture = occluded.picture();
            List<Tensor> hidden = new ArrayList<>();
            for (int part : parts) {
                float[] numbers = new float[picture.numbers().length];
                occluded.parts().write(part, picture, occluded.fill(), numbers, 0);
                hidden.add(Tensor.of(numbers, 1, picture.height(), picture.width(), picture.channels()));
            }
            return hidden;
        }

        private HiddenParts parts(int input) {
            Tensor whole = inputs.get(input);
            return HiddenParts.of(shape, whole.length(1), whole.length(2), places.get(input));
        }

        private OccludedInput occluded(int input, int frame) {
            return OccludedInput.of(InputPicture.of(inputs.get(input), frame), shape, places.get(input));
        }
    }

    /** As {@link #compute(Request, OcclusionWatcher, TaskMonitor)}, with nobody looking. */
    public OcclusionMaps compute(Request request, TaskMonitor monitor) {
        return compute(request, OcclusionWatcher.NONE, monitor);
    }

    /**
     * @throws org.convscope.problem.ProblemException as {@link Request#require} and {@link Engine#run}
     * @throws org.convscope.task.CancelledException within one layer after a cancel
     */
    public OcclusionMaps compute(Request request, OcclusionWatcher watcher, TaskMonitor monitor) {
        request.require();
        TargetObjective objective = request.target().in(request.network());
        try {
            int frames = request.inputs().get(0).length(0);
            var progress = new Progress(request.pictures().size() * frames, monitor);
            double[] values = new double[frames];
            int coarsest = 1;
            Map<String, Tensor> drops = new LinkedHashMap<>();
            Map<String, OcclusionEffort> efforts = new LinkedHashMap<>();
            for (int input : request.pictures()) {
                String id = request.network().inputs().get(input);
                List<float[]> maps = new ArrayList<>();
                HiddenParts parts = request.parts(input);
                for (int frame = 0; frame < frames; frame++) {
                    OccludedInput occluded = request.occluded(input, frame);
                    try (OccludedPasses passes =
                            passes(objective, request, input, frame, occluded, progress.ofStep())) {
                        var map = new RefiningMap(id, frame, RefiningOrder.of(occluded.parts()), passes, watcher);
                        map.compute(progress);
                        values[frame] = map.value();
                        coarsest = Math.max(coarsest, map.step());
                        maps.add(map.drop());
                        efforts.put(id, passes.effort());
                    }
                    progress.next();
                }
                drops.put(id, joined(maps, parts));
            }
            return new OcclusionMaps(drops, values, coarsest, efforts);
        } finally {
            if (objective.network() != request.network()) {
                engine.release(objective.network());
            }
        }
    }

    private OccludedPasses passes(
            TargetObjective objective,
            Request request,
            int input,
            int frame,
            OccludedInput occluded,
            TaskMonitor monitor) {
        List<Tensor> one = request.inputs().stream()
                .map(all -> all.entries(frame, frame + 1))
                .toList();
        if (!(occluded.parts() instanceof HiddenParts.Windows windows)) {
            String words =
                    "A ring or a sector reaches over the whole input: every part is a pass of the whole network.";
            return new PlainPasses(engine, objective, one, input, occluded, words);
        }
        ConePlanner.Answer answer = plan(objective, request, input, windows);
        if (answer.plan().isEmpty()) {
            return new PlainPasses(
                    engine,
                    objective,
                    one,
                    input,
                    occluded,
                    answer.words() + " Every part is a pass of the whole network.");
        }
        return new ConePasses(engine, answer.plan().get(), objective, one, occluded, monitor);
    }

    private static ConePlanner.Answer plan(
            TargetObjective objective, Request request, int input, HiddenParts.Windows windows) {
        Network network = request.network();
        return ConePlanner.plan(
                objective.network(),
                objective.call(),
                network.inputs().get(input),
                FittingInputs.shapes(network, request.inputs()),
                windows.changes());
    }

    private static Tensor joined(List<float[]> maps, HiddenParts parts) {
        float[] all = new float[Math.multiplyExact(maps.size(), parts.count())];
        for (int frame = 0; frame < maps.size(); frame++) {
            System.arraycopy(maps.get(frame), 0, all, frame * parts.count(), parts.count());
        }
        return Tensor.of(all, maps.size(), parts.rows(), parts.columns());
    }

    /** How far several maps are, one after another. */
    private static final class Progress implements RefiningMap.Steps {
        private final int maps;
        private final TaskMonitor monitor;
        private int done;

        private Progress(int maps, TaskMonitor monitor) {
            this.maps = maps;
            this.monitor = monitor;
        }

        @Override
        public void at(double share) {
            monitor.checkCancelled();
            monitor.progress("occlusion", (done + share) / maps);
        }

        private void next() {
            done++;
        }

        @Override
        public TaskMonitor ofStep() {
            return monitor.ofStep();
        }
    }
}
