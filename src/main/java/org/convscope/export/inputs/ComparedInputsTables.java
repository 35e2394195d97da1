package org.convscope.export.inputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.CsvTable;
import org.convscope.inspect.inputs.ComparedMetric;
import org.convscope.inspect.inputs.PreprocessedDataSet;

/** A data set under several preprocessings as tables. */
public final class ComparedInputsTables {
    private ComparedInputsTables() {}

    /** A row a number, a column a preprocessing. */
    public static CsvTable metrics(List<PreprocessedDataSet> sides, List<ComparedMetric> metrics) {
        List<String> titles = new ArrayList<>(List.of("label", "quantity"));
        sides.forEach(side -> titles.add(side.name()));
        var table = new CsvTable(titles);
        for (ComparedMetric metric : metrics) {
            List<Object> cells = new ArrayList<>(List.of(metric.label(), metric.quantity()));
            cells.addAll(metric.values());
            table.row(cells.toArray());
        }
        return table;
    }

    /** A row a frame: its spots and its answers under each preprocessing; empty where there are none. */
    public static CsvTable answers(List<LabelledFrame> asked, List<PreprocessedDataSet> sides) {
        List<String> titles = new ArrayList<>(List.of("file", "image"));
        sides.forEach(side -> titles.add(side.name() + ":spots"));
        for (PreprocessedDataSet side : sides) {
            side.predictions()
                    .numbers()
                    .forEach(number -> titles.add(side.name() + ":" + number.output() + ":"
                            + number.label().title()));
        }
        var table = new CsvTable(titles);
        List<Map<LabelledFrame, float[]>> numbers =
                sides.stream().map(ComparedInputsTables::numbers).toList();
        for (LabelledFrame frame : asked) {
            List<Object> cells = new ArrayList<>();
            cells.add(CsvTable.file(frame.source()));
            cells.add(frame.source().image());
            for (PreprocessedDataSet side : sides) {
                OptionalInt spots = side.spots(frame);
                cells.add(spots.isPresent() ? Integer.toString(spots.getAsInt()) : "");
            }
            for (int s = 0; s < sides.size(); s++) {
                float[] own = numbers.get(s).get(frame);
                for (int i = 0; i < sides.get(s).predictions().numbers().size(); i++) {
                    cells.add(own == null ? "" : Float.toString(own[i]));
                }
            }
            table.row(cells.toArray());
        }
        return table;
    }

    /** The numbers of each frame that was answered. */
    private static Map<LabelledFrame, float[]> numbers(PreprocessedDataSet side) {
        Map<LabelledFrame, float[]> numbers = new HashMap<>();
        side.predictions().rows().forEach(row -> numbers.putIfAbsent(row.frame(), row.values()));
        return numbers;
    }
}
