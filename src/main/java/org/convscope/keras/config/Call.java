package org.convscope.keras.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The arguments of one call of a layer.
 *
 * @param arguments positional ones
 * @param keywords the others
 * @param keras3 whether the file has it in the form of Keras 3, which tells operations from layers
 */
public record Call<T>(List<Argument<T>> arguments, Map<String, Argument<T>> keywords, boolean keras3) {
    public Call {
        arguments = List.copyOf(arguments);
        keywords = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    /** One tensor and nothing else. */
    public static <T> Call<T> of(T tensor) {
        return new Call<>(List.of(new Argument.Tensor<>(tensor)), Map.of(), false);
    }

    /** No arguments at all, as an input layer has. */
    public static <T> Call<T> none() {
        return new Call<>(List.of(), Map.of(), false);
    }

    /** All tensors, positional ones first. */
    public List<T> tensors() {
        return Stream.concat(arguments.stream(), keywords.values().stream())
                .flatMap(Argument::tensors)
                .toList();
    }

    /** The same with every tensor named otherwise. */
    public <R> Call<R> map(Function<T, R> naming) {
        Map<String, Argument<R>> mapped = new LinkedHashMap<>();
        keywords.forEach((name, value) -> mapped.put(name, value.map(naming)));
        return new Call<>(
                arguments.stream().<Argument<R>>map(a -> a.map(naming)).toList(), mapped, keras3);
    }

    /** The same without this keyword. */
    public Call<T> without(String keyword) {
        Map<String, Argument<T>> left = new LinkedHashMap<>(keywords);
        left.remove(keyword);
        return new Call<>(arguments, left, keras3);
    }
}
