package org.convscope.export.census;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convscope.dataset.SeparatedLine;
import org.convscope.file.TextFile;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.json.JsonFields;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * A census.csv as the command writes it, with a census.json beside it, or as the window exports it, with lines on its origin
 * above: how well each unit tells both categories apart.
 *
 * @param model file of the model, as the census names it, perhaps on another system; empty where it does not
 * @param between the two categories; empty where it does not say them
 * @param areas under the ROC curve by layer and unit; NaN where there is none
 */
public record CensusTable(
        Path file,
        Optional<String> model,
        Optional<CensusPlan.Between> between,
        Map<String, SortedMap<Integer, Double>> areas) {
    private static final String COMMENT = "# ";
    private static final String LAYER = "layer";
    private static final String UNIT = "unit";
    private static final String AREA = "auc";

    public CensusTable {
        areas = Map.copyOf(areas);
    }

    /** The model's file without its folder; empty where the census does not name it. */
    public Optional<String> modelName() {
        return model.map(path -> path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
    }

    /** Whether a file is one, by its name's end and its columns; what cannot be read is none. */
    public static boolean isOne(Path file) {
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")
                || !Files.isRegularFile(file)) {
            return false;
        }
        try {
            return columns(TextFile.read(file).lines().toList()).containsAll(List.of(LAYER, UNIT, AREA));
        } catch (ProblemException e) {
            return false;
        }
    }

    private static List<String> columns(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith(COMMENT))
                .findFirst()
                .map(line -> SeparatedLine.cells(line, ','))
                .orElse(List.of());
    }

    /**
     * @throws ProblemException if it cannot be read or is no census.csv
     */
    public static CensusTable read(Path file) {
        List<String> lines = TextFile.read(file).lines().toList();
        List<String> columns = columns(lines);
        if (!columns.containsAll(List.of(LAYER, UNIT, AREA))) {
            throw Problem.inFile(file, "is no census.csv")
                    .expected("the columns layer, unit and auc")
                    .asException();
        }
        Map<String, String> origin = new HashMap<>();
        Map<String, SortedMap<Integer, Double>> areas = new LinkedHashMap<>();
        boolean isBelow = false;
        for (int number = 0; number < lines.size(); number++) {
            String line = lines.get(number);
            if (isBelow) {
                row(file, number + 1, columns, line, areas);
            } else if (line.startsWith(COMMENT)) {
                int colon = line.indexOf(": ");
                if (colon > 0) {
                    origin.put(line.substring(COMMENT.length(), colon), line.substring(colon + 2));
                }
            } else {
                isBelow = true;
            }
        }
        Path beside = file.resolveSibling("census.json");
        return origin.isEmpty() && Files.isRegularFile(beside)
                ? withOrigin(file, JsonFields.read(beside), areas)
                : new CensusTable(
                        file,
                        Optional.ofNullable(origin.get("Model")),
                        Optional.ofNullable(origin.get("Between")).flatMap(CensusTable::between),
                        areas);
    }

    private static void row(
            Path file, int number, List<String> columns, String line, Map<String, SortedMap<Integer, Double>> areas) {
        List<String> cells = SeparatedLine.cells(line, ',');
        if (cells.size() != columns.size()) {
            return;
        }
        String area = cells.get(columns.indexOf(AREA));
        try {
            areas.computeIfAbsent(cells.get(columns.indexOf(LAYER)), any -> new TreeMap<>())
                    .put(
                            Integer.valueOf(cells.get(columns.indexOf(UNIT))),
                            area.isEmpty() ? Double.NaN : Double.parseDouble(area));
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    Problem.inFile(file, "is no census.csv: line " + number + " holds no numbers"), e);
        }
    }

    private static CensusTable withOrigin(Path file, JsonFields origin, Map<String, SortedMap<Integer, Double>> areas) {
        Optional<CensusPlan.Between> both = origin.given("between").flatMap(json -> json.text("positive")
                .flatMap(positive -> json.text("other").map(other -> new CensusPlan.Between(positive, other))));
        return new CensusTable(file, origin.text("Model"), both, areas);
    }

    private static Optional<CensusPlan.Between> between(String words) {
        int comma = words.indexOf(", ");
        return comma < 0
                ? Optional.empty()
                : Optional.of(new CensusPlan.Between(words.substring(0, comma), words.substring(comma + 2)));
    }
}
