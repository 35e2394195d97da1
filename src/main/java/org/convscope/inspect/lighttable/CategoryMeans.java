package org.convscope.inspect.lighttable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.ChannelStatistics;
import org.convscope.array.Tensor;
import org.convscope.inspect.maps.LayerMaps;

/** The mean maps of the frames of each category, while one frame after another comes. */
public final class CategoryMeans {
    /**
     * The mean over the frames of a category.
     *
     * @param frames how many, two or more
     * @param maps of all units of the layer
     */
    public record Mean(String category, int frames, LayerMaps maps) {}

    private final Map<String, Sum> sums = new LinkedHashMap<>();

    /** Adds a frame's maps of the layer, which are not kept. */
    public void add(String category, LayerMaps maps) {
        sums.computeIfAbsent(category, name -> new Sum(maps)).add(maps);
    }

    /** Of each category with two or more frames whose maps are of one size. */
    public List<Mean> means() {
        List<Mean> means = new ArrayList<>();
        sums.forEach((category, sum) -> {
            if (sum.frames > 1 && sum.alike) {
                means.add(new Mean(category, sum.frames, sum.mean(category)));
            }
        });
        return means;
    }

    private static final class Sum {
        private final LayerMaps first;
        private final float[] sum;
        private int frames;
        private boolean alike = true;

        Sum(LayerMaps first) {
            this.first = first;
            this.sum = new float[first.values().size()];
        }

        void add(LayerMaps maps) {
            frames++;
            alike &= Arrays.equals(maps.values().shape(), first.values().shape());
            if (alike) {
                float[] data = maps.values().data();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += data[i];
                }
            }
        }

        LayerMaps mean(String category) {
            float[] mean = new float[sum.length];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = sum[i] / frames;
            }
            Tensor values = Tensor.of(mean, first.height(), first.width(), first.units());
            return new LayerMaps(
                    first.layer(),
                    category,
                    first.height(),
                    first.width(),
                    values,
                    ChannelStatistics.of(mean, first.units()));
        }
    }
}
