package org.convscope.keras.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.network.Operation.Arithmetic;
import org.convscope.problem.Problem;

/**
 * A formula with one {@code x} and numbers, {@code x / 127.5 - 1}: + - * / and brackets with Python's precedence. Numbers
 * with commas between them are one a channel.
 */
final class DeclaredFormula {
    private static final int DEEPEST = 50;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?|x|[-+*/(),\\[\\]])\\s*");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    DeclaredFormula(String text) {
        this.text = text;
    }

    /** Numbers alone, or what is done to x; one of the two is empty. */
    private record Value(List<Double> numbers, List<DeclaredStep> steps) {
        boolean isConstant() {
            return !numbers.isEmpty();
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is no such formula
     */
    List<DeclaredStep> steps() {
        Matcher matcher = TOKEN.matcher(text);
        int from = 0;
        while (matcher.find() && matcher.start() == from) {
            tokens.add(matcher.group(1));
            from = matcher.end();
        }
        if (from < text.length() || tokens.stream().filter("x"::equals).count() != 1) {
            throw wrong(from < text.length() ? "it is no formula of x" : "x has to stand in it once");
        }
        Value value = sum();
        if (next < tokens.size()) {
            throw wrong("'" + tokens.get(next) + "' cannot stand where it does");
        }
        return value.steps();
    }

    private Value sum() {
        Value value = product();
        while (is("+") || is("-")) {
            Arithmetic operation = take().equals("+") ? Arithmetic.ADD : Arithmetic.SUBTRACT;
            value = join(operation, value, product());
        }
        return value;
    }

    private Value product() {
        Value value = factor();
        while (is("*") || is("/")) {
            Arithmetic operation = take().equals("*") ? Arithmetic.MULTIPLY : Arithmetic.DIVIDE;
            value = join(operation, value, factor());
        }
        return value;
    }

    private Value factor() {
        if (++depth > DEEPEST) {
            throw wrong("it has too many brackets");
        }
        Value value = signed();
        depth--;
        return value;
    }

    private Value signed() {
        if (is("-") || is("+")) {
            boolean negative = take().equals("-");
            if (isNumber()) {
                return new Value(numbers(negative ? -1 : 1), List.of());
            }
            return negative ? join(Arithmetic.MULTIPLY, factor(), new Value(List.of(-1.0), List.of())) : factor();
        }
        if (is("(") || is("[")) {
            String close = take().equals("(") ? ")" : "]";
            Value inside = sum();
            if (!is(close)) {
                throw wrong("a bracket is not closed");
            }
            take();
            return inside;
        }
        if (is("x")) {
            take();
            return new Value(List.of(), List.of());
        }
        return new Value(numbers(1), List.of());
    }

    /** One number or several with commas between them; each has its own sign. */
    private List<Double> numbers(int signOfFirst) {
        List<Double> numbers = new ArrayList<>(List.of(signOfFirst * number()));
        while (is(",")) {
            take();
            int sign = is("-") ? -1 : 1;
            if (is("-") || is("+")) {
                take();
            }
            numbers.add(sign * number());
        }
        return numbers;
    }

    private double number() {
        if (!isNumber()) {
            throw wrong(
                    next < tokens.size()
                            ? "'" + tokens.get(next) + "' cannot stand where it does"
                            : "it ends too early");
        }
        return Double.parseDouble(take());
    }

    private boolean isNumber() {
        return next < tokens.size() && "0123456789.".indexOf(tokens.get(next).charAt(0)) >= 0;
    }

    private boolean is(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private String take() {
        return tokens.get(next++);
    }

    private Value join(Arithmetic operation, Value left, Value right) {
        if (left.isConstant() && right.isConstant()) {
            return new Value(folded(operation, left.numbers(), right.numbers()), List.of());
        }
        boolean first = left.isConstant();
        List<DeclaredStep> steps = new ArrayList<>(first ? right.steps() : left.steps());
        steps.add(new DeclaredStep.Arithmetic(operation, first ? left.numbers() : right.numbers(), first));
        return new Value(List.of(), steps);
    }

    private List<Double> folded(Arithmetic operation, List<Double> left, List<Double> right) {
        int length = Math.max(left.size(), right.size());
        if (Math.min(left.size(), right.size()) != 1 && left.size() != right.size()) {
            throw wrong("lists of " + left.size() + " and " + right.size() + " numbers do not fit one another");
        }
        List<Double> result = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            double a = left.get(i % left.size());
            double b = right.get(i % right.size());
            result.add(
                    switch (operation) {
                        case ADD -> a + b;
                        case SUBTRACT -> a - b;
                        case MULTIPLY -> a * b;
                        default -> a / b;
                    });
        }
        return result;
    }

    private RuntimeException wrong(String what) {
        return Problem.of("what is declared cannot be read: " + what)
                .expected(LayerDeclaration.FORMS)
                .found(text.isBlank() ? "nothing" : text)
                .asException();
    }
}
