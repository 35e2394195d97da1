package org.convscope.inspect.embedding;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.choice.LayerFeatures;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.target.NamedLayer;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Lays frames out on a plane by what a layer gives for them: first the features of all frames, then the plane. */
public final class EmbedFrames {
    private final Supplier<Engine> engine;
    private final Function<LabelledFrame, NetworkInput> inputs;
    private final Consumer<ProblemException> failed;

    /**
     * @param inputs reads and prepares a frame on several threads at once, throwing a {@link ProblemException} where it cannot
     * @param failed told of every frame that could not be read or computed, when it happens
     */
    public EmbedFrames(
            Supplier<Engine> engine, Function<LabelledFrame, NetworkInput> inputs, Consumer<ProblemException> failed) {
        this.engine = engine;
        this.inputs = inputs;
        this.failed = failed;
    }

    /**
     * @param layer id of a call, or a layer's path where it is called once
     */
    public record Request(Network network, String layer, LayerFeatures features, List<LabelledFrame> frames) {
        public Request {
            frames = List.copyOf(frames);
        }

        /**
         * The call that is meant.
         *
         * @throws ProblemException if there is none, or it cannot be computed
         */
        public LayerCall call() {
            LayerCall call = NamedLayer.of(network, layer);
            network.unavailable(call.id()).ifPresent(reason -> {
                throw Problem.of("cannot be computed: " + reason)
                        .subject(LayerCall.subject(call.id()))
                        .asException();
            });
            return call;
        }
    }

    /**
     * The first half, which may be done in pieces.
     *
     * @param table gets the features
     * @throws ProblemException if there is no such layer, or it cannot be computed
     */
    public FoldFrames<List<LabelledFrame>> features(Request request, FeatureTable table) {
        var analysis = new FrameFeatures(request.call().id(), request.features(), table);
        return new FoldFrames<>(
                engine,
                inputs,
                new FoldFrames.Request("Looking at", request.network(), request.frames(), BatchSize.BY_MEMORY),
                analysis,
                failed);
    }

    /**
     * The second half.
     *
     * @throws ProblemException if there are too few frames, or nothing tells them apart
     */
    public static FrameEmbedding plane(
            FoldedFrames<List<LabelledFrame>> folded,
            FeatureTable table,
            EmbeddingSettings settings,
            TaskMonitor monitor) {
        return new PlaceFrames(settings, monitor).place(folded, table);
    }

    /**
     * Both in one go.
     *
     * @throws ProblemException if there is no such layer, it cannot be computed, there are too few frames, or nothing tells them
     *     apart
     */
    public FrameEmbedding embed(Request request, EmbeddingSettings settings, TaskMonitor monitor) {
        try (var table = new FeatureTable(request.frames().size())) {
            return plane(features(request, table).all(monitor), table, settings, monitor);
        }
    }
}
