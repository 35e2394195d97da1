package org.convscope.core.loss;

/** The logarithm of the sum of exponentials, and its slope. */
final class LogSum {
    private LogSum() {}

    /**
     * @param softmax gets the slope by each logit
     */
    static double of(double[] logits, double[] softmax) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            softmax[i] = Math.exp(logits[i] - largest);
            sum += softmax[i];
        }
        for (int i = 0; i < logits.length; i++) {
            softmax[i] /= sum;
        }
        return largest + Math.log(sum);
    }
}
