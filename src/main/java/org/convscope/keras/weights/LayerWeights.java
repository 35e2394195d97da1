package org.convscope.keras.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.convscope.array.Tensor;
import org.convscope.keras.hdf5.H5Dataset;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;

/**
 * Hands a layer its weights, by name where the file has names Keras gives, else in the order in which Keras makes them.
 * Shapes are checked before anything is read.
 */
public final class LayerWeights {
    /** What is said of a layer that the file holds nothing for. */
    public static final String NONE_STORED = "the file holds no weights for it";

    /** What is said of an array that does not fit, after its name. */
    public static final String OTHER_SHAPE = "has another shape than the model's description asks for";

    private final StoredArrays arrays;
    private final List<Weight> taken = new ArrayList<>();

    public LayerWeights(List<StoredArray> arrays) {
        this(new StoredArrays(arrays));
    }

    private LayerWeights(StoredArrays arrays) {
        this.arrays = arrays;
    }

    /** Whether the file has nothing for the layer. */
    public boolean isEmpty() {
        return arrays.all().isEmpty();
    }

    /** What lies in one of the sub-layers of these names, such as the query projection of an attention layer. */
    public LayerWeights inside(String... names) {
        Set<String> wanted = Set.of(names);
        return new LayerWeights(
                arrays.only(array -> Arrays.stream(array.folder().split("/")).anyMatch(wanted::contains)));
    }

    /**
     * What a wrapper's inner layer has: what lies in the folder {@code layer} where there is one, else what is not named so; the
     * rest counts as known.
     */
    public LayerWeights wrapped(Predicate<String> ofWrapper) {
        Predicate<StoredArray> inner = isApart() ? LayerWeights::isInner : array -> !ofWrapper.test(array.name());
        arrays.ask(inner.negate());
        return new LayerWeights(arrays.only(inner));
    }

    private boolean isApart() {
        return arrays.all().stream().anyMatch(LayerWeights::isInner);
    }

    private static boolean isInner(StoredArray array) {
        return array.name().startsWith("layer/");
    }

    /**
     * The vector (1, n) that a wrapper keeps for itself, by its name or, in an archive, by its shape beside the folder {@code
     * layer}: it changes no number and is counted.
     *
     * @param name Keras's field
     */
    public void keepVector(String name, Predicate<String> ofWrapper) {
        Predicate<StoredArray> inner = LayerWeights::isInner;
        Predicate<StoredArray> own = isApart() ? inner.negate() : array -> ofWrapper.test(array.name());
        arrays.all().stream()
                .filter(own)
                .flatMap(array -> array.dataset().stream())
                .filter(dataset -> dataset.dims().length == 2 && dataset.dims()[0] == 1)
                .findFirst()
                .ifPresent(dataset -> add(new FileWeight(name, StoredShape.of(name, dataset), dataset)));
    }

    /** What a layer that is another one's activation has: by the name of its slopes, or in the folder {@code activation}. */
    public LayerWeights ofActivation() {
        Predicate<StoredArray> own =
                array -> array.shortName().equals("alpha") || array.name().startsWith("activation/");
        arrays.ask(own);
        return new LayerWeights(arrays.only(own).all());
    }

    /** Whether the file has an array whose name ends so. */
    public boolean has(String name) {
        return arrays.all().stream()
                .anyMatch(array ->
                        array.shortName().equals(name) && array.dataset().isPresent());
    }

    /** The array that the file has under that name, as a weight that is not among those taken. */
    public Weight stored(String name) {
        H5Dataset dataset = arrays.named(name);
        return new FileWeight(name, StoredShape.of(name, dataset), dataset);
    }

    /** The next weight of that field, under whatever name, changes no number. */
    public void passAs(String field) {
        arrays.find(field).ifPresent(found -> arrays.ask(found::equals));
    }

    /** Whether the file has an array of that field by its name, not by its place. */
    public boolean names(String field) {
        return arrays.all().stream().anyMatch(array -> WeightNames.named(array.shortName(), field));
    }

    /** An array of this name changes no number. */
    public void pass(String name) {
        arrays.ask(array -> array.shortName().equals(name));
    }

    /** A weight that was taken is shown and used changed. */
    public void change(String name, UnaryOperator<Tensor> change) {
        taken.replaceAll(weight -> weight.name().equals(name)
                ? new ComputedWeight(name, weight.shape(), () -> change.apply(weight.read()))
                : weight);
    }

    /** A weight that was taken is shown as it is stored and used changed. */
    public void useChanged(String name, UnaryOperator<Tensor> change) {
        taken.replaceAll(weight -> weight.name().equals(name)
                ? new ShownWeight(weight, new ComputedWeight(name, weight.shape(), () -> change.apply(weight.read())))
                : weight);
    }

    /**
     * One of two halves: what lies in folders or under names that begin so, or, where no name says anything, the first or
     * the second half of all.
     */
    public LayerWeights half(String prefix, int number) {
        StoredArrays own =
                arrays.only(array -> Arrays.stream(array.name().split("/")).anyMatch(part -> part.startsWith(prefix)));
        if (!own.all().isEmpty()) {
            return new LayerWeights(own);
        }
        List<StoredArray> all = arrays.all();
        int half = all.size() / 2;
        return new LayerWeights(arrays.part(number == 0 ? all.subList(0, half) : all.subList(half, all.size())));
    }

    /** Those that were taken under a name that begins so, under their own. */
    public List<Weight> taken(String prefix) {
        return taken.stream()
                .filter(weight -> weight.name().startsWith(prefix))
                .<Weight>map(weight -> new NamedWeight(weight.name().substring(prefix.length()), weight))
                .toList();
    }

    /** The next weight, of several gates side by side, each of which is stored as (units, in) under the shape (in, units). */
    public Weight takeGates(String name, int gates, int in, int units) {
        H5Dataset dataset = arrays.next(name);
        int[] shape = {in, gates * units};
        StoredShape.check(name, StoredShape.of(name, dataset), shape);
        return add(new ComputedWeight(name, shape, () -> CudnnGates.turned(dataset.read(), gates, in, units)));
    }

    /** The next weight, of two halves one after the other, which are added. */
    public Weight takeSum(String name, int length) {
        H5Dataset dataset = arrays.next(name);
        int[] stored = {2 * length};
        StoredShape.check(name, StoredShape.of(name, dataset), stored);
        return add(new ComputedWeight(name, new int[] {length}, () -> {
            float[] both = dataset.read();
            float[] sum = new float[length];
            for (int i = 0; i < length; i++) {
                sum[i] = both[i] + both[length + i];
            }
            return Tensor.of(sum, length);
        }));
    }

    /** Several weights of the same shape side by side on the last axis. */
    public Weight compose(String name, List<String> parts, int... expected) {
        List<Weight> found = new ArrayList<>();
        for (String part : parts) {
            found.add(take(part, expected));
        }
        taken.removeAll(found);
        return add(new ComposedWeight(name, found));
    }

    /**
     * The next weight.
     *
     * @param name Keras's field
     * @param expected its shape, -1 where anything will do
     * @throws org.convscope.problem.ProblemException if the file does not hold it or its shape is another
     */
    public Weight take(String name, int... expected) {
        H5Dataset dataset = arrays.next(name);
        int[] shape = StoredShape.of(name, dataset);
        StoredShape.check(name, shape, expected);
        return add(new FileWeight(name, shape, dataset));
    }

    /** Adds the product of two stored matrices to a weight that was taken, times a factor. */
    public void addProduct(String name, String first, String second, double factor) {
        Weight kernel = taken.stream()
                .filter(weight -> weight.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(NONE_STORED).expected(name).asException());
        int[] left = storedShape(first).orElse(new int[0]);
        int[] right = storedShape(second).orElse(new int[0]);
        int[] shape = kernel.shape();
        boolean fits = left.length == shape.length
                && right.length == 2
                && left[left.length - 1] == right[0]
                && Arrays.equals(left, 0, left.length - 1, shape, 0, shape.length - 1)
                && right[1] == shape[shape.length - 1];
        if (!fits) {
            throw StoredShape.wrong(first, left, shape);
        }
        Weight a = take(first, left);
        Weight b = take(second, right);
        taken.removeAll(List.of(a, b));
        taken.set(taken.indexOf(kernel), new AdaptedWeight(kernel, a, b, factor));
    }

    /** The next weight, stored with its axes in another order. */
    public Weight take(String name, ArrayRearrangement rearrangement, int... expected) {
        H5Dataset dataset = arrays.next(name);
        int[] stored = StoredShape.of(name, dataset);
        if (stored.length != rearrangement.axes().length || !StoredShape.fits(rearrangement.result(stored), expected)) {
            throw StoredShape.wrong(name, stored, expected);
        }
        return add(new RearrangedWeight(name, dataset, rearrangement));
    }

    /** The next weight under another shape of the same size and order. */
    public Weight takeAs(String name, int... shape) {
        H5Dataset dataset = arrays.next(name);
        if (dataset.size() != Tensor.sizeOf(shape)) {
            throw StoredShape.wrong(name, StoredShape.of(name, dataset), shape);
        }
        return add(new FileWeight(name, shape, dataset));
    }

    /** The shape of a weight as the file has it; empty if the file does not hold it. */
    public Optional<int[]> storedShape(String name) {
        return arrays.find(name).flatMap(StoredArray::dataset).map(dataset -> StoredShape.of(name, dataset));
    }

    /** Takes in a weight of a sub-layer under a name of its own. */
    public void add(String name, Weight weight) {
        taken.add(new NamedWeight(name, weight));
    }

    private Weight add(Weight weight) {
        taken.add(weight);
        return weight;
    }

    /** Gives everything back, and from now on hands it out in the file's order, whatever its names are. */
    public void restartInOrder() {
        taken.clear();
        arrays.restartInOrder();
    }

    /** Puts what a taken weight stands for in its place. */
    public void replace(Weight stored, Weight meant) {
        taken.set(taken.indexOf(stored), meant);
    }

    /** The names of what the file holds for the layer and nobody took. */
    public List<String> notTaken() {
        return arrays.notAsked();
    }

    /** What was taken so far. */
    public List<Weight> taken() {
        return List.copyOf(taken);
    }

    /** Everything that the file holds for the layer under its own names: for a layer that nobody can compute. */
    public List<Weight> all() {
        return OwnWeights.of(arrays.all());
    }
}
