package org.convscope.keras.weights;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.convscope.keras.hdf5.H5Dataset;
import org.convscope.problem.Problem;

/** What the file holds for a layer, and which of it was asked for. */
final class StoredArrays {
    private final List<StoredArray> arrays;
    private final Set<StoredArray> asked;
    private boolean namesCount = true;

    StoredArrays(List<StoredArray> arrays) {
        this(arrays, new LinkedHashSet<>());
    }

    private StoredArrays(List<StoredArray> arrays, Set<StoredArray> asked) {
        this.arrays = List.copyOf(arrays);
        this.asked = asked;
    }

    List<StoredArray> all() {
        return arrays;
    }

    /** A part of them; what is asked for of it is asked for here too. */
    StoredArrays part(List<StoredArray> some) {
        return new StoredArrays(some, asked);
    }

    /** Those of a kind, as a {@link #part}. */
    StoredArrays only(Predicate<StoredArray> kind) {
        return part(arrays.stream().filter(kind).toList());
    }

    /** Those of a kind count as asked for. */
    void ask(Predicate<StoredArray> kind) {
        arrays.stream().filter(kind).forEach(asked::add);
    }

    /** The dataset of that very name. */
    H5Dataset named(String name) {
        StoredArray array = arrays.stream()
                .filter(one -> one.shortName().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(name));
        asked.add(array);
        return array.dataset().orElseThrow(() -> missing(name));
    }

    /**
     * The dataset of the next array of a field.
     *
     * @throws org.convscope.problem.ProblemException if the file does not hold it
     */
    H5Dataset next(String field) {
        StoredArray array = find(field).orElseThrow(() -> missing(field));
        asked.add(array);
        return array.dataset().orElseThrow(() -> Problem.of("the file names its " + field + " but does not hold it")
                .expected(array.name())
                .asException());
    }

    /** The next array of a field, by its name; where names say nothing, by Keras's own order. */
    Optional<StoredArray> find(String field) {
        if (!namesCount) {
            return arrays.stream().filter(array -> !asked.contains(array)).findFirst();
        }
        Set<String> names = WeightNames.of(field);
        Optional<StoredArray> named = arrays.stream()
                .filter(array -> !asked.contains(array)
                        && names.stream().anyMatch(name -> WeightNames.named(array.shortName(), name)))
                .findFirst();
        return named.or(() -> arrays.stream()
                .filter(array -> !asked.contains(array) && !WeightNames.speaks(array.shortName()))
                .findFirst());
    }

    /** None was asked for, and from now on they come in the file's order, whatever their names are. */
    void restartInOrder() {
        asked.clear();
        namesCount = false;
    }

    /** The names of those that nobody asked for. */
    List<String> notAsked() {
        return arrays.stream()
                .filter(array -> !asked.contains(array))
                .map(StoredArray::name)
                .toList();
    }

    private static RuntimeException missing(String name) {
        return Problem.of(LayerWeights.NONE_STORED).expected(name).asException();
    }
}
