package org.convscope.frame.io;

import io.jhdf.GlobalHeap;
import io.jhdf.Utils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.frame.Pixels;
import org.convscope.problem.ProblemException;

/**
 * A virtual dataset: its numbers are those of other datasets, of this file or of files beside it. What none of them covers is
 * the fill value, 0 without one. A source that is not there is told, not filled. To be used guarded.
 */
final class Hdf5Virtual {
    private static final int MOST_BLOCKS = 1 << 17;
    private static final int FILE_AS_BEFORE = 1;
    private static final int PATH_AS_BEFORE = 2;
    private static final int SAME_FILE = 4;

    private final Hdf5Node node;
    private final List<Mapping> mappings = new ArrayList<>();
    private final Map<Source, Hdf5Image> opened = new HashMap<>();

    /** A file and a dataset by name; {@code %b} in one of them stands for the number of a block. */
    private record Source(String file, String path) {
        boolean isNumbered() {
            return file.contains("%b") || path.contains("%b");
        }

        Source numbered(long block) {
            return new Source(name(file, block), name(path, block));
        }

        private static String name(String pattern, long block) {
            return pattern.replace("%b", Long.toString(block)).replace("%%", "%");
        }
    }

    /**
     * Numbers of a source, and the numbers of the dataset that they are.
     *
     * @param from empty for all of the source
     */
    private record Mapping(Source source, Optional<Hdf5Selection> from, Hdf5Selection to) {}

    /**
     * @throws ProblemException if its selections are of a kind that is not read
     */
    Hdf5Virtual(Hdf5Node node, Hdf5Storage.Virtual layout, List<Long> shape) {
        this.node = node;
        if (layout.heap() == Hdf5Sizes.UNDEFINED) {
            return;
        }
        ByteBuffer bytes = new GlobalHeap(node.file().storage(), layout.heap())
                .getObjectData(layout.object())
                .order(ByteOrder.LITTLE_ENDIAN);
        int version = bytes.get();
        if (version != 0 && version != 1) {
            throw notRead("version " + version);
        }
        long count = node.file().sizes().length(bytes);
        List<Source> sources = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            Source source = source(bytes, version == 0 ? 0 : bytes.get(), sources);
            sources.add(source);
            boolean all = bytes.getInt(bytes.position()) == Hdf5Selection.ALL;
            Hdf5Selection from = Hdf5Selection.read(bytes, List.of()).orElseThrow(this::severalBlocks);
            Hdf5Selection to = Hdf5Selection.read(bytes, shape)
                    .filter(selection -> selection.axes().size() == shape.size())
                    .orElseThrow(this::severalBlocks);
            if (source.isNumbered()) {
                numbered(source, all ? Optional.empty() : Optional.of(from), to);
            } else {
                mappings.add(new Mapping(source, all ? Optional.empty() : Optional.of(from), to));
            }
        }
    }

    /** From version 1 on, of HDF5 2, a name that stood before is not written again. */
    private Source source(ByteBuffer bytes, int flags, List<Source> before) {
        String file = (flags & SAME_FILE) != 0
                ? "."
                : (flags & FILE_AS_BEFORE) != 0 ? earlier(bytes, before).file : Utils.readUntilNull(bytes);
        String path = (flags & PATH_AS_BEFORE) != 0 ? earlier(bytes, before).path : Utils.readUntilNull(bytes);
        return new Source(file, path);
    }

    private Source earlier(ByteBuffer bytes, List<Source> before) {
        return before.get(Math.toIntExact(node.file().sizes().length(bytes)));
    }

    /** A file for every block, up to the first that is not there, as the library takes them. */
    private void numbered(Source source, Optional<Hdf5Selection> from, Hdf5Selection to) {
        int axis = to.unlimited().orElseThrow(() -> notRead("numbered files without an end that is open"));
        Hdf5Selection.Axis all = to.axes().get(axis);
        for (long block = 0; block < MOST_BLOCKS; block++) {
            Source one = source.numbered(block);
            if (!isThere(one)) {
                return;
            }
            List<Hdf5Selection.Axis> axes = new ArrayList<>(to.axes());
            axes.set(axis, new Hdf5Selection.Axis(all.start() + block * all.stride(), 1, 1, all.block()));
            mappings.add(new Mapping(one, from, new Hdf5Selection(axes)));
        }
    }

    private boolean isThere(Source source) {
        try {
            return node.file().beside(source.file).find("/" + source.path).isPresent();
        } catch (ProblemException e) {
            if (Hdf5File.isLinkProblem(e)) {
                return false;
            }
            throw e;
        }
    }

    private ProblemException severalBlocks() {
        return notRead("points, or blocks without a pattern");
    }

    private ProblemException notRead(String found) {
        return node.file()
                .content()
                .problem("a virtual dataset made of selections like these is not read")
                .subject(node.path())
                .found(found)
                .nextStep("Copy the images out of it, with h5repack or h5py")
                .asException();
    }

    /** The shape, where an axis that goes on ends with what the sources hold. */
    List<Long> shape(List<Long> stored) {
        List<Long> shape = new ArrayList<>(stored);
        for (Mapping mapping : mappings) {
            for (int axis = 0; axis < shape.size(); axis++) {
                Hdf5Selection.Axis to = mapping.to.axes().get(axis);
                long end = to.isUnlimited() ? to.start() + unlimitedLength(mapping, to) : to.end();
                shape.set(axis, Math.max(shape.get(axis), end));
            }
        }
        return shape;
    }

    /** How far a pattern reaches that goes on as far as its source does. */
    private long unlimitedLength(Mapping mapping, Hdf5Selection.Axis to) {
        List<Long> shape = open(mapping.source).dataset().shape();
        int axis = mapping.from.flatMap(Hdf5Selection::unlimited).orElse(0);
        long there = mapping.from
                .map(from -> from.axes().get(axis).within(shape.get(axis)).size())
                .orElseGet(() -> shape.get(axis));
        return to.block() < 1 || to.block() >= to.stride()
                ? there
                : there / to.block() * to.stride() + there % to.block();
    }

    private Hdf5Image open(Source source) {
        Hdf5Image known = opened.get(source);
        if (known == null) {
            known = node.file()
                    .beside(source.file)
                    .find("/" + source.path)
                    .flatMap(Hdf5Dataset::of)
                    .map(Hdf5Image::of)
                    .orElseThrow(() -> node.file()
                            .content()
                            .problem("a virtual dataset leads to a dataset that is not there")
                            .found(source.file + " " + source.path)
                            .asException());
            opened.put(source, known);
        }
        return known;
    }

    /**
     * The numbers of one image.
     *
     * @param number -1 where the dataset is one image
     */
    Pixels read(Hdf5Dataset dataset, int count, long number) {
        List<Mapping> parts = new ArrayList<>();
        for (Mapping mapping : mappings) {
            Hdf5Selection to = mapping.to.within(dataset.shape());
            if (number < 0 || to.axes().get(0).index(number) >= 0) {
                parts.add(new Mapping(mapping.source, mapping.from, to));
            }
        }
        if (parts.size() == 1) {
            Optional<Pixels> whole = whole(dataset, parts.get(0), count, number);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        double[] numbers = new double[count];
        Arrays.fill(numbers, fill(dataset));
        parts.forEach(part -> copy(dataset, part, number, numbers));
        return dataset.type().of(numbers);
    }

    private static double fill(Hdf5Dataset dataset) {
        return dataset.fill()
                .map(bytes -> dataset.type()
                        .decode(dataset.content(), bytes.duplicate().order(dataset.order()), 1)
                        .get(0))
                .orElse(0.0);
    }

    /** An image that is one image of one source. */
    private Optional<Pixels> whole(Hdf5Dataset dataset, Mapping part, int count, long number) {
        Hdf5Image there = open(part.source);
        List<Long> shape = there.dataset().shape();
        Hdf5Selection from = part.from.map(given -> given.within(shape)).orElseGet(() -> Hdf5Selection.all(shape));
        int axis = number < 0 ? 0 : 1;
        int other = there.counts() ? 1 : 0;
        if (there.samples() != count
                || !part.to.isWhole(axis, dataset.shape())
                || !from.isWhole(other, shape)
                || !dataset.type().equals(there.type())) {
            return Optional.empty();
        }
        long selected = number < 0 ? 0 : part.to.axes().get(0).index(number);
        long image = other == 0 ? 0 : from.axes().get(0).place(selected);
        return selected < (other == 0 ? 1 : from.axes().get(0).size()) && image < there.images()
                ? Optional.of(there.readSamples(image))
                : Optional.empty();
    }

    /** The k-th number that is selected here is the k-th one that is selected there. */
    private void copy(Hdf5Dataset dataset, Mapping part, long number, double[] numbers) {
        Hdf5Image there = open(part.source);
        List<Long> shape = there.dataset().shape();
        Hdf5Selection from = part.from.map(given -> given.within(shape)).orElseGet(() -> Hdf5Selection.all(shape));
        if (from.axes().size() != shape.size()) {
            throw notRead("another rank than the source's");
        }
        int first = number < 0 ? 0 : 1;
        long each = 1;
        for (Hdf5Selection.Axis axis : part.to.axes().subList(first, dataset.rank())) {
            each = Math.multiplyExact(each, axis.size());
        }
        long start = number < 0 ? 0 : part.to.axes().get(0).index(number) * each;
        if (each > numbers.length || start + each > from.size()) {
            throw notRead("more numbers than there are");
        }
        long imageNumbers = there.samples();
        long read = -1;
        Pixels pixels = new Pixels.Int32(new int[0]);
        long run;
        for (long k = 0; k < each; k += run) {
            long place = from.place(start + k, 0, shape);
            if (place / imageNumbers != read) {
                read = place / imageNumbers;
                pixels = there.readSamples(read);
            }
            int target = Math.toIntExact(part.to.place(k, first, dataset.shape()));
            int source = (int) (place % imageNumbers);
            run = Math.min(part.to.run(k), from.run(start + k));
            for (int i = 0; i < run; i++) {
                numbers[target + i] = pixels.get(source + i);
            }
        }
    }
}
