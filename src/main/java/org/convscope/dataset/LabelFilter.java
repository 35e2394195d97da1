package org.convscope.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convscope.problem.Problem;

/**
 * Which frames are wanted: conditions on their labels, all of which must hold, such as {@code ice=1 & multilattice=0}.
 * A frame whose label is not known holds no condition on it.
 */
public final class LabelFilter implements Predicate<LabelledFrame> {
    /** Every frame. */
    public static final LabelFilter ALL = new LabelFilter(List.of());

    private static final Pattern CONDITION = Pattern.compile("(.+?)\\s*(!=|>=|<=|=|>|<)\\s*(.+)");

    private record Condition(int column, String text, Predicate<Double> holds) {}

    private final List<Condition> conditions;

    private LabelFilter(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /**
     * Conditions joined by {@code &}: a label's name, one of {@code = != < <= > >=}, and a number or a class.
     *
     * @throws org.convscope.problem.ProblemException if one is not understood, in a sentence
     */
    public static LabelFilter parse(String text, List<Column> columns) {
        List<Condition> conditions = new ArrayList<>();
        for (String part : text.split("&", -1)) {
            if (!part.isBlank()) {
                conditions.add(condition(part.strip(), columns));
            }
        }
        return new LabelFilter(conditions);
    }

    private static Condition condition(String text, List<Column> columns) {
        Matcher parts = CONDITION.matcher(text);
        if (!parts.matches()) {
            throw Problem.of("a condition is not understood")
                    .expected("a label, = != < > <= or >=, and a value, such as ice=1")
                    .found(text)
                    .asException();
        }
        String name = parts.group(1).strip();
        int index = columns.stream().map(Column::name).toList().indexOf(name);
        if (index < 0) {
            throw Problem.of("there is no such label")
                    .expected(columns.stream().map(Column::name).collect(Collectors.joining(", ")))
                    .found(name)
                    .asException();
        }
        Column column = columns.get(index);
        String sign = parts.group(2);
        String value = parts.group(3).strip();
        return new Condition(
                index,
                name + sign + value,
                column.kind() == Column.Kind.CLASS ? ofClass(column, sign, value) : ofNumber(name, sign, value));
    }

    private static Predicate<Double> ofClass(Column column, String sign, String value) {
        double wanted = column.classes().indexOf(value);
        if (wanted < 0 || !(sign.equals("=") || sign.equals("!="))) {
            throw Problem.of("a condition is not understood")
                    .subject(column.name())
                    .expected("= or !=, and one of " + String.join(", ", column.classes()))
                    .found(sign + " " + value)
                    .asException();
        }
        return sign.equals("=") ? v -> v == wanted : v -> v != wanted;
    }

    private static Predicate<Double> ofNumber(String name, String sign, String value) {
        double wanted = LabelTable.number(value);
        if (Double.isNaN(wanted)) {
            throw Problem.of("a condition is not understood")
                    .subject(name)
                    .expected("a number")
                    .found(value)
                    .asException();
        }
        return switch (sign) {
            case "=" -> v -> v == wanted;
            case "!=" -> v -> v != wanted;
            case "<" -> v -> v < wanted;
            case "<=" -> v -> v <= wanted;
            case ">" -> v -> v > wanted;
            default -> v -> v >= wanted;
        };
    }

    /** Conditions that people ask for, for a menu. */
    public static List<String> proposals(Column column) {
        return switch (column.kind()) {
            case BINARY -> List.of(column.name() + "=1", column.name() + "=0");
            case CONTINUOUS -> List.of(column.name() + ">0", column.name() + "=0");
            case CLASS ->
                column.classes().stream()
                        .map(name -> column.name() + "=" + name)
                        .toList();
        };
    }

    /** A condition for each {@link DataSet#counts() count}: that a frame is among those counted. */
    public static List<String> counted(List<Column> columns) {
        return columns.stream()
                .flatMap(column -> column.kind() == Column.Kind.CLASS
                        ? proposals(column).stream()
                        : proposals(column).stream().limit(1))
                .toList();
    }

    /** With one condition more, which takes the place of those on the same label. */
    public LabelFilter with(String condition, List<Column> columns) {
        Condition added = condition(condition, columns);
        List<Condition> all = new ArrayList<>(conditions);
        all.removeIf(old -> old.column() == added.column());
        all.add(added);
        return new LabelFilter(all);
    }

    @Override
    public boolean test(LabelledFrame frame) {
        for (Condition condition : conditions) {
            Double value = frame.values().get(condition.column());
            if (value.isNaN() || !condition.holds().test(value)) {
                return false;
            }
        }
        return true;
    }

    /** What {@link #parse} reads; empty for all frames. */
    @Override
    public String toString() {
        return conditions.stream().map(Condition::text).collect(Collectors.joining(" & "));
    }
}
