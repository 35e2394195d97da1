package org.convscope.core.plan;

import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.Activation.Kind;
import org.convscope.network.Operation;

/**
 * Activations that a model writes out as arithmetic become one step each, where nobody looks at what stands between:
 * relu6(x + 3) / 6 is Keras's hard sigmoid, x times that its hard SiLU (the hard swish of MobileNetV3), and x times its
 * sigmoid its SiLU.
 */
final class WrittenOutActivations {
    private static final double NEARLY = 1e-6;
    private static final Line BEFORE = new Line(1, 3);
    private static final Line AFTER = new Line(1 / 6.0, 0);

    private final Drafts drafts;

    WrittenOutActivations(Drafts drafts) {
        this.drafts = drafts;
    }

    /** x * scale + offset. */
    private record Line(double scale, double offset) {
        /** What an operation on one array is, if it is that. */
        static Optional<Line> of(Operation operation) {
            if (operation instanceof Operation.Rescaling rescaling) {
                return rescaling.scale().length == 1 && rescaling.offset().length == 1
                        ? Optional.of(new Line(rescaling.scale()[0], rescaling.offset()[0]))
                        : Optional.empty();
            }
            return operation instanceof Operation.Binary binary ? of(binary) : Optional.empty();
        }

        private static Optional<Line> of(Operation.Binary binary) {
            Tensor constant = binary.constant();
            if (constant == null || constant.size() != 1) {
                return Optional.empty();
            }
            double number = constant.data()[0];
            return switch (binary.arithmetic()) {
                case ADD -> Optional.of(new Line(1, number));
                case MULTIPLY -> Optional.of(new Line(number, 0));
                case DIVIDE -> binary.constantFirst() ? Optional.empty() : Optional.of(new Line(1 / number, 0));
                default -> Optional.empty();
            };
        }

        boolean isNearly(Line other) {
            return Math.abs(scale - other.scale) < NEARLY && Math.abs(offset - other.offset) < NEARLY;
        }
    }

    void rewrite() {
        for (Draft draft : drafts.all()) {
            if (isLine(draft, AFTER)) {
                scaled(draft);
            } else if (isProduct(draft)) {
                product(draft);
            }
        }
    }

    private static boolean isLine(Draft draft, Line line) {
        return Line.of(draft.operation).filter(line::isNearly).isPresent();
    }

    private static boolean isProduct(Draft draft) {
        boolean isProduct = draft.operation instanceof Operation.Merge merge
                ? merge.merging() == Operation.Merging.MULTIPLY
                : draft.operation instanceof Operation.Binary binary
                        && binary.arithmetic() == Operation.Arithmetic.MULTIPLY
                        && binary.constant() == null;
        return isProduct && draft.inputs.size() == 2;
    }

    /** What of relu6(x + 3) gives x, if the step is that and nobody else takes it or a part of it. */
    private Optional<Draft> shifted(Draft cut) {
        if (!cut.activation.equals(Activation.reluUpTo(6))
                || drafts.onlyTaker(cut).isEmpty()) {
            return Optional.empty();
        }
        Draft sum = cut.inputs.get(0);
        return drafts.onlyTaker(sum).isPresent() && isLine(sum, BEFORE)
                ? Optional.of(sum.inputs.get(0))
                : Optional.empty();
    }

    /** A sixth of relu6(x + 3), or of its product with x. */
    private void scaled(Draft sixth) {
        Draft before = sixth.inputs.get(0);
        if (isProduct(before) && drafts.onlyTaker(before).isPresent()) {
            for (int i = 0; i < 2; i++) {
                Draft x = before.inputs.get(i);
                if (shifted(before.inputs.get(1 - i)).filter(x::equals).isPresent()) {
                    drafts.turnInto(sixth, Activation.of(Kind.HARD_SILU), x);
                    return;
                }
            }
        }
        shifted(before).ifPresent(x -> drafts.turnInto(sixth, Activation.of(Kind.HARD_SIGMOID_3), x));
    }

    /** x times its sigmoid. */
    private void product(Draft product) {
        for (int i = 0; i < 2; i++) {
            Draft x = product.inputs.get(i);
            Draft sigmoid = product.inputs.get(1 - i);
            Optional<Kind> kind = timesInput(sigmoid.activation);
            if (kind.isPresent()
                    && sigmoid.isActivation()
                    && sigmoid.inputs.get(0).equals(x)) {
                drafts.turnInto(product, Activation.of(kind.get()), x);
                return;
            }
        }
    }

    /** What x times this of x is. */
    private static Optional<Kind> timesInput(Activation activation) {
        return switch (activation.kind()) {
            case HARD_SIGMOID_3 -> Optional.of(Kind.HARD_SILU);
            case SIGMOID -> Optional.of(Kind.SILU);
            default -> Optional.empty();
        };
    }
}
