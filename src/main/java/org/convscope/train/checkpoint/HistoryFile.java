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
 * @param otherRows rows of another number of cells than the first line: nobody can tell which of them is what, so they are gaps.
 *     {@code CSVLogger(append=True)} writes such when a training goes on with other metrics, or with a rate that changes
 */
public record HistoryFile(Path file, List<Double> epochs, Map<String, List<Double>> columns, int otherRows) {
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
            Columns read = text.stripLeading().startsWith("{") ? new Columns(ofJson(text, file), 0) : ofTable(text);
            Map<String, List<Double>> columns = read.columns();
            boolean isHistory = columns.keySet().stream().anyMatch(HistoryFile::isLoss) && isHeld(columns);
            return isHistory ? Optional.of(of(file, read)) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static boolean isHeld(Map<String, List<Double>> columns) {
        return (long) columns.size()
                        * columns.values().stream().mapToInt(List::size).max().orElse(0)
                <= MOST_VALUES;
    }

    private record Columns(Map<String, List<Double>> columns, int otherRows) {}

    private static HistoryFile of(Path file, Columns read) {
        Map<String, List<Double>> named = new LinkedHashMap<>(read.columns());
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
                named,
                read.otherRows());
    }

    private static List<Double> filled(List<Double> values, int rows) {
        List<Double> filled = new ArrayList<>(values);
        while (filled.size() < rows) {
            filled.add(Double.NaN);
        }
        return filled;
    }

    private static Columns ofTable(String text) {
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        var nothing = new Columns(columns, 0);
        int end = text.lastIndexOf('\n');
        List<String> lines = text.substring(0, Math.max(0, end)).lines().toList();
        if (lines.isEmpty()) {
            return nothing;
        }
        for (char separator : SEPARATORS) {
            List<String> names = SeparatedLine.cells(lines.get(0), separator);
            if (names.stream().anyMatch(HistoryFile::isLoss)) {
                if ((long) names.size() * lines.size() > MOST_VALUES) {
                    return nothing;
                }
                // some loggers write the first line again when they append
                List<List<String>> rows = lines.stream()
                        .skip(1)
                        .filter(line -> !line.isBlank() && !line.equals(lines.get(0)))
                        .map(line -> SeparatedLine.cells(line, separator))
                        .toList();
                for (int i = 0; i < names.size(); i++) {
                    int column = i;
                    boolean isEpoch = names.get(i).strip().equals(EPOCH);
                    columns.put(
                            names.get(i).strip(),
                            rows.stream()
                                    .map(cells -> cells.size() == names.size() || isEpoch
                                            ? number(cells, column)
                                            : Double.NaN)
                                    .toList());
                }
                long other = rows.stream()
                        .filter(cells -> cells.size() != names.size())
                        .count();
                return new Columns(columns, (int) other);
            }
        }
        return nothing;
    }

    private static double number(List<String> cells, int column) {
        return column < cells.size() ? number(cells.get(column)) : Double.NaN;
    }

    private static double number(String text) {
        try {
            return known(Double.parseDouble(text.strip()));
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
            if (!values.isEmpty() && values.stream().allMatch(value -> value.isJsonNull() || isText(value))) {
                columns.put(
                        entry.getKey(),
                        values.stream()
                                .map(value -> value.isJsonNull() ? Double.NaN : number(value.getAsString()))
                                .toList());
            }
        });
        return columns;
    }

    /** A number, or its text: {@code json.dump(history, default=str)} writes numpy's numbers so. */
    private static boolean isText(JsonElement value) {
        return value.isJsonPrimitive() && !value.getAsJsonPrimitive().isBoolean();
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
