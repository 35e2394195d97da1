package org.convscope.inspect.modelcomparison;

/**
 * One layer of two models.
 *
 * @param layer its path, joined by '/'
 * @param parameters how many numbers its weights have, in the model that has it
 * @param largest largest absolute difference of two weights; NaN where none were compared
 * @param largestWeight the weight that it is of, such as {@code bias}; empty where nothing differs or was compared
 * @param relative norm of the difference by the larger of the two norms; NaN where none were compared
 */
public record LayerDifference(
        String layer, Verdict verdict, long parameters, double largest, String largestWeight, double relative) {
    /** How two layers stand to each other. */
    public enum Verdict {
        /** Every weight is the same, bit by bit. */
        IDENTICAL("identical"),
        DIFFERS("differs"),
        OTHER_SHAPE("other shape"),
        ONLY_FIRST("only in the first"),
        ONLY_SECOND("only in the second");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
