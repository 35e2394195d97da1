package org.convscope.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.problem.Problem;

/** A filter's text as words and signs, read from the left. */
final class FilterTokens {
    /** The kinds of token. */
    enum Kind {
        /** {@code & and}. */
        AND,
        /** {@code | or}. */
        OR,
        /** {@code ! not}. */
        NOT,
        OPEN,
        CLOSE,
        /** {@code = != < <= > >=}. */
        COMPARISON,
        /** A name or a value, without its quotation marks. */
        TEXT
    }

    /** A word, sign or bracket of a filter. */
    record Token(Kind kind, String text) {}

    private static final String SIGNS = "&|()!=<>\"";

    private final List<Token> tokens;
    private int next;

    FilterTokens(String text) {
        tokens = read(text);
    }

    boolean isEmpty() {
        return next >= tokens.size();
    }

    /** Takes the next token, if it is of a kind. */
    Optional<Token> take(Kind kind) {
        if (isEmpty() || tokens.get(next).kind() != kind) {
            return Optional.empty();
        }
        return Optional.of(tokens.get(next++));
    }

    /** The next token in words, for complaints. */
    String found() {
        return isEmpty() ? "the end" : tokens.get(next).text();
    }

    /** A name or a value as {@link FilterTokens} reads it back: in quotation marks where it needs them. */
    static String quoted(String text) {
        List<Token> read = text.contains("\"") ? List.of() : read(text);
        boolean plain = read.size() == 1 && read.get(0).equals(new Token(Kind.TEXT, text));
        return plain ? text : '"' + text.replace("\"", "") + '"';
    }

    private static List<Token> read(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                int end = text.indexOf('"', at + 1);
                if (end < 0) {
                    throw Problem.of("a quotation mark is not closed")
                            .found(text.substring(at))
                            .asException();
                }
                tokens.add(new Token(Kind.TEXT, text.substring(at + 1, end)));
                at = end + 1;
            } else if (SIGNS.indexOf(c) >= 0) {
                String sign = sign(text, at);
                tokens.add(new Token(kind(sign), sign));
                at += sign.length();
            } else {
                int end = at;
                while (end < text.length() && SIGNS.indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                words(text.substring(at, end).strip(), tokens);
                at = end;
            }
        }
        return tokens;
    }

    private static String sign(String text, int at) {
        String two = text.substring(at, Math.min(text.length(), at + 2));
        return List.of("!=", "<=", ">=", "&&", "||", "==").contains(two) ? two : two.substring(0, 1);
    }

    private static Kind kind(String sign) {
        return switch (sign) {
            case "&", "&&" -> Kind.AND;
            case "|", "||" -> Kind.OR;
            case "!" -> Kind.NOT;
            case "(" -> Kind.OPEN;
            case ")" -> Kind.CLOSE;
            default -> Kind.COMPARISON;
        };
    }

    /** Names may have several words; those that join conditions stand between them. */
    private static void words(String text, List<Token> tokens) {
        var name = new StringBuilder();
        for (String word : text.split("\\s+")) {
            Optional<Kind> joint =
                    switch (word.toLowerCase(Locale.ROOT)) {
                        case "and" -> Optional.of(Kind.AND);
                        case "or" -> Optional.of(Kind.OR);
                        case "not" -> Optional.of(Kind.NOT);
                        default -> Optional.empty();
                    };
            if (joint.isPresent()) {
                add(name, tokens);
                tokens.add(new Token(joint.get(), word));
            } else {
                name.append(name.isEmpty() ? "" : " ").append(word);
            }
        }
        add(name, tokens);
    }

    private static void add(StringBuilder name, List<Token> tokens) {
        if (!name.isEmpty()) {
            tokens.add(new Token(Kind.TEXT, name.toString()));
            name.setLength(0);
        }
    }
}
