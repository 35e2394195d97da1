package org.convscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.network.OperationSamples.Sample;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OperationShapesTest {
    private static final Activation GLU = Activation.of(Activation.Kind.GLU, -1);

    @Test
    void everyOperationHasASample() {
        List<Class<?>> sampled = new ArrayList<>();
        OperationSamples.all().forEach(sample -> sampled.add(sample.operation().getClass()));

        assertThat(sampled).containsExactlyInAnyOrderElementsOf(new ArrayList<Class<?>>(OperationClasses.all()));
    }

    @TestFactory
    Stream<DynamicTest> shapesAreKerass() {
        return OperationSamples.all().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name(), () -> assertThat(sample.operation().outputShape(sample.inputs()))
                                .isEqualTo(sample.output())));
    }

    /** With a length of an input free, nothing is said that is not so with it. */
    @TestFactory
    Stream<DynamicTest> whatFollowsFromAFreeLengthIsFreeAndAllElseStays() {
        return OperationSamples.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> holdsWithFreeLengths(sample)));
    }

    private static void holdsWithFreeLengths(Sample sample) {
        for (int input = 0; input < sample.inputs().size(); input++) {
            for (int axis = 0; axis < sample.inputs().get(input).length; axis++) {
                List<int[]> free = new ArrayList<>(sample.inputs());
                free.set(input, InputShapes.with(free.get(input), axis, -1));
                int[] shape = sample.operation().outputShape(free);
                assertThat(shape).hasSameSizeAs(sample.output());
                for (int i = 0; i < shape.length; i++) {
                    assertThat(shape[i])
                            .as("axis %d where axis %d of input %d is free", i, axis, input)
                            .isIn(-1, sample.output()[i]);
                }
            }
        }
    }

    /** A model that fixes the length takes no other frame; where a run brought it, a larger one may do. */
    @Test
    void whatIsSmallerThanAKernelIsRefused() {
        Operation pooling =
                new Operation.Pooling(Operation.Reduction.MAX, new int[] {3, 3}, new int[] {1, 1}, Padding.VALID);

        assertThatThrownBy(() -> pooling.outputShape(List.of(new int[] {-1, 2, 9, 1})))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("smaller than the kernel", "at least 3 along axis 1", "(None, 2, 9, 1)")
                .hasMessageNotContaining("larger frame");
        assertThatThrownBy(() -> pooling.outputShape(List.of(new int[] {1, 2, 9, 1})))
                .hasMessageContainingAll("(1, 2, 9, 1)", "Use a larger frame");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertRefused(new Operation.Dense(3), "at least one axis", new int[] {2});
        assertRefused(new Operation.Flatten(), "takes one input", new int[] {2, 3}, new int[] {2, 3});
        assertRefused(new Operation.ZeroPadding(new int[1], new int[1]), "number of axes", new int[] {2, 3});
        assertRefused(new Operation.Concatenate(1), "do not fit", new int[] {2, 3, 4}, new int[] {2, 3, 5});
        assertRefused(new Operation.Concatenate(3), "does not have", new int[] {2, 3, 4}, new int[] {2, 3, 4});
        assertRefused(
                new Operation.Merge(Operation.Merging.ADD), "do not fit", new int[] {2, 3, 4}, new int[] {2, 2, 4});
        assertRefused(new Operation.Reshape(new int[] {-1, -1}), "more than one open", new int[] {2, 6});
        assertRefused(new Operation.Reshape(new int[] {4, -1}), "another size", new int[] {2, 6});
        assertRefused(new Operation.Cropping(new int[] {2}, new int[] {1}), "would be left", new int[] {2, 3, 1});
        assertRefused(new Operation.Split(2, 1, 0), "equal parts", new int[] {2, 3});
        assertRefused(new Operation.Squeeze(new int[] {1}), "cannot be taken out", new int[] {2, 3, 4});
        assertRefused(
                new Operation.TransposedConvolution(
                        1, new int[] {3}, new int[] {2}, Padding.SAME, new int[] {1}, new int[] {4}),
                "output padding",
                new int[] {2, 5, 1});
        assertRefused(
                new Operation.Convolution(4, new int[] {3}, new int[] {0}, Padding.SAME, new int[] {1}, 1),
                "must be positive",
                new int[] {2, 5, 1});
    }

    private static void assertRefused(Operation operation, String message, int[]... inputs) {
        assertThatThrownBy(() -> operation.outputShape(List.of(inputs)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }

    /** As numpy aligns axes at the end, the batch of one input could meet an axis of the other: frames would be mixed. */
    @Test
    void aFreeBatchCountsAsOneFrameWhereItMeetsAnAxis() {
        Operation sum = new Operation.Binary(Operation.Arithmetic.ADD, null, false);

        assertThat(sum.outputShape(List.of(new int[] {-1, 3, 4}, new int[] {-1, 5, 3, 4})))
                .containsExactly(-1, 5, 3, 4);
    }

    @Test
    void aGatedActivationHalvesAnAxis() {
        assertThat(GLU.outputShape(new int[] {2, 3, 8})).containsExactly(2, 3, 4);
        assertThat(GLU.outputShape(new int[] {2, 3, -1})).containsExactly(2, 3, -1);
        assertThatThrownBy(() -> GLU.outputShape(new int[] {2, 3, 7})).isInstanceOf(ProblemException.class);
    }

    @Test
    void aCompositeSeesWhatItsPartsSeeTogether() {
        Operation pooling = new Operation.Pooling(Operation.Reduction.MAX, new int[] {2}, new int[] {2}, Padding.VALID);
        Operation both = new Operation.Composite(List.of(
                new Operation.Part(pooling, Activation.LINEAR, ""),
                new Operation.Part(pooling, Activation.LINEAR, "")));

        assertThat(both.localField(0, 12)).isEqualTo(new LocalField(4, 4, 1, 0));
    }
}
