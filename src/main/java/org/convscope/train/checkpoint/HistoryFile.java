package org.convscope.train.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.convscope.dataset.SeparatedLine;
import org.convscope.file.TextFile;
import org.convscope.json.JsonFields;
import org.convscope.problem.ProblemException;

/**
 * What a file tells of a training's epochs: Keras's {@code CSVLogger}, {@code history.history} as JSON, or such a table as pandas
 * writes it. Pickled histories are not read.
 *
 * @param epochs from 1, one a row; those of the file where they grow, else counted
 * @param columns the numbers of each quantity, such as {@code val_loss}, as many as epochs; NaN where there is none
 */
public record HistoryFile(Path file, List<Double> epochs, Map<String, List<Double>> columns) {
    private static final String EPOCH = "epoch";
    private static final String LOSS = "loss";
    private static final char[] SEPARATORS = {',', ';', '\t'};
    /** Of all columns, those that are missing too: a short file can name many columns and many rows. */
    private static final long MOST_VALUES = 4L << 20;
    /** What Python's json writes of a training that diverged, and JSON does not know. */
    private static final Pattern NO_NUMBER = Pattern.compile("(?<=[\\[,:\\s])(?:NaN|-?Infinity)(?=[\\],}\\s])");

    public HistoryFile {
        epochs = List.copyOf(epochs);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The quantities that are losses, or those that are not. */
    public Map<String, List<Double>> columns(Quantity wanted) {
        Map<String, List<Double>> found = new LinkedHashMap<>();
        columns.forEach((name, values) -> {
            if (Quantity.of(name) == wanted) {
                found.put(name, values);
            }
        });
        return found;
    }

    /** What a column is. */
    public enum Quantity {
        LOSS,
        METRIC,
        /** How fast is learned, which is neither. */
        RATE;

        static Quantity of(String name) {
            if (isLoss(name)) {
                return LOSS;
            }
            return name.equals("lr") || name.equals("learning_rate") ? RATE : METRIC;
        }
    }

    private static boolean isLoss(String name) {
        return name.equals(LOSS) || name.endsWith("_loss");
    }

    /** Empty if it is none; of a file that is being written, the lines that are whole. */
    static Optional<HistoryFile> read(Path file) {
        try {
            String text = TextFile.read(file);
            Map<String, List<Double>> columns =
                    text.stripLeading().startsWith("{") ? ofJson(text, file) : ofTable(text);
            boolean isHistory = columns.keySet().stream().anyMatch(HistoryFile::isLoss) && isHeld(columns);
            return isHistory ? Optional.of(of(file, columns)) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static boolean isHeld(Map<String, List<Double>> columns) {
        return (long) columns.size()
                        * columns.values().stream().mapToInt(List::size).max().orElse(0)
                <= MOST_VALUES;
    }

    private static HistoryFile of(Path file, Map<String, List<Double>> columns) {
        Map<String, List<Double>> named = new LinkedHashMap<>(columns);
        List<Double> said = Objects.requireNonNullElse(named.remove(EPOCH), List.of());
        named.remove("");
        int rows = named.values().stream().mapToInt(List::size).max().orElse(0);
        named.replaceAll((name, values) -> filled(values, rows));
        boolean grows = said.size() == rows
                && IntStream.range(0, rows).allMatch(row -> said.get(row) > (row == 0 ? -1 : said.get(row - 1)));
        return new HistoryFile(
                file,
                IntStream.range(0, rows)
                        .mapToObj(row -> grows ? said.get(row) + 1 : row + 1.0)
                        .toList(),
                named);
    }

    private static List<Double> filled(List<Double> values, int rows) {
        List<Double> filled = new ArrayList<>(values);
        while (filled.size() < rows) {
            filled.add(Double.NaN);
        }
        return filled;
    }

    private static Map<String, List<Double>> ofTable(String text) {
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        int end = text.lastIndexOf('\n');
        List<String> lines = text.substring(0, Math.max(0, end)).lines().toList();
        if (lines.isEmpty()) {
            return columns;
        }
        for (char separator : SEPARATORS) {
            List<String> names = SeparatedLine.cells(lines.get(0), separator);
            if (names.stream().anyMatch(HistoryFile::isLoss)) {
                if ((long) names.size() * lines.size() > MOST_VALUES) {
                    return columns;
                }
                List<List<String>> rows = lines.stream()
                        .skip(1)
                        .map(line -> SeparatedLine.cells(line, separator))
                        .toList();
                for (int i = 0; i < names.size(); i++) {
                    int column = i;
                    columns.put(
                            names.get(i).strip(),
                            rows.stream().map(cells -> number(cells, column)).toList());
                }
                return columns;
            }
        }
        return columns;
    }

    private static double number(List<String> cells, int column) {
        try {
            return column < cells.size()
                    ? known(Double.parseDouble(cells.get(column).strip()))
                    : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN; // CSVLogger writes NA
        }
    }

    /** What no axis reaches is not drawn. */
    private static double known(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static Map<String, List<Double>> ofJson(String text, Path file) {
        JsonObject json = JsonFields.parse(NO_NUMBER.matcher(text).replaceAll("null"), file.toString())
                .json();
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        json.entrySet().forEach(entry -> {
            List<JsonElement> values = new ArrayList<>();
            if (entry.getValue().isJsonArray()) {
                entry.getValue().getAsJsonArray().forEach(values::add);
            } else if (entry.getValue().isJsonObject()) {
                // a table as pandas writes it: each row under its number
                values.addAll(entry.getValue().getAsJsonObject().asMap().values());
            }
            if (!values.isEmpty() && values.stream().allMatch(value -> value.isJsonNull() || isNumber(value))) {
                columns.put(
                        entry.getKey(),
                        values.stream()
                                .map(value -> value.isJsonNull() ? Double.NaN : known(value.getAsDouble()))
                                .toList());
            }
        });
        return columns;
    }

    private static boolean isNumber(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    }

    /** Whether a file holds what {@code model.to_json()} gives. */
    static boolean isArchitecture(Path file) {
        try {
            JsonObject json = JsonFields.read(file).json();
            return json.has("class_name") && json.has("config");
        } catch (ProblemException e) {
            return false;
        }
    }

    /** The file's name. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
