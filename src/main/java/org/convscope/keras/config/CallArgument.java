package org.convscope.keras.config;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a layer is called with.
 *
 * @param <T> how a tensor is named: {@link TensorRef} in the file, a call's output in the flat graph
 */
public sealed interface CallArgument<T> {
    record Tensor<T>(T tensor) implements CallArgument<T> {}

    record Items<T>(List<CallArgument<T>> items) implements CallArgument<T> {}

    /** A dict that holds tensors, in the order of its keys, as Keras flattens it. */
    record Named<T>(SortedMap<String, CallArgument<T>> items) implements CallArgument<T> {}

    record Value<T>(JsonElement value) implements CallArgument<T> {}

    /** All tensors in it, in order. */
    default Stream<T> tensors() {
        if (this instanceof Tensor<T> one) {
            return Stream.of(one.tensor());
        }
        if (this instanceof Items<T> list) {
            return list.items().stream().flatMap(CallArgument::tensors);
        }
        if (this instanceof Named<T> named) {
            return named.items().values().stream().flatMap(CallArgument::tensors);
        }
        return Stream.empty();
    }

    /** The same with every tensor named otherwise. */
    default <R> CallArgument<R> map(java.util.function.Function<T, R> naming) {
        if (this instanceof Tensor<T> one) {
            return new Tensor<>(naming.apply(one.tensor()));
        }
        if (this instanceof Items<T> list) {
            return new Items<>(list.items().stream()
                    .<CallArgument<R>>map(item -> item.map(naming))
                    .toList());
        }
        if (this instanceof Named<T> named) {
            SortedMap<String, CallArgument<R>> mapped = new TreeMap<>();
            named.items().forEach((name, item) -> mapped.put(name, item.map(naming)));
            return new Named<>(mapped);
        }
        return new Value<>(((Value<T>) this).value());
    }
}
