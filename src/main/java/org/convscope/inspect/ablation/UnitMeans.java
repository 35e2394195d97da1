package org.convscope.inspect.ablation;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FrameAnalysis;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;

/** The mean of every unit of a layer over all places of many frames: what it gives when it says nothing of the frame. */
public final class UnitMeans {
    private UnitMeans() {}

    /**
     * Sums over frames.
     *
     * @param sums by unit
     * @param places how many numbers each is the sum of
     */
    public record Sums(double[] sums, long places) {
        /** By unit; NaN where there was no frame. */
        public double[] means() {
            double[] means = new double[sums.length];
            for (int unit = 0; unit < means.length; unit++) {
                means[unit] = sums[unit] / places;
            }
            return means;
        }
    }

    /**
     * The work, which may be done in pieces.
     *
     * @param layer id of the call
     * @param inputs reads and prepares a frame on several threads at once, throwing a {@link ProblemException} where it cannot
     * @param failed told of every frame that could not be read or computed, when it happens
     */
    public static FoldFrames<Sums> of(
            Supplier<Engine> engine,
            Function<LabelledFrame, NetworkInput> inputs,
            Network network,
            String layer,
            List<LabelledFrame> frames,
            Consumer<ProblemException> failed) {
        return new FoldFrames<>(
                engine,
                inputs,
                new FoldFrames.Request("Taking means of", network, frames, BatchSize.BY_MEMORY),
                new OfFrames(layer, network.call(layer).units()),
                failed);
    }

    private record OfFrames(String layer, int units) implements FrameAnalysis<Sums> {
        @Override
        public List<String> layers() {
            return List.of(layer);
        }

        @Override
        public Sums none() {
            return new Sums(new double[units], 0);
        }

        @Override
        public Sums merge(Sums first, Sums second) {
            double[] sums = first.sums().clone();
            for (int unit = 0; unit < units; unit++) {
                sums[unit] += second.sums()[unit];
            }
            return new Sums(sums, first.places() + second.places());
        }

        @Override
        public Observer<Sums> observe(LabelledFrame frame, NetworkInput input) {
            return new Observer<>() {
                private Sums seen = none();

                @Override
                public void output(String id, Tensor output) {
                    double[] sums = new double[units];
                    for (int i = 0; i < output.size(); i++) {
                        sums[i % units] += output.data()[i];
                    }
                    seen = new Sums(sums, output.size() / units);
                }

                @Override
                public Sums part() {
                    return seen;
                }
            };
        }
    }
}
