package org.convscope.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.core.OutputGradient;
import org.convscope.core.WeightName;
import org.convscope.core.loss.Loss;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.TrainingMode;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.convscope.train.AdamOptimizer.Moments;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network, a step a slice, as Keras's {@code fit} does with Adam: the frames in a new order each epoch, in batches, and
 * the validation frames at its end. Order, dropout and augmentation follow from the seed, epoch and step alone, so that a
 * training that is taken up from a state goes on with the same bits.
 */
public final class TrainingRun implements SlicedWork<TrainedNetwork> {
    private final Supplier<Engine> engine;
    private final Network network;
    private final TrainingData data;
    private final DataSplit split;
    private final TrainingSettings settings;
    private final TrainingState state;
    private final Consumer<TrainingState> afterEpoch;
    private final AdamOptimizer optimizer;
    private final Set<String> learning;
    private final double[] even;
    private final double[] ones;
    private List<Integer> order = List.of();
    private int next;
    private double lossSum;
    private double right;
    private double counted;
    private @Nullable CompletableFuture<Tensor> ahead;

    /**
     * @param network whose frozen layers do not learn; its outputs are those of the data's heads
     * @param state where it begins: {@link #begin} or what was kept of an earlier run
     * @param afterEpoch told after every epoch, on the same thread, before anything changes again
     * @throws org.convscope.problem.ProblemException if nothing can be learned
     */
    public TrainingRun(
            Supplier<Engine> engine,
            Network network,
            TrainingData data,
            DataSplit split,
            TrainingSettings settings,
            TrainingState state,
            Consumer<TrainingState> afterEpoch) {
        this.engine = engine;
        this.network = network;
        this.data = data;
        this.split = split;
        this.settings = settings;
        this.state = state;
        this.afterEpoch = afterEpoch;
        this.optimizer = new AdamOptimizer(settings.rate());
        this.learning = new LinkedHashSet<>(network.ancestors(
                        data.heads().stream().map(OutputHead::output).toList())
                .stream()
                .filter(call -> call.trainable() && !call.weights().isEmpty())
                .map(LayerCall::id)
                .toList());
        this.ones = new double[data.size()];
        Arrays.fill(ones, 1);
        this.even = settings.balance() ? data.evenWeights(split.training()) : ones;
        if (learning.isEmpty()) {
            throw Problem.of("there is nothing to train: every layer is frozen")
                    .nextStep("Freeze fewer layers")
                    .asException();
        }
        if (split.training().isEmpty()) {
            throw Problem.of("there is no frame to train on")
                    .nextStep("Give more frames, or a larger first share in --split")
                    .asException();
        }
    }

    /** The state before the first step: the weights that a network has. */
    public static TrainingState begin(Network network) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (LayerCall call : network.calls()) {
            for (Weight weight : call.weights()) {
                weights.computeIfAbsent(
                        key(call, weight.name()), key -> weight.read().data().clone());
            }
        }
        return new TrainingState(weights, Map.of(), Map.of(), List.of(), 0);
    }

    static String key(LayerCall call, String weight) {
        return String.join("/", call.path()) + "/" + weight;
    }

    /** The network with weights of a state. */
    static Network with(Network network, Map<String, float[]> weights) {
        return network.mapped(call -> call.withWeights(call.weights().stream()
                .<Weight>map(weight -> new ArrayWeight(
                        weight.name(),
                        Tensor.of(Objects.requireNonNull(weights.get(key(call, weight.name()))), weight.shape())))
                .toList()));
    }

    /** All of it in one go. */
    public TrainedNetwork all(TaskMonitor monitor) {
        Optional<TrainedNetwork> result = next(monitor);
        while (result.isEmpty()) {
            result = next(monitor);
        }
        return result.get();
    }

    @Override
    public Optional<TrainedNetwork> next(TaskMonitor monitor) {
        monitor.checkCancelled();
        if (isDone()) {
            return Optional.of(result());
        }
        int epoch = state.history().size() + 1;
        if (next == 0) {
            order = new ArrayList<>(split.training());
            Collections.shuffle(order, new Random(mixed(epoch)));
        }
        List<Integer> batch = batch(order, next);
        tell(monitor, epoch);
        step(batch, epoch, monitor.ofStep());
        next += batch.size();
        if (next >= order.size()) {
            endEpoch(epoch, monitor.ofStep());
        }
        return Optional.empty();
    }

    /** What was learned by now: the best epoch's weights; those of the beginning before the first. */
    public TrainedNetwork best() {
        return new TrainedNetwork(
                with(network, state.best().isEmpty() ? state.weights() : state.best()),
                state.bestEpoch(),
                state.history());
    }

    private boolean isDone() {
        int done = state.history().size();
        return done >= settings.epochs() || (settings.patience() > 0 && done - state.bestEpoch() >= settings.patience());
    }

    private TrainedNetwork result() {
        return settings.patience() > 0
                ? best()
                : new TrainedNetwork(
                        with(network, state.weights()), state.history().size(), state.history());
    }

    private long mixed(long number) {
        return new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + number).nextLong();
    }

    private List<Integer> batch(List<Integer> frames, int from) {
        return frames.subList(from, Math.min(frames.size(), from + settings.batch()));
    }

    private void tell(TaskMonitor monitor, int epoch) {
        double done = epoch - 1 + (double) next / order.size();
        String loss = next == 0 ? "" : String.format(Locale.ROOT, ", loss %.4g", lossSum / next);
        monitor.progress(
                "Training, epoch " + epoch + " of " + settings.epochs() + loss, done / settings.epochs());
    }

    private void step(List<Integer> batch, int epoch, TaskMonitor monitor) {
        Tensor input = taken(batch, epoch);
        int following = next + batch.size();
        if (following < order.size()) {
            List<Integer> later = batch(order, following);
            ahead = CompletableFuture.supplyAsync(() -> stacked(later, epoch));
        }
        long number = state.nextStep();
        Network trained = TrainingMode.of(with(network, state.weights()), mixed(-number)).network();
        List<HeadLoss> losses = losses(batch, even);
        Map<String, OutputGradient> outputs = new LinkedHashMap<>();
        losses.forEach(loss -> outputs.put(loss.output(), loss));
        Network logits = TrainingMode.withoutActivation(trained, activated());
        Gradients gradients;
        try {
            gradients = engine.get()
                    .gradients(logits, List.of(input), GradientRequest.byWeights(outputs, learning), monitor);
        } finally {
            engine.get().release(logits);
        }
        double loss = losses.stream().mapToDouble(HeadLoss::loss).sum();
        if (!Double.isFinite(loss)) {
            throw Problem.of("the training has left all bounds: its loss is no number any more")
                    .subject("epoch " + epoch)
                    .nextStep("Take a smaller --rate, or look for frames whose numbers are not finite")
                    .asException();
        }
        lossSum += loss * batch.size();
        losses.forEach(one -> {
            right += one.right();
            counted += one.counted();
        });
        learn(gradients, number);
    }

    /** A batch that was prepared beside the last step, or is now. */
    private Tensor taken(List<Integer> batch, int epoch) {
        CompletableFuture<Tensor> waiting = ahead;
        ahead = null;
        if (waiting == null) {
            return stacked(batch, epoch);
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

    private Tensor stacked(List<Integer> batch, int epoch) {
        return stack(batch.stream()
                .map(i -> settings.augmentation()
                        .apply(data.input(i), new SplittableRandom(mixed(((long) epoch << 32) + i))))
                .toList());
    }

    private static Tensor stack(List<Tensor> inputs) {
        int[] shape = inputs.get(0).shape();
        int each = inputs.get(0).size();
        float[] all = new float[Math.multiplyExact(each, inputs.size())];
        for (int i = 0; i < inputs.size(); i++) {
            System.arraycopy(inputs.get(i).data(), 0, all, i * each, each);
        }
        shape[0] = inputs.size();
        return Tensor.of(all, shape);
    }

    private List<HeadLoss> losses(List<Integer> batch, double[] weights) {
        List<HeadLoss> losses = new ArrayList<>();
        double[] own = batch.stream().mapToDouble(i -> weights[i]).toArray();
        for (int h = 0; h < data.heads().size(); h++) {
            int head = h;
            OutputHead one = data.heads().get(h);
            losses.add(new HeadLoss(
                    one,
                    activated().contains(one.output()) ? Loss.Scores.LOGITS : Loss.Scores.PROBABILITIES,
                    batch.stream().map(i -> data.target(head, i)).toList(),
                    own));
        }
        return losses;
    }

    /** The outputs whose activation the loss takes care of. */
    private Set<String> activated() {
        Set<String> ids = new LinkedHashSet<>();
        for (OutputHead head : data.heads()) {
            Activation activation = network.call(head.output()).activation();
            boolean fits =
                    switch (head.kind()) {
                        case SOFTMAX -> activation.equals(Activation.SOFTMAX);
                        case SIGMOID -> activation.kind() == Activation.Kind.SIGMOID;
                        case REGRESSION -> false;
                    };
            if (fits) {
                ids.add(head.output());
            }
        }
        return ids;
    }

    private void learn(Gradients gradients, long number) {
        Map<String, float[]> sums = new LinkedHashMap<>();
        gradients.weights().forEach((name, gradient) -> sums.merge(
                key(network.call(name.call()), name.weight()), gradient.data(), TrainingRun::sum));
        sums.forEach((key, gradient) -> {
            float[] weight = Objects.requireNonNull(state.weights().get(key));
            Moments moments = state.moments().computeIfAbsent(key, k -> Moments.of(weight.length));
            optimizer.step(weight, gradient, moments, number);
        });
        for (Map.Entry<WeightName, Tensor> average : gradients.averages().entrySet()) {
            String key = key(
                    network.call(average.getKey().call()), average.getKey().weight());
            state.weights().put(key, average.getValue().data().clone());
        }
    }

    private static float[] sum(float[] first, float[] second) {
        float[] sum = first.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += second[i];
        }
        return sum;
    }

    private void endEpoch(int epoch, TaskMonitor monitor) {
        double loss = lossSum / order.size();
        double accuracy = counted == 0 ? Double.NaN : right / counted;
        next = 0;
        lossSum = 0;
        right = 0;
        counted = 0;
        double[] validation = validation(monitor);
        state.add(new EpochMetrics(epoch, loss, accuracy, validation[0], validation[1]));
        afterEpoch.accept(state);
    }

    /** Loss and accuracy of the validation frames. */
    private double[] validation(TaskMonitor monitor) {
        if (split.validation().isEmpty()) {
            return new double[] {Double.NaN, Double.NaN};
        }
        Network now = TrainingMode.withoutActivation(with(network, state.weights()), activated());
        double sum = 0;
        double wholly = 0;
        double known = 0;
        try {
            for (int from = 0; from < split.validation().size(); from += settings.batch()) {
                List<Integer> batch = batch(split.validation(), from);
                List<HeadLoss> losses = losses(batch, ones);
                Map<String, Tensor> outputs = engine.get()
                        .run(
                                now,
                                List.of(stack(batch.stream().map(data::input).toList())),
                                losses.stream().map(HeadLoss::output).toList(),
                                monitor);
                for (HeadLoss one : losses) {
                    one.see(Objects.requireNonNull(outputs.get(one.output())));
                    sum += one.loss() * batch.size();
                    wholly += one.right();
                    known += one.counted();
                }
            }
        } finally {
            engine.get().release(now);
        }
        return new double[] {sum / split.validation().size(), known == 0 ? Double.NaN : wholly / known};
    }
}
