package org.convscope.frame.io;

import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.DatasetInfo;
import io.jhdf.dataset.chunked.indexing.BTreeIndex;
import io.jhdf.storage.HdfBackingStorage;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.frame.io.Hdf5Storage.Chunked;
import org.convscope.frame.io.Hdf5Storage.Edges;
import org.convscope.frame.io.Hdf5Storage.Kind;
import org.convscope.frame.io.Hdf5Storage.Listed;
import org.convscope.frame.io.Hdf5Storage.Single;

/** The chunks of a dataset: where each is in the file. To be used guarded. */
final class Hdf5Chunks {
    private static final long MOST_NUMBERS = 1L << 28;

    /** Every filter. */
    private static final int ALL = -1;

    private final Hdf5Dataset dataset;
    private final Chunked layout;
    private final long numbers;
    private final Hdf5Filters filters;
    private final Places places;

    /** Says which chunk begins at a place; empty where it was never written. */
    private interface Places {
        Optional<Hdf5Chunk> at(long... offset);
    }

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
        this.places = layout.address() == Hdf5Sizes.UNDEFINED ? offset -> Optional.empty() : places();
    }

    private Places places() {
        long address = layout.address();
        if (layout.index() instanceof Single single) {
            Hdf5Chunk only =
                    new Hdf5Chunk(address, single.bytes() == 0 ? bytes() : single.bytes(), single.filterMask());
            return offset -> Optional.of(only);
        }
        Kind kind = ((Listed) layout.index()).kind();
        var blocks = new Hdf5ArrayBlocks(dataset, bytes());
        return switch (kind) {
            case TREE, SECOND_TREE -> named(kind);
            case IMPLICIT -> offset -> Optional.of(new Hdf5Chunk(address + numberOfMost(offset) * bytes(), bytes(), 0));
            case FIXED_ARRAY -> numbered(new Hdf5FixedArray(blocks, address));
            case EXTENSIBLE_ARRAY -> numbered(new Hdf5ExtensibleArray(blocks, address));
        };
    }

    private Places numbered(Hdf5ChunkArray chunks) {
        return offset -> chunks.at(numberOfMost(offset));
    }

    /** Where a list names every chunk with its place. */
    private Places named(Kind kind) {
        Map<Long, Hdf5Chunk> stored = new HashMap<>();
        for (Chunk each : listed(kind)) {
            if (each.getAddress() != Hdf5Sizes.UNDEFINED && isWithin(each.getChunkOffset())) {
                long[] mask = each.getFilterMask().toLongArray();
                stored.put(
                        number(each.getChunkOffset()),
                        new Hdf5Chunk(
                                each.getAddress(), each.getSize() & 0xFFFFFFFFL, mask.length == 0 ? 0 : (int) mask[0]));
            }
        }
        return offset -> Optional.ofNullable(stored.get(number(offset)));
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
        return new BTreeIndex(storage, layout.address(), info).getAllChunks();
    }

    /** Bytes of a chunk, unpacked. */
    long bytes() {
        return numbers * dataset.type().bytes();
    }

    /** The length of a chunk's axis. */
    int length(int axis) {
        return layout.chunk().get(axis);
    }

    private boolean isWithin(long... offset) {
        for (int axis = 0; axis < dataset.rank(); axis++) {
            if (offset[axis] < 0 || offset[axis] >= dataset.length(axis)) {
                return false;
            }
        }
        return true;
    }

    /** Counted row by row over the grid of chunks. */
    private long number(long... offset) {
        long number = 0;
        for (int axis = 0; axis < dataset.rank(); axis++) {
            number = number * across(dataset.length(axis), axis) + offset[axis] / length(axis);
        }
        return number;
    }

    /**
     * Counted over the grid of chunks of the largest dataset that may become of it, as lists without places count: an axis
     * without an end first, then row by row.
     */
    private long numberOfMost(long... offset) {
        int open = dataset.most().indexOf(Hdf5Sizes.UNDEFINED);
        long number = open < 0 ? 0 : offset[open] / length(open);
        for (int axis = 0; axis < dataset.rank(); axis++) {
            if (axis != open) {
                number = Math.addExact(
                        Math.multiplyExact(number, across(dataset.most().get(axis), axis)),
                        offset[axis] / length(axis));
            }
        }
        return number;
    }

    private long across(long axisLength, int axis) {
        return (axisLength - 1) / length(axis) + 1;
    }

    /** Whether a chunk reaches beyond the end of the dataset. */
    private boolean isCut(long... offset) {
        for (int axis = 0; axis < dataset.rank(); axis++) {
            if (offset[axis] + length(axis) > dataset.length(axis)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The numbers of the chunk that begins at a place, unpacked; empty where it was never written.
     *
     * @param offset of its first number
     * @throws org.convscope.problem.ProblemException if it is damaged, or packed as nothing that is read
     */
    Optional<byte[]> unpacked(long... offset) {
        boolean plain = layout.edges() == Edges.PLAIN && isCut(offset);
        return places.at(offset)
                .map(chunk -> filters.unpack(
                        dataset.content()
                                .read(
                                        chunk.address()
                                                + dataset.node().file().sizes().userBlock(),
                                        chunk.bytes()),
                        plain ? ALL : chunk.filterMask(),
                        Math.toIntExact(bytes())));
    }

    @Override
    public String toString() {
        return dataset.node().path() + " in chunks of "
                + Arrays.toString(layout.chunk().toArray());
    }
}
