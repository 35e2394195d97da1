package org.convscope.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Groups of frames by a quantity: zero, and five equal parts of the range above it. */
final class QuantityGroups {
    private static final int PARTS = 5;

    private QuantityGroups() {}

    static Map<String, List<LabelledFrame>> groups(DataSet dataSet, int column) {
        double[] values = Arrays.stream(dataSet.values(column))
                .filter(v -> !Double.isNaN(v) && v != 0)
                .toArray();
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        Map<String, List<LabelledFrame>> groups = new LinkedHashMap<>();
        groups.put("0", new ArrayList<>());
        for (int part = 0; part < PARTS; part++) {
            groups.put(name(low, high, part), new ArrayList<>());
        }
        for (LabelledFrame frame : dataSet.frames()) {
            double value = frame.values().get(column);
            String name = "";
            if (!Double.isNaN(value)) {
                int part = (int) Math.min(PARTS - 1, Math.floor(PARTS * (value - low) / (high - low)));
                name = value == 0 ? "0" : name(low, high, part);
            }
            groups.computeIfAbsent(name, key -> new ArrayList<>()).add(frame);
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private static String name(double low, double high, int part) {
        double step = (high - low) / PARTS;
        return step == 0 ? text(low) : text(low + part * step) + " to " + text(low + (part + 1) * step);
    }

    /** A quantity as text, with three digits. */
    private static String text(double value) {
        return Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)))
                .replaceAll("\\.0$", "");
    }
}
