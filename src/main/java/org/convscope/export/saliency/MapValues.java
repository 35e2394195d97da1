package org.convscope.export.saliency;

import java.util.Optional;
import org.convscope.array.Tensor;

/**
 * One frame's map as it is shown: what a position has in all channels together.
 *
 * @param values row by row
 */
public record MapValues(float[] values, int rows, int columns) {
    /**
     * @param map (N, H, W, C), of which channels are added up with their signs, or (N, H, W); others are no pictures
     */
    public static Optional<MapValues> of(Tensor map, int frame) {
        if (map.rank() != 3 && map.rank() != 4) {
            return Optional.empty();
        }
        int rows = map.length(1);
        int columns = map.length(2);
        int channels = map.rank() == 4 ? map.length(3) : 1;
        float[] values = new float[rows * columns];
        int first = frame * values.length * channels;
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += map.data()[first + i * channels + c];
            }
            values[i] = (float) sum;
        }
        return Optional.of(new MapValues(values, rows, columns));
    }
}
