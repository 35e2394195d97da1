package org.convscope.inspect.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.explain.ExplainedAnswer.RunnerUp;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Reads the answer that is explained, and the next best one. */
final class ReadAnswer {
    private final Engine engine;

    ReadAnswer(Engine engine) {
        this.engine = engine;
    }

    private static Prediction.Output output(String call, Prediction prediction) {
        return prediction.outputs().stream()
                .filter(output -> output.name().equals(call))
                .findFirst()
                .orElseThrow();
    }

    /** The first of the largest numbers of an output; what is no number comes last. */
    int strongest(Network network, Target.OutputClass target, Prediction prediction) {
        String call = target.in(network).call();
        List<Prediction.Score> scores = output(call, prediction).scores();
        return IntStream.range(0, scores.size())
                .boxed()
                .max(Comparator.<Integer>comparingDouble(i -> rank(scores.get(i)))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(0);
    }

    static ProblemException givesMaps(String output) {
        return Problem.of("gives a map a class; what is explained is one answer a frame")
                .subject("output '" + output + "'")
                .nextStep("'saliency' and 'occlude' take the mean of such a map")
                .asException();
    }

    private static double rank(Prediction.Score score) {
        return Double.isNaN(score.value()) ? Double.NEGATIVE_INFINITY : score.value();
    }

    /**
     * @throws org.convscope.problem.ProblemException if the number is none, or the output's classes have maps
     */
    ExplainedAnswer of(TargetObjective objective, Prediction prediction, List<Tensor> inputs, TaskMonitor monitor) {
        Tensor logits =
                Objects.requireNonNull(engine.run(objective.network(), inputs, List.of(objective.call()), monitor)
                        .get(objective.call()));
        List<Prediction.Score> scores = output(objective.call(), prediction).scores();
        if (logits.rank() > 2 || logits.size() != scores.size()) {
            throw givesMaps(objective.call());
        }
        Prediction.Score score = scores.get(objective.channel());
        double logit = logits.data()[objective.channel()];
        if (!Double.isFinite(logit)) {
            throw Problem.of("the model gives NaN or an infinity, which cannot be explained")
                    .subject("output '" + objective.call() + "'")
                    .asException();
        }
        return new ExplainedAnswer(
                objective.call(), score.label(), logit, score.value(), runnerUp(objective.channel(), scores, logits));
    }

    private static Optional<RunnerUp> runnerUp(int index, List<Prediction.Score> scores, Tensor logits) {
        Prediction.Score score = scores.get(index);
        return switch (score.label().kind()) {
            case REGRESSION -> Optional.empty();
            case SIGMOID ->
                Optional.of(new RunnerUp(
                        "not " + score.label().called(), -(double) logits.data()[index], 1 - score.value()));
            case SOFTMAX ->
                IntStream.range(0, scores.size())
                        .filter(other ->
                                other != index && scores.get(other).label().kind() == OutputLabel.Kind.SOFTMAX)
                        .boxed()
                        .max(Comparator.<Integer>comparingDouble(other -> logits.data()[other])
                                .thenComparing(Comparator.reverseOrder()))
                        .map(other -> new RunnerUp(
                                scores.get(other).label().called(),
                                logits.data()[other],
                                scores.get(other).value()));
        };
    }
}
