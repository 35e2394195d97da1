package org.convscope.frame.io;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code { KEY = VALUE; ... }} that SMV and EDF files begin with; keys in any case. */
final class TextHeader {
    /** A number, with a unit behind it or without. */
    private static final Pattern QUANTITY = Pattern.compile("([-+]?[0-9.]+(?:[eE][-+]?\\d+)?)(.*)", Pattern.DOTALL);

    /** The brace that closes a header, with its line break. */
    static final Pattern END = Pattern.compile("\\}\\r?\\n");

    private final FileContent content;
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * @param text from the opening brace to the closing one, or beyond it
     */
    TextHeader(FileContent content, String text) {
        this.content = content;
        int end = end(text);
        int start = text.indexOf('{') + 1;
        for (String entry : text.substring(start, Math.max(start, end < 0 ? text.length() : end))
                .split("[;\\n]")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        entry.substring(0, equals).strip(),
                        entry.substring(equals + 1).strip());
            }
        }
    }

    /** Where the closing brace stands: one that ends its line, since values hold braces too; else the first. */
    private static int end(String text) {
        Matcher matcher = END.matcher(text);
        return matcher.find() ? matcher.start() : text.indexOf('}');
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    /** NaN for what is missing or no number. */
    double number(String key) {
        return HeaderNumbers.parse(values.getOrDefault(key, ""));
    }

    /** All numbers of a value, separated by spaces or commas; none where there is no such key. */
    double[] numbers(String key) {
        return Arrays.stream(values.getOrDefault(key, "").split("[\\s,]+"))
                .filter(part -> !part.isEmpty())
                .mapToDouble(HeaderNumbers::parse)
                .toArray();
    }

    /** A number with the word behind it, empty where there is none. */
    record Quantity(double number, String unit) {}

    /** The first of these keys that holds a number, with its unit. */
    Optional<Quantity> quantity(String... keys) {
        for (String key : keys) {
            Matcher matcher = QUANTITY.matcher(values.getOrDefault(key, ""));
            if (matcher.lookingAt()) {
                double value = HeaderNumbers.parse(matcher.group(1));
                if (Double.isFinite(value)) {
                    return Optional.of(new Quantity(value, matcher.group(2).strip()));
                }
            }
        }
        return Optional.empty();
    }

    /** The first of these keys that holds a number; a unit behind the number is passed over. */
    OptionalDouble first(String... keys) {
        for (String key : keys) {
            double value = HeaderNumbers.parse(values.getOrDefault(key, "").split("[\\s,]+", 2)[0]);
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is no whole number from {@code least} on
     */
    long whole(String key, long least) {
        double value = number(key);
        if (!(value >= least && value <= 1L << 52 && value == Math.rint(value))) {
            throw content.problem("the header is damaged")
                    .subject(key)
                    .expected("a whole number from " + least)
                    .found(values.getOrDefault(key, "nothing"))
                    .asException();
        }
        return (long) value;
    }

    long whole(String key, long least, long otherwise) {
        return has(key) ? whole(key, least) : otherwise;
    }

    /** A byte order from a value that begins with or says "little", "low", "big" or "high". */
    ByteOrder order(String key) {
        String value = text(key, "little").toLowerCase(Locale.ROOT);
        return value.contains("big") || value.contains("high") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
