package org.convscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.inspect.summary.LayerRow;
import org.convscope.inspect.summary.ModelSummary;
import org.convscope.inspect.summary.ModelSummary.Totals;

/** A summary as a table of characters, much as Keras prints it. */
final class SummaryText {
    /** What a layer says that takes what another one cannot give. */
    private static final Pattern NEEDS = Pattern.compile("needs the output of (.+?): (.*)", Pattern.DOTALL);

    private static final List<String> TITLES =
            List.of("Layer (type)", "Output Shape", "Param #", "Trainable", "Make-up");

    private SummaryText() {}

    static String of(ModelSummary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (LayerRow row : summary.layers()) {
            rows.add(List.of(
                    row.name() + " (" + row.className() + ")",
                    row.outputShape(),
                    number(row.parameters()),
                    row.parameters() == 0 ? "" : row.trainable() ? "yes" : "no",
                    row.available() ? row.remark() : "not available"));
        }
        int[] widths = widths(rows);
        int total = -2;
        for (int width : widths) {
            total += width + 2;
        }
        var text = new StringBuilder("Model: \"" + summary.model() + "\"");
        if (!summary.kerasVersion().isEmpty()) {
            text.append(", Keras ").append(summary.kerasVersion());
        }
        text.append('\n').append("_".repeat(total)).append('\n');
        line(text, TITLES, widths);
        text.append("=".repeat(total)).append('\n');
        rows.forEach(row -> line(text, row, widths));
        text.append("=".repeat(total)).append('\n');
        totals(text, summary.totals());
        if (!summary.cutoffs().isEmpty()) {
            text.append("_".repeat(total)).append('\n').append("Cut off after\n");
        }
        for (ModelSummary.Cutoff cutoff : summary.cutoffs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-30s %,15d params, %,d not trainable%n",
                    cutoff.layer(),
                    cutoff.totals().parameters(),
                    cutoff.totals().nonTrainable()));
        }
        unavailable(text, summary);
        return text.toString().stripTrailing();
    }

    private static void totals(StringBuilder text, Totals totals) {
        text.append("Total params: ").append(number(totals.parameters())).append('\n');
        text.append("Trainable params: ").append(number(totals.trainable())).append('\n');
        text.append("Non-trainable params: ")
                .append(number(totals.nonTrainable()))
                .append('\n');
    }

    private static void unavailable(StringBuilder text, ModelSummary summary) {
        List<LayerRow> missing =
                summary.layers().stream().filter(row -> !row.available()).toList();
        if (!missing.isEmpty()) {
            text.append("Not available (everything else is):\n");
        }
        Map<String, Integer> needing = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (LayerRow row : missing) {
            String reason = row.reason().orElse("");
            Matcher needs = NEEDS.matcher(reason);
            if (needs.matches()) {
                needing.merge(needs.group(1), 1, Integer::sum);
                reasons.putIfAbsent(needs.group(1), needs.group(2));
            } else {
                reasons.put(row.name(), reason);
            }
        }
        reasons.forEach((layer, reason) -> {
            text.append("  ").append(layer).append(": ").append(reason).append('\n');
            int count = needing.getOrDefault(layer, 0);
            if (count > 0) {
                text.append("    and ")
                        .append(count)
                        .append(count == 1 ? " layer that needs it" : " layers that need it")
                        .append('\n');
            }
        });
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[TITLES.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = TITLES.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(column == 2 ? padding + cell : cell + padding).append("  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
