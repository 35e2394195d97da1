package org.convscope.core.onednn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.core.plan.Plan;
import org.convscope.core.plan.Step;
import org.convscope.network.Operation;

/**
 * The values of a plan that are better made with their channels in blocks: those that go to convolutions that Winograd's
 * way may do, and, where kernels are learned, those that are pooled and nothing else. From maps in blocks oneDNN finds the
 * gradient by a kernel of few input channels in a third of the time.
 */
final class LayoutWishes {
    /** How the one who takes a map would like it. */
    enum Wish {
        ANY,
        BLOCKS
    }

    /** The most units that such a convolution has, by the number of what it takes. */
    private final Map<Integer, Integer> units = new HashMap<>();

    /** Whether all who take a value are poolings. */
    private final Map<Integer, Boolean> pooled = new HashMap<>();

    private final boolean isLearning;

    /**
     * @param scope of the program that is made of the plan
     */
    LayoutWishes(Plan plan, CompileScope scope) {
        isLearning = scope.isLearning();
        List<Step> steps = plan.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            boolean isPooling = step.operation() instanceof Operation.Pooling;
            step.operands().forEach(value -> pooled.merge(value, isPooling, Boolean::logicalAnd));
            boolean passesOn = isPooling
                    || step.operation() instanceof Operation.Activate
                    || step.operation() instanceof Operation.BatchNormalization
                    || step.operation() instanceof Operation.BatchStatistics
                    || step.operation() instanceof Operation.UpSampling
                    || step.operation() instanceof Operation.Concatenate;
            if (step.operation() instanceof Operation.Convolution convolution && isPlain3x3(convolution)) {
                note(step, convolution.filters());
            } else if (passesOn) {
                note(step, units.getOrDefault(step.output(), 0));
            }
        }
    }

    private void note(Step step, int count) {
        step.operands().forEach(value -> units.merge(value, count, Math::max));
    }

    private static boolean isPlain3x3(Operation.Convolution convolution) {
        int[] ones = {1, 1};
        return Arrays.equals(convolution.kernel(), new int[] {3, 3})
                && Arrays.equals(convolution.strides(), ones)
                && Arrays.equals(convolution.dilation(), ones)
                && convolution.groups() == 1;
    }

    /**
     * @param shape of the value, (N, spatial..., C)
     */
    Wish of(int value, int[] shape) {
        int count = units.getOrDefault(value, 0);
        boolean isImage = shape.length == 4;
        boolean isPooled = isImage && isLearning && shape[3] % Layout.BLOCK == 0 && pooled.getOrDefault(value, false);
        return isPooled || (isImage && WinogradRule.pays(shape, shape[3], count)) ? Wish.BLOCKS : Wish.ANY;
    }
}
