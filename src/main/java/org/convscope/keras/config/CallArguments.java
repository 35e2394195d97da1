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
public record CallArguments<T>(List<CallArgument<T>> arguments, Map<String, CallArgument<T>> keywords, boolean keras3) {
    public CallArguments {
        arguments = List.copyOf(arguments);
        keywords = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    /** One tensor and nothing else. */
    public static <T> CallArguments<T> of(T tensor) {
        return new CallArguments<>(List.of(new CallArgument.Tensor<>(tensor)), Map.of(), false);
    }

    /** No arguments at all, as an input layer has. */
    public static <T> CallArguments<T> none() {
        return new CallArguments<>(List.of(), Map.of(), false);
    }

    /** All tensors, positional ones first. */
    public List<T> tensors() {
        return Stream.concat(arguments.stream(), keywords.values().stream())
                .flatMap(CallArgument::tensors)
                .toList();
    }

    /** The same with every tensor named otherwise. */
    public <R> CallArguments<R> map(Function<T, R> naming) {
        Map<String, CallArgument<R>> mapped = new LinkedHashMap<>();
        keywords.forEach((name, value) -> mapped.put(name, value.map(naming)));
        return new CallArguments<>(
                arguments.stream().<CallArgument<R>>map(a -> a.map(naming)).toList(), mapped, keras3);
    }

    /** The same without this keyword. */
    public CallArguments<T> without(String keyword) {
        Map<String, CallArgument<T>> left = new LinkedHashMap<>(keywords);
        left.remove(keyword);
        return new CallArguments<>(arguments, left, keras3);
    }
}
