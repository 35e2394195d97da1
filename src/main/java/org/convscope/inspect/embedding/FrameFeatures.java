package org.convscope.inspect.embedding;

import java.util.List;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.LayerFeatures;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.FrameAnalysis;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.target.ChannelMeans;
import org.convscope.network.LayerCall;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Puts each frame's features into a table. A part is the list of the frames that are in it, in order. */
final class FrameFeatures implements FrameAnalysis<List<LabelledFrame>> {
    private final String layer;
    private final LayerFeatures features;
    private final FeatureTable table;

    /**
     * @param layer id of the call
     */
    FrameFeatures(String layer, LayerFeatures features, FeatureTable table) {
        this.layer = layer;
        this.features = features;
        this.table = table;
    }

    @Override
    public List<String> layers() {
        return List.of(layer);
    }

    @Override
    public List<LabelledFrame> none() {
        return List.of();
    }

    @Override
    public List<LabelledFrame> merge(List<LabelledFrame> first, List<LabelledFrame> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    @Override
    public Observer<List<LabelledFrame>> observe(LabelledFrame frame, NetworkInput input) {
        return new Observer<>() {
            private float @Nullable [] seen;

            @Override
            public void output(String id, Tensor output) {
                float[] values = features == LayerFeatures.ALL ? output.data().clone() : ChannelMeans.all(output);
                for (float value : values) {
                    if (!Float.isFinite(value)) {
                        throw Problem.of("gives NaN or infinite values on this frame, which have no place on a plane")
                                .subject(LayerCall.subject(id))
                                .asException();
                    }
                }
                seen = values;
            }

            @Override
            public List<LabelledFrame> part() {
                float[] row = seen;
                if (row == null) {
                    throw new IllegalStateException("an engine without an output");
                }
                table.add(row);
                return List.of(frame);
            }
        };
    }
}
