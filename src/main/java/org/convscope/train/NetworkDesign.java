package org.convscope.train;

import java.util.List;

/**
 * What a network for training is made of: blocks of convolutions, then dense layers; its heads follow from the labels.
 *
 * @param name for people: a preset's name or a file's
 * @param blocks in order
 * @param globalPooling whether the maps' means go on, instead of all their pixels
 * @param dense units of the dense layers before the heads, each with ReLU
 * @param dropout share of what goes into the heads that is dropped while training
 */
public record NetworkDesign(
        String name, List<Block> blocks, boolean globalPooling, List<Integer> dense, double dropout) {
    /** The first network of the source's course: one convolution without activation. */
    public static final NetworkDesign PLAIN = notebook("plain", "linear", 0);

    /** The second one: with ReLU, and whole maps dropped. */
    public static final NetworkDesign REGULARISED = notebook("regularised", "relu", 0.3);

    public NetworkDesign {
        blocks = List.copyOf(blocks);
        dense = List.copyOf(dense);
    }

    /**
     * Convolutions of one size, and what makes their maps smaller.
     *
     * @param convolutions how many
     * @param filters of each
     * @param kernel length of its sides
     * @param padding {@code valid} or {@code same}
     * @param activation Keras's name of it
     * @param batchNormalization whether each convolution is followed by one, before its activation
     * @param spatialDropout share of the maps that is dropped while training
     * @param pool length of the sides over which the maximum is taken; 1 for none
     */
    public record Block(
            int convolutions,
            int filters,
            int kernel,
            String padding,
            String activation,
            boolean batchNormalization,
            double spatialDropout,
            int pool) {}

    private static NetworkDesign notebook(String name, String activation, double spatialDropout) {
        return new NetworkDesign(
                name,
                List.of(new Block(1, 32, 3, "valid", activation, false, spatialDropout, 3)),
                false,
                List.of(128),
                0);
    }
}
