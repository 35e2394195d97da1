package org.convscope.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.OutputGradient;
import org.convscope.core.loss.BinaryCrossEntropy;
import org.convscope.core.loss.Loss;
import org.convscope.core.loss.SparseCrossEntropy;
import org.convscope.core.loss.SquaredError;
import org.convscope.input.OutputLabel;

/**
 * The loss of one head over one batch, as Keras's {@code compile(loss=...)} with weights of samples takes it: the sum of weighted
 * losses by the size of the batch. A frame whose labels are not all known counts nothing.
 */
final class HeadLoss implements OutputGradient {
    private final OutputHead head;
    private final Loss.Scores scores;
    private final Loss loss;
    private final List<float[]> targets;
    private final double[] weights;
    private double sum;
    private double right;
    private double counted;

    /**
     * @param scores what the network's output is
     * @param targets one a frame, as {@link TrainingData#target}
     * @param sampleWeights one a frame
     */
    HeadLoss(OutputHead head, Loss.Scores scores, List<float[]> targets, double[] sampleWeights) {
        this.head = head;
        this.scores = scores;
        this.targets = targets;
        this.weights = sampleWeights.clone();
        List<float[]> known = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            boolean all = true;
            for (float value : targets.get(i)) {
                all &= !Float.isNaN(value) && !(head.kind() == OutputLabel.Kind.SOFTMAX && value < 0);
            }
            weights[i] = all ? weights[i] / targets.size() : 0;
            known.add(all ? targets.get(i) : new float[targets.get(i).length]);
        }
        this.loss = loss(known);
    }

    private Loss loss(List<float[]> known) {
        return switch (head.kind()) {
            case SOFTMAX ->
                new SparseCrossEntropy(
                        known.stream().map(target -> (int) target[0]).toList(), scores);
            case SIGMOID -> new BinaryCrossEntropy(rows(known), scores);
            case REGRESSION -> new SquaredError(rows(known));
        };
    }

    private Tensor rows(List<float[]> known) {
        int length = head.size();
        float[] all = new float[known.size() * length];
        for (int i = 0; i < known.size(); i++) {
            System.arraycopy(known.get(i), 0, all, i * length, length);
        }
        return Tensor.of(all, known.size(), length);
    }

    /** The output call that it is of. */
    String output() {
        return head.output();
    }

    @Override
    public Tensor of(Supplier<Tensor> output) {
        Tensor found = output.get();
        see(found);
        return loss.gradient(found, weights);
    }

    /** Counts what an output is worth. */
    void see(Tensor output) {
        double[] values = loss.values(output);
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        if (head.kind() == OutputLabel.Kind.REGRESSION) {
            return;
        }
        int length = head.size();
        double half = scores == Loss.Scores.LOGITS ? 0 : 0.5;
        for (int i = 0; i < targets.size(); i++) {
            float[] target = targets.get(i);
            if (weights[i] == 0) {
                continue;
            }
            counted++;
            if (head.kind() == OutputLabel.Kind.SOFTMAX) {
                right += strongest(output.data(), i * length, length) == (int) target[0] ? 1 : 0;
            } else {
                double same = 0;
                for (int k = 0; k < length; k++) {
                    // as Keras: more than a half
                    boolean said = output.data()[i * length + k] > half;
                    same += said == target[k] > 0.5f ? 1 : 0;
                }
                right += same / length;
            }
        }
    }

    private static int strongest(float[] values, int from, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }

    /** Of what was seen. */
    double loss() {
        return sum;
    }

    /** How many frames were answered rightly, of {@link #counted}; labels count in shares of a frame. */
    double right() {
        return right;
    }

    double counted() {
        return counted;
    }
}
