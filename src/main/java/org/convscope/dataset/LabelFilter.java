package org.convscope.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.convscope.dataset.FilterTokens.Kind;
import org.convscope.problem.Problem;

/**
 * A choice of frames by conditions on their labels and names, such as {@code ice=1 & (multilattice=0 | name=run2*)}. A
 * frame whose label is not known holds no condition on it.
 */
public final class LabelFilter implements Predicate<LabelledFrame> {
    /** The filter that takes every frame. */
    public static final LabelFilter ALL = new LabelFilter(List.of());

    private static final int DEEPEST = 50;

    /** A part of a filter, all of which must hold; conditions by themselves can be replaced. */
    private sealed interface Part {
        boolean test(LabelledFrame frame);

        String text();
    }

    private record Single(FilterCondition condition) implements Part {
        @Override
        public boolean test(LabelledFrame frame) {
            return condition.holds().test(frame);
        }

        @Override
        public String text() {
            return condition.text();
        }
    }

    private record All(List<Part> parts) implements Part {
        @Override
        public boolean test(LabelledFrame frame) {
            return parts.stream().allMatch(part -> part.test(frame));
        }

        @Override
        public String text() {
            return parts.stream().map(All::within).collect(Collectors.joining(" & "));
        }

        private static String within(Part part) {
            return part instanceof Any ? "(" + part.text() + ")" : part.text();
        }
    }

    private record Any(List<Part> parts) implements Part {
        @Override
        public boolean test(LabelledFrame frame) {
            return parts.stream().anyMatch(part -> part.test(frame));
        }

        @Override
        public String text() {
            return parts.stream().map(Part::text).collect(Collectors.joining(" | "));
        }
    }

    private record Not(Part part) implements Part {
        @Override
        public boolean test(LabelledFrame frame) {
            return !part.test(frame);
        }

        @Override
        public String text() {
            return "!(" + part.text() + ")";
        }
    }

    private final List<Part> parts;

    private LabelFilter(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Conditions joined by {@code &} or {@code and}, {@code |} or {@code or}, {@code !} or {@code not}, and brackets. A condition is
     * a label's name, one of {@code = != < <= > >=}, and a number or a class; {@code name} stands for the frame's own name, of
     * which a part is enough. Quotation marks hold names with signs in them.
     *
     * @throws org.convscope.problem.ProblemException if one is not understood, in a sentence
     */
    public static LabelFilter parse(String text, List<LabelColumn> columns) {
        var tokens = new FilterTokens(text);
        if (tokens.isEmpty()) {
            return ALL;
        }
        Part whole = any(tokens, columns, 0);
        if (!tokens.isEmpty()) {
            throw Problem.of("the filter is not understood")
                    .expected("& or | between conditions")
                    .found(tokens.found())
                    .asException();
        }
        return new LabelFilter(whole instanceof All all ? all.parts() : List.of(whole));
    }

    private static Part any(FilterTokens tokens, List<LabelColumn> columns, int depth) {
        List<Part> parts = new ArrayList<>(List.of(all(tokens, columns, depth)));
        while (tokens.take(Kind.OR).isPresent()) {
            parts.add(all(tokens, columns, depth));
        }
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }

    private static Part all(FilterTokens tokens, List<LabelColumn> columns, int depth) {
        List<Part> parts = new ArrayList<>(List.of(one(tokens, columns, depth)));
        while (tokens.take(Kind.AND).isPresent()) {
            parts.add(one(tokens, columns, depth));
        }
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    private static Part one(FilterTokens tokens, List<LabelColumn> columns, int depth) {
        if (depth > DEEPEST) {
            throw Problem.of("the filter's brackets lie too deep within each other")
                    .expected("at most " + DEEPEST)
                    .asException();
        }
        if (tokens.take(Kind.NOT).isPresent()) {
            return new Not(one(tokens, columns, depth + 1));
        }
        if (tokens.take(Kind.OPEN).isPresent()) {
            Part within = any(tokens, columns, depth + 1);
            if (tokens.take(Kind.CLOSE).isEmpty()) {
                throw Problem.of("a bracket is not closed")
                        .expected(")")
                        .found(tokens.found())
                        .asException();
            }
            return within;
        }
        String label = taken(tokens, Kind.TEXT);
        return new Single(FilterCondition.of(label, taken(tokens, Kind.COMPARISON), taken(tokens, Kind.TEXT), columns));
    }

    private static String taken(FilterTokens tokens, Kind kind) {
        String found = tokens.found();
        return tokens.take(kind)
                .orElseThrow(() -> Problem.of("a condition is not understood")
                        .expected("a label, = != < > <= or >=, and a value, such as ice=1")
                        .found(found)
                        .asException())
                .text();
    }

    /** Conditions that people ask for, for a menu. */
    public static List<String> proposals(LabelColumn column) {
        String name = FilterTokens.quoted(column.name());
        return switch (column.kind()) {
            case BINARY -> List.of(name + "=1", name + "=0");
            case CONTINUOUS -> List.of(name + ">0", name + "=0");
            case CLASS ->
                column.classes().stream()
                        .map(value -> name + "=" + FilterTokens.quoted(value))
                        .toList();
        };
    }

    /**
     * Conditions that a quantity lies between two values, both of them included, as a text: rounded outwards to a thousandth of
     * what lies between them, so that it can be read.
     */
    public static String between(String label, double low, double high) {
        String name = FilterTokens.quoted(label);
        int digits = high > low ? (int) Math.ceil(-Math.log10(high - low)) + 3 : Integer.MAX_VALUE;
        return name + ">=" + rounded(low, digits, RoundingMode.FLOOR) + " & " + name + "<="
                + rounded(high, digits, RoundingMode.CEILING);
    }

    private static String rounded(double number, int digits, RoundingMode mode) {
        BigDecimal exact = BigDecimal.valueOf(number);
        return (exact.scale() <= digits ? exact : exact.setScale(digits, mode))
                .stripTrailingZeros()
                .toString();
    }

    /** A condition for each {@link DataSet#counts() count}: that a frame is among those counted. */
    public static List<String> counted(List<LabelColumn> columns) {
        return columns.stream()
                .flatMap(column -> column.kind() == LabelColumn.Kind.CLASS
                        ? proposals(column).stream()
                        : proposals(column).stream().limit(1))
                .toList();
    }

    /** This filter with conditions more, which take the place of those by themselves on the same labels. */
    public LabelFilter with(String condition, List<LabelColumn> columns) {
        List<Part> more = parse(condition, columns).parts;
        List<Part> all = new ArrayList<>(parts);
        for (Part added : more) {
            all.removeIf(old -> old instanceof Single before
                    && added instanceof Single now
                    && before.condition().label().equals(now.condition().label()));
        }
        all.addAll(more);
        return new LabelFilter(all);
    }

    @Override
    public boolean test(LabelledFrame frame) {
        return parts.stream().allMatch(part -> part.test(frame));
    }

    /** The filter as text that {@link #parse} reads; empty for all frames. */
    @Override
    public String toString() {
        return parts.size() == 1 ? parts.get(0).text() : new All(parts).text();
    }
}
