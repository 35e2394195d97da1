package org.convscope.inspect.blocks;

import java.util.List;
import org.convscope.choice.BlockStage;

/**
 * A run of layers that work at one scale.
 *
 * @param name what the names of its convolutions begin with, such as block1, else "block" and its number from 1
 * @param stride how many input pixels lie between two neighbouring positions
 * @param layers ids of its calls, in order of execution; a pooling layer closes the block it takes its input from
 * @param shown id of its last convolution, whose own output stands for the block
 * @param afterActivation id of the last of the normalisations and activations that directly follow it; {@code shown} itself
 *     where none follows
 */
public record LayerBlock(String name, double stride, List<String> layers, String shown, String afterActivation) {
    public LayerBlock {
        layers = List.copyOf(layers);
    }

    /** The layer to show. */
    public String layer(BlockStage stage) {
        return stage == BlockStage.CONVOLUTION ? shown : afterActivation;
    }
}
