package org.convscope.inspect.verify;

/**
 * One layer, compared.
 *
 * @param layer id of the call
 * @param shape of the output with its batch, in the model's own order of axes: "(2, 8, 8, 4)"
 * @param error largest absolute difference by the larger of the reference's largest magnitude and 0.01; NaN where nothing was compared
 * @param verdict how it came out
 * @param remark what is to be said beyond that; empty where nothing is
 */
public record VerifiedLayer(String layer, String shape, double error, Verdict verdict, String remark) {
    /** How a layer came out. */
    public enum Verdict {
        AGREES("agrees"),
        DIFFERS("differs"),
        /** The shapes are not the same. */
        OTHER_SHAPE("other shape"),
        /** Nothing here can compute it. */
        NOT_COMPUTED("not computed"),
        /** The reference does not have it. */
        NO_REFERENCE("no reference"),
        /** The reference has it, the model does not. */
        NOT_IN_MODEL("not in the model");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether it speaks against the computation. */
        public boolean isFailure() {
            return this == DIFFERS || this == OTHER_SHAPE;
        }
    }
}
