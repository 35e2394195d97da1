package org.convscope.core.plan;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.CancelledException;

/** What every engine holds against the network before and while it runs a plan. */
public final class RunChecks {
    private RunChecks() {}

    /**
     * The shapes (N, ...) of a run's inputs.
     *
     * @throws ProblemException if there are too few or too many, or one has the wrong shape
     */
    public static int[][] inputShapes(Plan plan, List<Tensor> inputs) {
        if (inputs.size() != plan.inputs().size()) {
            throw Problem.of("the model takes " + plan.inputs().size() + " inputs")
                    .expected(plan.inputs().size())
                    .found(inputs.size())
                    .asException();
        }
        int[][] shapes = new int[inputs.size()][];
        for (int i = 0; i < shapes.length; i++) {
            int[] shape = inputs.get(i).shape();
            LayerCall input = plan.inputs().get(i);
            if (!fits(shape, input.outputShape()) || shape[0] != inputs.get(0).length(0)) {
                throw Problem.of("the input does not have the shape that the model takes")
                        .subject("input '" + input.id() + "'")
                        .expected(text(input.outputShape()) + " a frame")
                        .found(text(shape))
                        .asException();
            }
            shapes[i] = shape;
        }
        return shapes;
    }

    /**
     * A step's output shape held against what the model states.
     *
     * @throws ProblemException if it is another one, or empty, or more than one array holds
     */
    public static int[] checked(Step step, int[] shape) {
        if (step.isLast() && !fits(shape, step.call().outputShape())) {
            throw Problem.of("what it computes does not have the shape that the model states")
                    .expected(text(step.call().outputShape()) + " a frame")
                    .found(text(shape))
                    .asException();
        }
        // a product that is no long ends at the largest
        double numbers = Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (Shapes.heapLength((long) numbers) == 0) {
            throw Problem.of("its output would be empty").found(text(shape)).asException();
        }
        return shape;
    }

    /**
     * @param output the shape of the step's output
     * @throws ProblemException if the gradient has another one
     */
    public static void requireGradientShape(Step step, int[] output, Tensor gradient) {
        if (!Arrays.equals(gradient.shape(), output)) {
            throw Problem.of("the gradient does not have the output's shape")
                    .subject(LayerCall.subject(step.call().id()))
                    .expected(Arrays.toString(output))
                    .found(Arrays.toString(gradient.shape()))
                    .asException();
        }
    }

    /** Whether a shape with the batch is one without it, -1 being any. */
    private static boolean fits(int[] shape, int[] stated) {
        if (shape.length != stated.length + 1) {
            return false;
        }
        for (int axis = 0; axis < stated.length; axis++) {
            if (stated[axis] >= 0 && stated[axis] != shape[axis + 1]) {
                return false;
            }
        }
        return shape[0] > 0;
    }

    private static String text(int[] shape) {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')').replace("-1", "any");
    }

    /**
     * What goes on to the user where a layer failed: the problem with the layer named, and whatever else a library throws as
     * such a problem; a cancel as it is.
     */
    public static RuntimeException named(RuntimeException e, String id) {
        if (e instanceof CancelledException) {
            return e;
        }
        if (!(e instanceof ProblemException known)) {
            String message = FailureText.of(e);
            return new ProblemException(
                    Problem.of("its computation failed: " + message)
                            .subject(LayerCall.subject(id))
                            .nextStep("What does not depend on it can still be computed"),
                    e);
        }
        String subject = known.problem().subject();
        if (subject.startsWith(LayerCall.subject(id))) {
            return e;
        }
        String all = subject.isEmpty() ? LayerCall.subject(id) : LayerCall.subject(id) + ", " + subject;
        return new ProblemException(known.problem().subject(all), e);
    }
}
