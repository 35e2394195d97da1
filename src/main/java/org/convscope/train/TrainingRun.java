package org.convscope.train;

import java.util.ArrayList;
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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.core.OutputGradient;
import org.convscope.core.WeightName;
import org.convscope.network.ArrayWeight;
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
    private final DataSplit split;
    private final TrainingSettings settings;
    private final TrainingState state;
    private final Consumer<TrainingState> afterEpoch;
    private final AdamOptimizer optimizer;
    private final Set<String> learning;
    private final HeadLosses heads;
    private final TrainingBatches batches;
    private final double[] weights;
    private List<Integer> order = List.of();
    /** What steps run, with the weights that learn; null while no engine holds anything of it. */
    private @Nullable Network held;

    /** Gradients of the last step, whose arrays the next one takes. */
    private Map<WeightName, Tensor> spent = Map.of();

    private int next;
    private double lossSum;
    private double right;
    private double counted;

    /**
     * @param network whose frozen layers do not learn; its outputs are those of the data's heads
     * @param state where it begins: {@link #begin} or what was kept of an earlier run
     * @param afterEpoch told after every epoch, on the same thread, before anything changes again
     * @throws org.convscope.problem.ProblemException if nothing can be learned, or the state is another network's
     */
    public TrainingRun(
            Supplier<Engine> engine,
            Network network,
            TrainingData data,
            DataSplit split,
            TrainingSettings settings,
            TrainingState state,
            Consumer<TrainingState> afterEpoch) {
        state.requireFits(network);
        this.engine = engine;
        this.network = network;
        this.split = split;
        this.settings = settings;
        this.state = state;
        this.afterEpoch = afterEpoch;
        this.optimizer = new AdamOptimizer(settings.rate());
        this.learning = new LinkedHashSet<>(
                network.ancestors(data.heads().stream().map(OutputHead::output).toList()).stream()
                        .filter(call -> call.trainable() && !call.weights().isEmpty())
                        .map(LayerCall::id)
                        .toList());
        this.heads = new HeadLosses(network, data);
        this.batches = new TrainingBatches(data, settings.augmentation(), this::mixed);
        this.weights = settings.balance() ? data.evenWeights(split.training()) : data.equalWeights();
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
            releaseHeld();
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

    /** What was learned by now: the best epoch's weights; before the end of the first one those of its last step. */
    public TrainedNetwork best() {
        releaseHeld();
        return new TrainedNetwork(state.bestOf(network), state.bestEpoch(), state.history());
    }

    private boolean isDone() {
        int done = state.history().size();
        return done >= settings.epochs()
                || (settings.patience() > 0 && done - state.bestEpoch() >= settings.patience());
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
        monitor.progress("Training, epoch " + epoch + " of " + settings.epochs() + loss, done / settings.epochs());
    }

    private void step(List<Integer> batch, int epoch, TaskMonitor monitor) {
        int following = next + batch.size();
        Tensor input = batches.take(
                batch, following < order.size() ? batch(order, following) : List.of(), ((long) epoch) << 32);
        long number = state.nextStep();
        List<HeadLoss> losses = heads.of(batch, weights);
        Map<String, OutputGradient> outputs = new LinkedHashMap<>();
        losses.forEach(loss -> outputs.put(loss.output(), loss));
        Network learner = learner();
        Gradients gradients;
        try {
            gradients = engine.get()
                    .gradients(
                            learner,
                            List.of(input),
                            GradientRequest.byWeights(outputs, learning)
                                    .into(spent)
                                    .withSeed(mixed(-number)),
                            monitor);
        } catch (RuntimeException | Error e) {
            releaseHeld();
            throw e;
        }
        double loss = losses.stream().mapToDouble(HeadLoss::loss).sum();
        requireFinite(loss, epoch);
        lossSum += loss * batch.size();
        losses.forEach(one -> {
            right += one.right();
            counted += one.counted();
        });
        learn(gradients, number);
        spent = gradients.weights();
    }

    private static void requireFinite(double loss, int epoch) {
        if (!Double.isFinite(loss)) {
            throw Problem.of("the training has left all bounds: its loss is no number any more")
                    .subject("epoch " + epoch)
                    .nextStep("Take a smaller --rate, or look for frames whose numbers are not finite")
                    .asException();
        }
    }

    private Network learner() {
        if (held == null) {
            Network trained = TrainingMode.of(with(network, state.weights()), 0).network();
            held = TrainingMode.withoutActivation(trained, heads.activated());
        }
        return held;
    }

    private void releaseHeld() {
        if (held != null) {
            engine.get().release(held);
            held = null;
        }
    }

    private void learn(Gradients gradients, long number) {
        Map<String, float[]> sums = new LinkedHashMap<>();
        gradients
                .weights()
                .forEach((name, gradient) ->
                        sums.merge(key(network.call(name.call()), name.weight()), gradient.data(), TrainingRun::sum));
        sums.forEach((key, gradient) -> {
            float[] weight = Objects.requireNonNull(state.weights().get(key));
            Moments moments = state.moments().computeIfAbsent(key, k -> Moments.of(weight.length));
            optimizer.step(weight, gradient, moments, number);
        });
        for (Map.Entry<WeightName, Tensor> average : gradients.averages().entrySet()) {
            String key =
                    key(network.call(average.getKey().call()), average.getKey().weight());
            float[] own = Objects.requireNonNull(state.weights().get(key));
            System.arraycopy(average.getValue().data(), 0, own, 0, own.length);
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
        EpochMetrics.Judged judged = validation(monitor);
        if (!split.validation().isEmpty()) {
            requireFinite(judged.loss(), epoch);
        }
        state.add(new EpochMetrics(epoch, loss, accuracy, judged.loss(), judged.accuracy()));
        afterEpoch.accept(state);
    }

    /** Of the validation frames. */
    private EpochMetrics.Judged validation(TaskMonitor monitor) {
        return heads.judged(
                engine.get(), with(network, state.weights()), split.validation(), settings.batch(), monitor);
    }
}
