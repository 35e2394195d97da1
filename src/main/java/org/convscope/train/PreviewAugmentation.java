package org.convscope.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.convscope.array.Tensor;

/** One input changed again and again, as a training would change it. */
public final class PreviewAugmentation {
    private PreviewAugmentation() {}

    /**
     * @param input (1, H, W, C)
     * @param count how many
     */
    public static List<Tensor> of(Tensor input, ImageAugmentation augmentation, int count, long seed) {
        List<Tensor> changed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changed.add(augmentation.apply(input, new SplittableRandom(seed + i)));
        }
        return List.copyOf(changed);
    }
}
