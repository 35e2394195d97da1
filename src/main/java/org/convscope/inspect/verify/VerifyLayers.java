package org.convscope.inspect.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.activations.ComputeActivations;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Compares each layer's output with a reference, such as Keras's own output for the same input. */
public final class VerifyLayers {
    /** A layer whose output is smaller than this is measured against this. */
    public static final double LEAST_MAGNITUDE = 0.01;
    /** Largest error that agrees, unless told otherwise. */
    public static final double DEFAULT_TOLERANCE = 1e-4;

    /** The tolerance where Keras itself computes in float16 or bfloat16. */
    public static final double HALF_PRECISION_TOLERANCE = 1e-2;

    private final ComputeActivations activations;

    public VerifyLayers(Engine engine) {
        this.activations = new ComputeActivations(engine);
    }

    /**
     * @param inputs one tensor an input, in the model's own order of axes
     * @param reference a layer's output by its id, in the model's own order of axes; empty where the reference lacks it
     * @param tolerance largest error that agrees
     */
    public record Request(
            Network network,
            List<Tensor> inputs,
            List<String> layers,
            Function<String, Optional<Tensor>> reference,
            double tolerance) {
        public Request {
            inputs = List.copyOf(inputs);
            layers = List.copyOf(layers);
        }
    }

    /** A row a layer, in order of execution. */
    public record Result(List<VerifiedLayer> rows, double tolerance) {
        public Result {
            rows = List.copyOf(rows);
        }

        /** How many layers came out so. */
        public long count(Verdict verdict) {
            return rows.stream().filter(row -> row.verdict() == verdict).count();
        }

        /** How many layers the model has, of those that were asked for. */
        public long layers() {
            return rows.size() - count(Verdict.NOT_IN_MODEL);
        }

        /**
         * The result with what a reference holds of layers that the network has not.
         *
         * @param names of all that the reference holds
         */
        public Result withUnknown(Network network, List<String> names) {
            Set<String> known = network.calls().stream().map(LayerCall::id).collect(Collectors.toSet());
            List<VerifiedLayer> all = new ArrayList<>(rows);
            names.stream()
                    .filter(name -> !known.contains(name)
                            && !known.contains(withoutNumber(name))
                            && !known.contains(name.replaceFirst(":\\d+#\\d+$", "")))
                    .map(name -> new VerifiedLayer(name, "", Double.NaN, Verdict.NOT_IN_MODEL, ""))
                    .forEach(all::add);
            return new Result(all, tolerance);
        }

        /** A layer's name of one of its further outputs: split of split:1, and split#0 of split:1#0. */
        private static String withoutNumber(String name) {
            return name.replaceFirst(":\\d+(#\\d+)?$", "$1");
        }

        /** Whether nothing speaks against it: what is not computed does not, a reference without any of the layers does. */
        public boolean passed() {
            return count(Verdict.AGREES) + count(Verdict.NOT_COMPUTED) > 0
                    && rows.stream().noneMatch(row -> row.verdict().isFailure());
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException as {@link Engine#run}
     */
    public Result compare(Request request, TaskMonitor monitor) {
        Map<String, VerifiedLayer> compared = new HashMap<>();
        List<String> layers = layers(request);
        ComputeActivations.Result result = activations.compute(
                new ComputeActivations.Request(request.network(), request.inputs(), layers),
                (id, output) -> compared.put(name(id), row(request, name(id), output)),
                monitor);
        List<VerifiedLayer> rows = ComputeActivations.calls(request.network(), layers).stream()
                .map(call -> name(call.id()))
                .map(id -> {
                    VerifiedLayer row = compared.get(id);
                    String reason = result.missing().getOrDefault(id, "");
                    return row != null ? row : new VerifiedLayer(id, "", Double.NaN, Verdict.NOT_COMPUTED, reason);
                })
                .toList();
        return new Result(rows, request.tolerance());
    }

    /** What is asked for; all layers, and of those with several outputs the further ones that the reference has. */
    private static List<String> layers(Request request) {
        if (!request.layers().isEmpty()) {
            return request.layers();
        }
        return request.network().calls().stream()
                .filter(call -> call.origin() != LayerCall.Origin.INSERTED
                        || (isFurther(call.id())
                                && request.reference().apply(name(call.id())).isPresent()))
                .filter(call -> !request.network().inputs().contains(call.id()))
                .map(LayerCall::id)
                .toList();
    }

    /**
     * {@code __split:1} is the second output of the layer split, which the reference calls split:1; {@code __split#0:1} that of
     * its first call, split:1#0.
     */
    private static boolean isFurther(String id) {
        return id.matches("__.+:\\d+");
    }

    private static String name(String id) {
        return isFurther(id) ? id.substring(2).replaceFirst("(#\\d+)?(:\\d+)$", "$2$1") : id;
    }

    private static VerifiedLayer row(Request request, String id, Tensor mine) {
        String shape = text(mine.shape());
        String declared =
                request.network().declared(id).map("declared by you: "::concat).orElse("");
        Optional<Tensor> reference = request.reference().apply(id);
        if (reference.isEmpty()) {
            return new VerifiedLayer(id, shape, Double.NaN, Verdict.NO_REFERENCE, declared);
        }
        Tensor theirs = reference.get();
        if (!Arrays.equals(theirs.shape(), mine.shape())) {
            return new VerifiedLayer(
                    id, shape, Double.NaN, Verdict.OTHER_SHAPE, "the reference has " + text(theirs.shape()));
        }
        double error = error(mine, theirs);
        // written so that NaN does not agree
        Verdict verdict = error <= request.tolerance() ? Verdict.AGREES : Verdict.DIFFERS;
        String notFinite = verdict == Verdict.DIFFERS ? notFinite(mine, theirs) : "";
        String between = declared.isEmpty() || notFinite.isEmpty() ? "" : "; ";
        return new VerifiedLayer(id, shape, error, verdict, declared + between + notFinite);
    }

    /** What NaN and infinities have to do with a difference; empty where they have nothing. */
    private static String notFinite(Tensor mine, Tensor reference) {
        long here = 0;
        long there = 0;
        for (int i = 0; i < mine.data().length; i++) {
            if (Float.compare(mine.data()[i], reference.data()[i]) != 0) {
                here += Float.isFinite(mine.data()[i]) ? 0 : 1;
                there += Float.isFinite(reference.data()[i]) ? 0 : 1;
            }
        }
        return here + there == 0
                ? ""
                : "NaN or infinite are " + there + " of " + mine.data().length + " values in the reference and " + here
                        + " here";
    }

    /** Largest absolute difference by the larger of the reference's largest magnitude and {@link #LEAST_MAGNITUDE}. */
    public static double error(Tensor mine, Tensor reference) {
        double difference = 0;
        double magnitude = LEAST_MAGNITUDE;
        float[] a = mine.data();
        float[] b = reference.data();
        for (int i = 0; i < a.length; i++) {
            // equal infinities differ by nothing, equal NaN as well; any other meeting of them is an error without
            // bound
            double d = Float.compare(a[i], b[i]) == 0 ? 0 : Math.abs((double) a[i] - b[i]);
            difference = Math.max(difference, Double.isNaN(d) ? Double.POSITIVE_INFINITY : d);
            if (Float.isFinite(b[i])) {
                magnitude = Math.max(magnitude, Math.abs(b[i]));
            }
        }
        return difference / magnitude;
    }

    static String text(int[] shape) {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
