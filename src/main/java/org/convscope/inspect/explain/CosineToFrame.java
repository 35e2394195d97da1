package org.convscope.inspect.explain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.FrameAnalysis;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.target.ChannelMeans;
import org.convscope.network.LayerCall;
import org.convscope.problem.Problem;

/** How much alike the means of a layer's maps are to those of one frame; of many frames only the nearest are kept. */
final class CosineToFrame implements FrameAnalysis<List<NearFrame>> {
    private final String layer;
    private final float[] means;
    private final int count;

    /**
     * @param layer id of the call
     * @param output what it gives for the one frame, (1, ...)
     * @param count how many are kept
     */
    CosineToFrame(String layer, Tensor output, int count) {
        this.layer = layer;
        this.means = ChannelMeans.all(output);
        this.count = count;
    }

    @Override
    public List<String> layers() {
        return List.of(layer);
    }

    @Override
    public List<NearFrame> none() {
        return List.of();
    }

    @Override
    public List<NearFrame> merge(List<NearFrame> first, List<NearFrame> second) {
        return Stream.concat(first.stream(), second.stream())
                .sorted(Comparator.comparingDouble(near -> -near.cosine()))
                .limit(count)
                .toList();
    }

    @Override
    public Observer<List<NearFrame>> observe(LabelledFrame frame, NetworkInput input) {
        return new Observer<>() {
            private double cosine;

            @Override
            public void output(String id, Tensor output) {
                cosine = cosine(means, ChannelMeans.all(output));
                if (!Double.isFinite(cosine)) {
                    throw Problem.of("gives NaN or infinite values, so nothing is known of how near it is")
                            .subject(LayerCall.subject(id))
                            .asException();
                }
            }

            @Override
            public List<NearFrame> part() {
                return List.of(new NearFrame(frame, cosine));
            }
        };
    }

    static double cosine(float[] one, float[] other) {
        if (one.length != other.length) {
            throw Problem.of("the layer gives another number of values on this frame than on the one explained")
                    .expected(one.length)
                    .found(other.length)
                    .asException();
        }
        double product = 0;
        double ofOne = 0;
        double ofOther = 0;
        for (int i = 0; i < one.length; i++) {
            product += (double) one[i] * other[i];
            ofOne += (double) one[i] * one[i];
            ofOther += (double) other[i] * other[i];
        }
        return ofOne == 0 || ofOther == 0 ? 0 : product / Math.sqrt(ofOne * ofOther);
    }
}
