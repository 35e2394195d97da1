package org.convscope.export.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.CsvTable;
import org.convscope.export.JsonText;
import org.convscope.export.MetricsJson;
import org.convscope.export.PredictionJson;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.DataSetPredictions.Meaning;
import org.convscope.inspect.prediction.DataSetPredictions.Row;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.CurveChart;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/**
 * A network's answers with all units, and without those that are switched off.
 *
 * @param asked all frames
 * @param with of the network as it is
 * @param without of the network with units switched off
 */
public record AblationAnswers(List<LabelledFrame> asked, DataSetPredictions with, DataSetPredictions without) {
    private static final int MOST_CLOUDS = 8;

    public AblationAnswers {
        asked = List.copyOf(asked);
    }

    /** Metrics with and without, and an entry a frame whose outputs have values and values without. */
    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = JsonText.object();
        Map<String, @Nullable Object> metrics = JsonText.object();
        metrics.put("with", MetricsJson.of(new ScorePredictions().judge(with)));
        metrics.put("without", MetricsJson.of(new ScorePredictions().judge(without)));
        tree.put("metrics", metrics);
        List<Object> ofWith = PredictionJson.of(asked, with, prediction -> prediction);
        List<Object> ofWithout = PredictionJson.of(asked, without, prediction -> prediction);
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < ofWith.size(); i++) {
            answers.add(joined((Map<?, ?>) ofWith.get(i), (Map<?, ?>) ofWithout.get(i)));
        }
        tree.put("answers", answers);
        return tree;
    }

    private static Map<String, @Nullable Object> joined(Map<?, ?> one, Map<?, ?> other) {
        Map<String, @Nullable Object> joined = copy(one);
        List<?> outputs = (List<?>) one.get("outputs");
        List<?> others = (List<?>) other.get("outputs");
        List<Object> both = new ArrayList<>();
        for (int i = 0; outputs != null && i < outputs.size(); i++) {
            Map<String, @Nullable Object> output = copy((Map<?, ?>) outputs.get(i));
            output.put(
                    "without", others == null || others.size() <= i ? null : ((Map<?, ?>) others.get(i)).get("values"));
            both.add(output);
        }
        joined.put("outputs", both);
        if (joined.get("error") == null) {
            joined.put("error", other.get("error"));
        }
        return joined;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> tree) {
        Map<String, @Nullable Object> copy = JsonText.object();
        tree.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /** A row a frame that both networks answered: every number with all units and without some, every label. */
    CsvTable table() {
        List<String> titles = new ArrayList<>(List.of("file", "image"));
        for (Meaning number : with.numbers()) {
            titles.add(number.output() + ":" + number.label().title());
            titles.add(number.output() + ":" + number.label().title() + ":without");
        }
        with.columns().forEach(column -> titles.add("true:" + column.name()));
        var table = new CsvTable(titles);
        for (int[] pair : pairs()) {
            Row one = with.rows().get(pair[0]);
            Row other = without.rows().get(pair[1]);
            List<Object> cells = new ArrayList<>();
            FrameSource source = one.frame().source();
            cells.add(CsvTable.file(source));
            cells.add(source.image());
            for (int i = 0; i < one.values().length; i++) {
                cells.add(Float.toString(one.values()[i]));
                cells.add(Float.toString(other.values()[i]));
            }
            List<LabelColumn> columns = with.columns();
            for (int c = 0; c < columns.size(); c++) {
                cells.add(columns.get(c).text(one.frame().values().get(c)));
            }
            table.row(cells.toArray());
        }
        return table;
    }

    /** Indices of the rows of both that are of the same frame. */
    private List<int[]> pairs() {
        List<int[]> pairs = new ArrayList<>();
        int other = 0;
        for (int one = 0; one < with.rows().size(); one++) {
            LabelledFrame frame = with.rows().get(one).frame();
            int at = other;
            int found = IntStream.range(at, without.rows().size())
                    .filter(i -> without.rows().get(i).frame().equals(frame))
                    .findFirst()
                    .orElse(-1);
            if (found >= 0) {
                pairs.add(new int[] {one, found});
                other = found + 1;
            }
        }
        return pairs;
    }

    /** Every number with all units across, without some up, of the first outputs. */
    JFreeChart chart(String title) {
        List<int[]> pairs = pairs();
        List<ChartCurve> clouds = new ArrayList<>();
        for (int number = 0; number < Math.min(MOST_CLOUDS, with.numbers().size()); number++) {
            int at = number;
            Meaning meaning = with.numbers().get(number);
            clouds.add(new ChartCurve(
                    meaning.label().title(),
                    pairs.stream()
                            .mapToDouble(pair -> with.rows().get(pair[0]).values()[at])
                            .toArray(),
                    pairs.stream()
                            .mapToDouble(pair -> without.rows().get(pair[1]).values()[at])
                            .toArray()));
        }
        return CurveChart.beside(new ChartTheme(Palette.light()), title, "with all units", "switched off", clouds);
    }
}
