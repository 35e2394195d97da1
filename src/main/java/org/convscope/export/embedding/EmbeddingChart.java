package org.convscope.export.embedding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.dataset.NaturalOrder;
import org.convscope.inspect.embedding.FrameEmbedding;
import org.convscope.render.NumberText;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.CurveChart;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;

/** Frames on a plane as a cloud a category, each with its colour and shape. */
public final class EmbeddingChart {
    /** More clouds than this nobody tells apart; the smallest go together. */
    private static final int MOST_CLOUDS = 24;

    private static final String WITHOUT = "no category";

    private EmbeddingChart() {}

    public static JFreeChart of(ChartTheme theme, LayerEmbedding embedding) {
        List<ChartCurve> clouds = new ArrayList<>();
        clouds(embedding)
                .forEach((name, points) -> clouds.add(new ChartCurve(
                        name,
                        points.stream().mapToDouble(FrameEmbedding.Point::x).toArray(),
                        points.stream().mapToDouble(FrameEmbedding.Point::y).toArray())));
        JFreeChart chart = CurveChart.scatter(theme, title(embedding), axis(embedding, 0), axis(embedding, 1), clouds);
        // equal spans: else what hardly varies would look as wide as the rest
        List<ValueAxis> axes =
                List.of(chart.getXYPlot().getDomainAxis(), chart.getXYPlot().getRangeAxis());
        double span = axes.stream()
                .mapToDouble(axis -> axis.getRange().getLength())
                .max()
                .orElse(1);
        for (ValueAxis axis : axes) {
            double middle = axis.getRange().getCentralValue();
            axis.setRange(middle - span / 2, middle + span / 2);
        }
        return chart;
    }

    /** What is shown, and how far it can be believed. */
    public static String title(LayerEmbedding embedding) {
        String of = embedding.layer() + ", " + embedding.categories().size() + " frames";
        String method = embedding.settings().method() == EmbeddingMethod.PCA ? "principal components" : "t-SNE";
        double trust = embedding.embedding().trustworthiness();
        return of + ", " + method + (Double.isNaN(trust) ? "" : ", trustworthiness " + NumberText.text(trust, 3));
    }

    /** The points of each category, in natural order of their names; those without one last. */
    static Map<String, List<FrameEmbedding.Point>> clouds(LayerEmbedding embedding) {
        Map<String, List<FrameEmbedding.Point>> all =
                new TreeMap<>(Comparator.comparing(String::isEmpty).thenComparing(NaturalOrder.COMPARATOR));
        for (int i = 0; i < embedding.categories().size(); i++) {
            all.computeIfAbsent(embedding.categories().get(i), name -> new ArrayList<>())
                    .add(embedding.embedding().points().get(i));
        }
        List<Integer> sizes = all.values().stream()
                .map(List::size)
                .sorted(Comparator.reverseOrder())
                .toList();
        Map<String, List<FrameEmbedding.Point>> clouds = new LinkedHashMap<>();
        List<FrameEmbedding.Point> rest = new ArrayList<>();
        int together = 0;
        int least = sizes.size() > MOST_CLOUDS ? sizes.get(MOST_CLOUDS - 2) : 0;
        for (Map.Entry<String, List<FrameEmbedding.Point>> cloud : all.entrySet()) {
            boolean own = sizes.size() <= MOST_CLOUDS
                    || (cloud.getValue().size() >= least && clouds.size() < MOST_CLOUDS - 1);
            if (own) {
                clouds.put(cloud.getKey().isEmpty() ? WITHOUT : cloud.getKey(), cloud.getValue());
            } else {
                rest.addAll(cloud.getValue());
                together++;
            }
        }
        if (together > 0) {
            clouds.put(together + " more categories", rest);
        }
        return clouds;
    }

    private static String axis(LayerEmbedding embedding, int axis) {
        return embedding
                .embedding()
                .explained()
                .map(explained -> String.format(
                        Locale.ROOT,
                        "principal component %d, %.3g %% of the variance",
                        axis + 1,
                        100 * (axis == 0 ? explained.x() : explained.y())))
                .orElse("t-SNE " + (axis + 1));
    }
}
