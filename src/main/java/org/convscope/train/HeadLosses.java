package org.convscope.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.loss.Loss;
import org.convscope.network.Activation;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.TrainingMode;
import org.convscope.task.TaskMonitor;

/** The losses of all heads of a network. Keras takes logits where an output is a softmax or a sigmoid, and so is it here. */
final class HeadLosses {
    private final TrainingData data;
    private final Set<String> activated;

    HeadLosses(Network network, TrainingData data) {
        this.data = data;
        this.activated = activated(network, data);
    }

    /** The outputs whose activation the loss takes care of, those that have none too. */
    Set<String> activated() {
        return activated;
    }

    List<HeadLoss> of(List<Integer> batch, double[] weights) {
        List<HeadLoss> losses = new ArrayList<>();
        double[] own = batch.stream().mapToDouble(i -> weights[i]).toArray();
        for (int h = 0; h < data.heads().size(); h++) {
            int head = h;
            OutputHead one = data.heads().get(h);
            losses.add(new HeadLoss(
                    one,
                    activated.contains(one.output()) ? Loss.Scores.LOGITS : Loss.Scores.PROBABILITIES,
                    batch.stream().map(i -> data.target(head, i)).toList(),
                    own));
        }
        return losses;
    }

    private static Set<String> activated(Network network, TrainingData data) {
        Set<String> ids = new LinkedHashSet<>();
        for (OutputHead head : data.heads()) {
            LayerCall call = network.call(head.output());
            Activation activation = call.activation();
            boolean fits =
                    switch (head.kind()) {
                        case SOFTMAX -> activation.equals(Activation.SOFTMAX) || isLogits(call);
                        case SIGMOID -> activation.kind() == Activation.Kind.SIGMOID || isLogits(call);
                        case REGRESSION -> false;
                    };
            if (fits) {
                ids.add(head.output());
            }
        }
        return ids;
    }

    /** Whether shares would first have to be made of its numbers, as Keras's {@code from_logits=True} takes them. */
    private static boolean isLogits(LayerCall call) {
        boolean isAffine =
                call.operation() instanceof Operation.Dense || call.operation() instanceof ConvolvingOperation;
        return isAffine && call.activation().isLinear();
    }

    /**
     * How well a network does on frames, each counting alike; NaN where there is none.
     *
     * @param batch how many at once
     */
    EpochMetrics.Judged judged(Engine engine, Network network, List<Integer> frames, int batch, TaskMonitor monitor) {
        if (frames.isEmpty()) {
            return new EpochMetrics.Judged(Double.NaN, Double.NaN);
        }
        Network logits = TrainingMode.withoutActivation(network, activated);
        double[] weights = data.equalWeights();
        double sum = 0;
        double right = 0;
        double counted = 0;
        try {
            for (int from = 0; from < frames.size(); from += batch) {
                List<Integer> some = frames.subList(from, Math.min(frames.size(), from + batch));
                List<HeadLoss> losses = of(some, weights);
                Map<String, Tensor> outputs = engine.run(
                        logits,
                        List.of(TrainingBatches.stack(
                                some.stream().map(data::input).toList())),
                        losses.stream().map(HeadLoss::output).toList(),
                        monitor);
                for (HeadLoss one : losses) {
                    one.see(Objects.requireNonNull(outputs.get(one.output())));
                    sum += one.loss() * some.size();
                    right += one.right();
                    counted += one.counted();
                }
            }
        } finally {
            engine.release(logits);
        }
        return new EpochMetrics.Judged(sum / frames.size(), counted == 0 ? Double.NaN : right / counted);
    }
}
