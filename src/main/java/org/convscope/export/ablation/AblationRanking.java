package org.convscope.export.ablation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convscope.export.CsvTable;
import org.convscope.export.JsonText;
import org.convscope.inspect.ablation.UnitRanking;
import org.convscope.inspect.ablation.UnitRanking.UnitFall;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.RankChart;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/**
 * All units of a layer, one by one, by how far a class falls without each.
 *
 * @param layer id of the call
 * @param output of the class
 * @param name of the class; "its own answer" where that is another one for each frame
 * @param over which frames the mean is taken over, in words
 * @param ranking the units
 * @param areas of a census, by unit; empty where none was given
 */
public record AblationRanking(
        String layer, String output, String name, String over, UnitRanking ranking, Map<Integer, Double> areas) {
    private static final int MOST_ROWS = 30;
    private static final double CHANCE = 0.5;

    public AblationRanking {
        areas = Map.copyOf(areas);
    }

    /** The units by how far their areas are from chance, from 1. */
    private Map<Integer, Integer> places() {
        List<Integer> order = new ArrayList<>(areas.keySet());
        order.sort(Comparator.<Integer>comparingDouble(unit -> -Math.abs(areas.getOrDefault(unit, CHANCE) - CHANCE))
                .thenComparing(Comparator.naturalOrder()));
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), i + 1);
        }
        return places;
    }

    Map<String, @Nullable Object> tree() {
        Map<Integer, Integer> places = places();
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("output", output);
        tree.put("class", name);
        tree.put("over", over);
        tree.put("frames", ranking.frames());
        List<Object> units = new ArrayList<>();
        for (UnitFall fall : ranking.units()) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("unit", fall.unit());
            one.put("fall", JsonText.number(fall.fall()));
            one.put("low", JsonText.number(fall.low()));
            one.put("high", JsonText.number(fall.high()));
            one.put("fallOfAll", JsonText.number(fall.fallOfAll()));
            if (!areas.isEmpty()) {
                Double area = areas.get(fall.unit());
                one.put("auc", area == null ? null : JsonText.number(area));
                one.put("aucPlace", places.get(fall.unit()));
            }
            units.add(one);
        }
        tree.put("units", units);
        return tree;
    }

    CsvTable table() {
        Map<Integer, Integer> places = places();
        var table = new CsvTable("place", "unit", "fall", "low", "high", "fall_of_all", "auc", "auc_place");
        int place = 1;
        for (UnitFall fall : ranking.units()) {
            Double area = areas.get(fall.unit());
            Integer other = places.get(fall.unit());
            table.row(
                    place++,
                    fall.unit(),
                    fall.fall(),
                    fall.low(),
                    fall.high(),
                    fall.fallOfAll(),
                    area == null ? "" : area,
                    other == null ? "" : other);
        }
        return table;
    }

    /** How many rows {@link #chart} has. */
    int rows() {
        return Math.min(MOST_ROWS, ranking.units().size());
    }

    JFreeChart chart() {
        Map<Integer, Integer> places = places();
        List<RankChart.Row> rows = ranking.units().stream()
                .limit(MOST_ROWS)
                .map(fall -> new RankChart.Row(word(fall.unit(), places), fall.fall(), fall.low(), fall.high()))
                .toList();
        return RankChart.numbers(
                new ChartTheme(Palette.light()),
                "What " + name + " loses without each unit of " + layer + ": mean over " + over,
                "fall before softmax or sigmoid, with the middle 80 % of the frames",
                rows);
    }

    private String word(int unit, Map<Integer, Integer> places) {
        Double area = areas.get(unit);
        return "#" + unit
                + (area == null
                        ? ""
                        : "   AUC " + String.format(Locale.ROOT, "%.3f", area) + " (" + places.get(unit) + ".)");
    }
}
