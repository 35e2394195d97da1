package org.convscope.dataset;

import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.convscope.problem.Problem;

/**
 * One condition of a filter.
 *
 * @param label what it is on
 * @param text as it is read
 * @param holds whether a frame fulfils it; never where the label is not known
 */
record FilterCondition(String label, String text, Predicate<LabelledFrame> holds) {
    /** What a condition on a frame's own name begins with, where no label is called so. */
    static final String NAME = "name";

    static FilterCondition of(String label, String sign, String value, List<LabelColumn> columns) {
        String plain = sign.equals("==") ? "=" : sign;
        String text = FilterTokens.quoted(label) + plain + FilterTokens.quoted(value);
        int index = columns.stream().map(LabelColumn::name).toList().indexOf(label);
        if (index < 0 && label.equals(NAME)) {
            return new FilterCondition(label, text, ofName(plain, value));
        }
        if (index < 0) {
            throw Problem.of("there is no such label")
                    .expected(columns.stream().map(LabelColumn::name).collect(Collectors.joining(", ")) + ", or " + NAME
                            + " for the frame's own")
                    .found(label)
                    .asException();
        }
        LabelColumn column = columns.get(index);
        DoublePredicate holds =
                column.kind() == LabelColumn.Kind.CLASS ? ofClass(column, plain, value) : ofNumber(label, plain, value);
        return new FilterCondition(label, text, frame -> {
            double known = frame.values().get(index);
            return !Double.isNaN(known) && holds.test(known);
        });
    }

    /** A part of the name, in any case of letters; a star stands for anything. */
    private static Predicate<LabelledFrame> ofName(String sign, String value) {
        if (!sign.equals("=") && !sign.equals("!=")) {
            throw Problem.of("a condition is not understood")
                    .subject(NAME)
                    .expected("= or !=, and a part of the frame's name, in which * stands for anything")
                    .found(sign + " " + value)
                    .asException();
        }
        String[] parts = value.toLowerCase(Locale.ROOT).split("\\*", -1);
        Pattern pattern = Pattern.compile(
                java.util.Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
        boolean wanted = sign.equals("=");
        return frame -> pattern.matcher(frame.name().toLowerCase(Locale.ROOT)).find() == wanted;
    }

    private static DoublePredicate ofClass(LabelColumn column, String sign, String value) {
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

    private static DoublePredicate ofNumber(String name, String sign, String value) {
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
}
