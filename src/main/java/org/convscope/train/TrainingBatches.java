package org.convscope.train;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongUnaryOperator;
import org.convscope.array.Tensor;
import org.jspecify.annotations.Nullable;

/** Makes batches of changed frames, the next one beside whatever computes. Used by one thread. */
final class TrainingBatches {
    private final TrainingData data;
    private final ImageAugmentation augmentation;
    private final LongUnaryOperator seeds;
    private @Nullable CompletableFuture<Tensor> ahead;

    /**
     * @param seeds a seed for each number
     */
    TrainingBatches(TrainingData data, ImageAugmentation augmentation, LongUnaryOperator seeds) {
        this.data = data;
        this.augmentation = augmentation;
        this.seeds = seeds;
    }

    /**
     * (frames, H, W, C); what was begun beside the last step is taken if there is something.
     *
     * @param later what will be taken next, and is begun now; nothing where that is not known
     * @param first number of the seed of frame 0
     * @throws org.convscope.problem.ProblemException if a frame cannot be read
     */
    Tensor take(List<Integer> batch, List<Integer> later, long first) {
        Tensor now = waitedFor(batch, first);
        if (!later.isEmpty()) {
            ahead = CompletableFuture.supplyAsync(() -> stacked(later, first));
        }
        return now;
    }

    private Tensor waitedFor(List<Integer> batch, long first) {
        CompletableFuture<Tensor> waiting = ahead;
        ahead = null;
        if (waiting == null) {
            return stacked(batch, first);
        }
        try {
            return waiting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Tensor stacked(List<Integer> batch, long first) {
        return stack(batch.stream()
                .map(i -> augmentation.apply(data.input(i), new SplittableRandom(seeds.applyAsLong(first + i))))
                .toList());
    }

    /** Inputs one after another. */
    static Tensor stack(List<Tensor> inputs) {
        int[] shape = inputs.get(0).shape();
        int each = inputs.get(0).size();
        float[] all = new float[Math.multiplyExact(each, inputs.size())];
        for (int i = 0; i < inputs.size(); i++) {
            System.arraycopy(inputs.get(i).data(), 0, all, i * each, each);
        }
        shape[0] = inputs.size();
        return Tensor.of(all, shape);
    }
}
