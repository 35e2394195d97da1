package org.convscope.keras.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The arguments of one call of a layer. */
public record Call<T>(List<Argument<T>> arguments, Map<String, Argument<T>> keywords) {
    public Call {
        arguments = List.copyOf(arguments);
        keywords = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    /** All tensors, positional ones first. */
    public List<T> tensors() {
        return Stream.concat(arguments.stream(), keywords.values().stream())
                .flatMap(Argument::tensors)
                .toList();
    }

    <R> Call<R> map(Function<T, R> naming) {
        Map<String, Argument<R>> mapped = new LinkedHashMap<>();
        keywords.forEach((name, value) -> mapped.put(name, value.map(naming)));
        return new Call<>(
                arguments.stream().<Argument<R>>map(a -> a.map(naming)).toList(), mapped);
    }
}
