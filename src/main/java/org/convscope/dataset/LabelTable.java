package org.convscope.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.convscope.frame.io.CrystFelEvents;

/**
 * The rows of a label file, cut into cells; the first cell of a row is the frame's name.
 *
 * @param names of the label columns, without the frame's
 * @param rows cells, as many as names and one more
 * @param malformed rows that have another number of cells, by line number from 1
 */
record LabelTable(List<String> names, List<List<String>> rows, Map<Integer, String> malformed) {
    private static final List<String> NINE =
            List.of("blank", "photo1", "photo2", "multilattice", "ice", "badice", "mosaic1", "mosaic2");
    private static final List<String> FOUR = List.of("quality", "mosaic1", "mosaic2");
    private static final Set<String> FILE_COLUMNS =
            Set.of("file", "filename", "file_name", "frame", "path", "image", "image_path", "name", "id");
    /** What numpy, pandas and Python write where a quantity is not known. */
    private static final Set<String> UNKNOWN = Set.of("nan", "na", "n/a", "#n/a", "<na>", "null", "none");

    private static final Set<String> INFINITE = Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");
    private static final String FILE_NAME = ".*[^./\\\\\\s]\\.[A-Za-z0-9]{1,5}(::(\\d+|/\\S+)|\\s+[^\\s:]*//\\d*)?";

    /** Whether a line may be one of a label file: a file's name and something more. */
    static boolean looksLikeLabels(List<String> lines) {
        List<String> first =
                lines.stream().filter(line -> !line.isBlank()).limit(2).toList();
        if (first.isEmpty()) {
            return false;
        }
        char separator = separator(first.get(0));
        List<String> cells = cells(first.get(0), separator);
        if (isHeader(cells, separator)) {
            return first.size() > 1
                    && cells.size() > 1
                    && cells(first.get(1), separator).get(fileColumn(cells)).matches(FILE_NAME);
        }
        return cells.size() > 1 && cells.get(0).matches(FILE_NAME);
    }

    /** The frame that a line of a list without labels names; empty where it has more to say. */
    static Optional<String> listed(String line) {
        String name = line.strip();
        return CrystFelEvents.Named.of(name).isPresent()
                        || cells(name, separator(name)).size() == 1
                ? Optional.of(name)
                : Optional.empty();
    }

    /**
     * Lines that begin with {@code #} are comments, but for those in which that is how a frame's name begins.
     *
     * @param isFile whether there is a file of a name
     */
    static boolean isComment(String line, Predicate<String> isFile) {
        return line.startsWith("#")
                && cells(line, separator(line)).stream()
                        .noneMatch(cell -> cell.startsWith("#") && cell.matches(FILE_NAME) && isFile.test(cell));
    }

    /**
     * @param isFile whether there is a file of a name
     */
    static LabelTable parse(List<String> lines, Predicate<String> isFile) {
        List<List<String>> rows = new ArrayList<>();
        Map<Integer, String> malformed = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        char separator = 0;
        int file = 0;
        for (int number = 0; number < lines.size(); number++) {
            String line = lines.get(number);
            if (line.isBlank() || isComment(line, isFile)) {
                continue;
            }
            if (separator == 0) {
                separator = separator(line);
                List<String> cells = cells(line, separator);
                boolean header = isHeader(cells, separator);
                file = header ? fileColumn(cells) : 0;
                names.addAll(header ? without(cells, file) : namesOf(cells));
                if (header) {
                    continue;
                }
            }
            List<String> cells = cells(line, separator);
            if (cells.size() != names.size() + 1) {
                malformed.put(number + 1, cells.size() + " columns");
                continue;
            }
            List<String> row = new ArrayList<>(without(cells, file));
            row.add(0, cells.get(file));
            rows.add(row);
        }
        return new LabelTable(names, rows, malformed);
    }

    private static List<String> without(List<String> cells, int index) {
        return IntStream.range(0, cells.size())
                .filter(i -> i != index)
                .mapToObj(cells::get)
                .toList();
    }

    /** A header names no frame; the source's own formats, separated by spaces, have none. */
    private static boolean isHeader(List<String> cells, char separator) {
        boolean namesFile = cells.stream().anyMatch(LabelTable::isFileColumn);
        return separator != ' ' ? namesFile || !cells.get(0).matches(FILE_NAME) : isFileColumn(cells.get(0));
    }

    private static boolean isFileColumn(String cell) {
        return FILE_COLUMNS.contains(cell.toLowerCase(Locale.ROOT));
    }

    private static int fileColumn(List<String> header) {
        return IntStream.range(0, header.size())
                .filter(i -> isFileColumn(header.get(i)))
                .findFirst()
                .orElse(0);
    }

    private static List<String> namesOf(List<String> cells) {
        int labels = cells.size() - 1;
        boolean numbers = cells.subList(1, cells.size()).stream().allMatch(LabelTable::isQuantityText);
        if (labels == NINE.size() && numbers) {
            return NINE;
        }
        if (labels == FOUR.size() && Double.isNaN(number(cells.get(1)))) {
            return FOUR;
        }
        return IntStream.rangeClosed(1, labels).mapToObj(i -> "label" + i).toList();
    }

    private static char separator(String line) {
        for (char c : new char[] {'\t', ';', ','}) {
            if (line.indexOf(c) >= 0) {
                return c;
            }
        }
        return ' ';
    }

    private static List<String> cells(String line, char separator) {
        return separator == ' '
                ? withEvent(List.of(line.strip().split("\\s+")))
                : SeparatedLine.cells(line, separator).stream()
                        .map(String::strip)
                        .toList();
    }

    /** A name of CrystFEL's has an event behind a space. */
    private static List<String> withEvent(List<String> cells) {
        if (cells.size() < 2
                || CrystFelEvents.Named.of(cells.get(0) + " " + cells.get(1)).isEmpty()) {
            return cells;
        }
        List<String> joined = new ArrayList<>(cells.subList(1, cells.size()));
        joined.set(0, cells.get(0) + " " + cells.get(1));
        return joined;
    }

    /** NaN for what is no finite number; Java alone takes 1f and 0x1p3 for one. */
    static double number(String text) {
        boolean isJava = text.isEmpty()
                || Character.isLetter(text.charAt(text.length() - 1))
                || text.toLowerCase(Locale.ROOT).indexOf('x') >= 0;
        try {
            double value = isJava ? Double.NaN : Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether it is how a quantity beyond all numbers is written. */
    static boolean isInfinite(String text) {
        return INFINITE.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A number, or what stands for one that is not known. */
    private static boolean isQuantityText(String text) {
        return !Double.isNaN(number(text)) || isInfinite(text) || UNKNOWN.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The column of one label, its kind told from all its cells. */
    LabelColumn column(int index) {
        Set<String> texts = new LinkedHashSet<>();
        rows.forEach(row -> texts.add(row.get(index + 1)));
        texts.remove("");
        String name = names.get(index);
        List<Double> numbers = texts.stream()
                .map(LabelTable::number)
                .filter(number -> !Double.isNaN(number))
                .toList();
        boolean areNumbers =
                texts.isEmpty() || (!numbers.isEmpty() && texts.stream().allMatch(LabelTable::isQuantityText));
        if (areNumbers && numbers.stream().allMatch(number -> number == 0 || number == 1) && !isQuantity(name)) {
            return LabelColumn.of(name, LabelColumn.Kind.BINARY);
        }
        if (areNumbers) {
            return LabelColumn.of(name, LabelColumn.Kind.CONTINUOUS);
        }
        return new LabelColumn(
                name,
                LabelColumn.Kind.CLASS,
                texts.stream().sorted(NaturalOrder.COMPARATOR).toList());
    }

    /** The source's quantities stay quantities even where all of them are 0. */
    private static boolean isQuantity(String name) {
        return name.equals("mosaic1") || name.equals("mosaic2");
    }
}
