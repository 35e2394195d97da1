package org.convscope.train;

/**
 * How an epoch went; NaN for what there is not: accuracies of quantities alone, validation without frames.
 *
 * @param epoch from 1
 * @param loss mean over the training frames, each as the network was when it came, with dropout
 * @param accuracy share of right classes and labels, likewise
 * @param validationLoss of the validation frames at the end
 */
public record EpochMetrics(int epoch, double loss, double accuracy, double validationLoss, double validationAccuracy) {
    /** Loss and accuracy of some frames; NaN for what there is not. */
    record Judged(double loss, double accuracy) {}
}
