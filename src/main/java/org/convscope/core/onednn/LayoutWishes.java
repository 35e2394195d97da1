package org.convscope.core.onednn;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convscope.core.plan.Plan;
import org.convscope.core.plan.Step;
import org.convscope.network.Operation;

/**
 * The values of a plan that go to convolutions that Winograd's way may do, which takes maps with their channels in
 * blocks.
 */
final class LayoutWishes {
    /** How the one who takes a map would like it. */
    enum Wish {
        ANY,
        BLOCKS
    }

    private final Set<Integer> inBlocks = new HashSet<>();

    LayoutWishes(Plan plan) {
        List<Step> steps = plan.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            boolean passesOn = step.operation() instanceof Operation.Pooling
                    || step.operation() instanceof Operation.Activate
                    || step.operation() instanceof Operation.BatchNormalization;
            if (isPlain3x3(step.operation()) || (passesOn && inBlocks.contains(step.output()))) {
                inBlocks.addAll(step.operands());
            }
        }
    }

    private static boolean isPlain3x3(Operation operation) {
        int[] ones = {1, 1};
        return operation instanceof Operation.Convolution convolution
                && Arrays.equals(convolution.kernel(), new int[] {3, 3})
                && Arrays.equals(convolution.strides(), ones)
                && Arrays.equals(convolution.dilation(), ones)
                && convolution.groups() == 1
                && convolution.filters() >= Convolutions.FEWEST_CHANNELS;
    }

    Wish of(int value) {
        return inBlocks.contains(value) ? Wish.BLOCKS : Wish.ANY;
    }
}
