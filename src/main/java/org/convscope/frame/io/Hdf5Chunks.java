package org.convscope.frame.io;

import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.dataset.chunked.indexing.BTreeIndex;
import io.jhdf.dataset.chunked.indexing.ExtensibleArrayIndex;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndex;
import io.jhdf.storage.HdfBackingStorage;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.frame.io.Hdf5Storage.Chunked;
import org.convscope.frame.io.Hdf5Storage.Kind;
import org.convscope.frame.io.Hdf5Storage.Listed;
import org.convscope.frame.io.Hdf5Storage.Single;

/** The chunks of a dataset: where each is in the file. To be used guarded. */
final class Hdf5Chunks {
    private static final long MOST_NUMBERS = 1L << 28;

    private final Hdf5Dataset dataset;
    private final Chunked layout;
    private final long numbers;
    private final Hdf5Filters filters;
    private final Map<Long, Stored> stored = new HashMap<>();

    /**
     * A chunk in the file.
     *
     * @param bytes as they are stored
     * @param filterMask bit i: filter i was not applied
     */
    private record Stored(long address, long bytes, int filterMask) {}

    Hdf5Chunks(Hdf5Dataset dataset, Chunked layout) {
        this.dataset = dataset;
        this.layout = layout;
        this.filters = new Hdf5Filters(
                dataset.content(), dataset.filters(), dataset.type().bytes());
        List<Integer> chunk = layout.chunk();
        long count = 1;
        for (int length : chunk) {
            count = length <= 0 || count > MOST_NUMBERS ? MOST_NUMBERS + 1 : count * length;
        }
        if (chunk.size() != dataset.rank() || count > MOST_NUMBERS) {
            throw dataset.notRead("chunks of this size", chunk.toString());
        }
        this.numbers = count;
        if (layout.address() == Hdf5Sizes.UNDEFINED) {
            return;
        }
        if (layout.index() instanceof Single single) {
            long bytes = single.bytes() == 0 ? bytes() : single.bytes();
            stored.put(0L, new Stored(layout.address(), bytes, single.filterMask()));
        } else if (layout.index() instanceof Listed listed && listed.kind() != Kind.IMPLICIT) {
            for (Chunk each : listed(listed.kind())) {
                long[] mask = each.getFilterMask().toLongArray();
                stored.put(
                        number(each.getChunkOffset()),
                        new Stored(
                                each.getAddress(), each.getSize() & 0xFFFFFFFFL, mask.length == 0 ? 0 : (int) mask[0]));
            }
        }
    }

    private Collection<Chunk> listed(Kind kind) {
        HdfBackingStorage storage = dataset.node().file().storage();
        if (kind == Kind.TREE) {
            return BTreeV1.createDataBTree(storage, layout.address(), dataset.rank())
                    .getChunks();
        }
        var info = new DatasetInfo(
                Math.toIntExact(bytes()),
                dataset.shape().stream().mapToLong(Long::longValue).toArray(),
                layout.chunk().stream().mapToInt(Integer::intValue).toArray());
        return switch (kind) {
            case FIXED_ARRAY -> new FixedArrayIndex(storage, layout.address(), info).getAllChunks();
            case EXTENSIBLE_ARRAY -> new ExtensibleArrayIndex(storage, layout.address(), info).getAllChunks();
            default -> new BTreeIndex(storage, layout.address(), info).getAllChunks();
        };
    }

    /** Bytes of a chunk, unpacked. */
    long bytes() {
        return numbers * dataset.type().bytes();
    }

    /** The length of a chunk's axis. */
    int length(int axis) {
        return layout.chunk().get(axis);
    }

    /** Counted row by row over the grid of chunks. */
    private long number(long... offset) {
        long number = 0;
        for (int axis = 0; axis < dataset.rank(); axis++) {
            long across = (dataset.length(axis) + length(axis) - 1) / length(axis);
            number = number * across + offset[axis] / length(axis);
        }
        return number;
    }

    /**
     * The chunk that begins at a place; empty where it was never written.
     *
     * @param offset of its first number
     */
    private Optional<Stored> at(long... offset) {
        if (layout.index() instanceof Listed listed && listed.kind() == Kind.IMPLICIT) {
            return layout.address() == Hdf5Sizes.UNDEFINED
                    ? Optional.empty()
                    : Optional.of(new Stored(layout.address() + number(offset) * bytes(), bytes(), 0));
        }
        return Optional.ofNullable(stored.get(number(offset))).filter(chunk -> chunk.address() != Hdf5Sizes.UNDEFINED);
    }

    /**
     * The numbers of the chunk that begins at a place, unpacked; empty where it was never written.
     *
     * @throws org.convscope.problem.ProblemException if it is damaged, or packed as nothing that is read
     */
    Optional<byte[]> unpacked(long... offset) {
        return at(offset)
                .map(chunk -> filters.unpack(
                        dataset.content()
                                .read(
                                        chunk.address()
                                                + dataset.node().file().sizes().userBlock(),
                                        chunk.bytes()),
                        chunk.filterMask(),
                        Math.toIntExact(bytes())));
    }

    @Override
    public String toString() {
        return dataset.node().path() + " in chunks of "
                + Arrays.toString(layout.chunk().toArray());
    }
}
