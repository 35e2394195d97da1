package org.convscope.export.embedding;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.NaturalOrder;
import org.convscope.frame.FrameCount;
import org.convscope.inspect.embedding.FrameEmbedding;

/**
 * Some frames of a plane.
 *
 * @param indices of points, at least one
 */
public record FrameGroup(LayerEmbedding embedding, List<Integer> indices) {
    public FrameGroup {
        indices = List.copyOf(indices);
    }

    /** How many frames of which categories: 23 frames: 20 ice, 3 good. */
    public String words() {
        Map<String, Integer> counts = new TreeMap<>(NaturalOrder.COMPARATOR);
        indices.forEach(index -> counts.merge(embedding.categories().get(index), 1, Integer::sum));
        String all = FrameCount.text(indices.size());
        boolean isOfNone = counts.size() == 1 && counts.containsKey("");
        return isOfNone
                ? all
                : all + ": "
                        + counts.entrySet().stream()
                                .sorted(Map.Entry.<String, Integer>comparingByValue()
                                        .reversed())
                                .map(one -> one.getValue() + " " + (one.getKey().isEmpty() ? "of none" : one.getKey()))
                                .collect(Collectors.joining(", "));
    }

    /** Those nearest to the group's middle, the nearest first. */
    public List<CategorizedFrame> central(int most) {
        List<FrameEmbedding.Point> points = embedding.embedding().points();
        double x =
                indices.stream().mapToDouble(i -> points.get(i).x()).average().orElse(0);
        double y =
                indices.stream().mapToDouble(i -> points.get(i).y()).average().orElse(0);
        return indices.stream()
                .sorted(Comparator.comparingDouble(
                        i -> Math.hypot(points.get(i).x() - x, points.get(i).y() - y)))
                .limit(most)
                .map(this::frame)
                .toList();
    }

    private CategorizedFrame frame(int index) {
        return new CategorizedFrame(
                embedding.embedding().points().get(index).frame().source(),
                embedding.categories().get(index));
    }
}
