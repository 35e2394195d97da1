package org.convscope.inspect.occlusion;

import java.util.Set;
import org.convscope.array.Tensor;

/** An input without several rings at once. */
public final class RingsTogether {
    private RingsTogether() {}

    /**
     * @param input of one frame, (1, H, W, C)
     * @param hidden numbers of the rings that are filled with what lies beside them, from 0
     * @return the input with these filled as each by itself is
     * @throws org.convscope.problem.ProblemException if nothing says where rings lie
     */
    public static Tensor without(Tensor input, OcclusionShape.Rings rings, Set<Integer> hidden, InputPlaces places) {
        OccludedInput occluded = OccludedInput.of(InputPicture.of(input, 0), rings, places);
        float[] numbers = occluded.picture().numbers().clone();
        for (int ring : hidden) {
            int channels = occluded.picture().channels();
            occluded.parts()
                    .forEach(
                            ring,
                            pixel -> System.arraycopy(
                                    occluded.fill().numbers(), pixel * channels, numbers, pixel * channels, channels));
        }
        return Tensor.of(numbers, input.shape());
    }
}
