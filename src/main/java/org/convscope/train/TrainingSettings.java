package org.convscope.train;

/**
 * How a network is trained.
 *
 * @param epochs how often all frames are shown
 * @param batch frames a step
 * @param rate Adam's learning rate
 * @param balance whether rare kinds of frames count more, so that all kinds count alike
 * @param augmentation how frames are changed on the way
 * @param patience epochs without a better validation loss after which it ends, with the best weights; 0 for never
 * @param seed what order, dropout and augmentation follow from
 */
public record TrainingSettings(
        int epochs, int batch, double rate, boolean balance, ImageAugmentation augmentation, int patience, long seed) {
    /** As the source's course trains: batches of 32, a rate of 1e-4, 10 epochs. */
    public static final TrainingSettings NOTEBOOK =
            new TrainingSettings(10, 32, 1e-4, false, ImageAugmentation.NONE, 0, 0);
}
