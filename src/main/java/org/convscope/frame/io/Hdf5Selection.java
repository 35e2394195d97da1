package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A selection of a dataset's numbers: along every axis a regular pattern of blocks, in the order of the dataset.
 *
 * @param axes one pattern an axis
 */
record Hdf5Selection(List<Axis> axes) {
    private static final int HYPERSLAB = 2;
    static final int ALL = 3;

    /** A count or block that goes on as far as the dataset does. */
    private static final long UNLIMITED = -1;

    /**
     * Blocks of {@code block} places, the first beginning at {@code start}, each {@code stride} behind the one before.
     *
     * @param count of blocks, {@link #UNLIMITED} where it goes on
     * @param block places of a block, {@link #UNLIMITED} where it goes on
     */
    record Axis(long start, long stride, long count, long block) {
        boolean isUnlimited() {
            return count == UNLIMITED || block == UNLIMITED;
        }

        /** Cut where an axis of this length ends. */
        Axis within(long length) {
            if (block == UNLIMITED) {
                return new Axis(start, 1, 1, Math.max(0, length - start));
            }
            if (count == UNLIMITED) {
                long whole = length - start < block ? 0 : (length - start - block) / Math.max(1, stride) + 1;
                return new Axis(start, stride, whole, block);
            }
            return this;
        }

        /** How many places it has. */
        long size() {
            return Math.multiplyExact(count, block);
        }

        /** The place behind the last one. */
        long end() {
            return size() == 0 ? 0 : place(size() - 1) + 1;
        }

        /** The place of a number of the pattern. */
        long place(long index) {
            return start + index / block * stride + index % block;
        }

        /** The number that a place has in the pattern; -1 where it is not in it. */
        long index(long place) {
            long from = place - start;
            if (from < 0 || block == 0) {
                return -1;
            }
            long which = count == 1 ? 0 : from / Math.max(1, stride);
            long inside = from - which * stride;
            return which < count && inside < block ? which * block + inside : -1;
        }
    }

    Hdf5Selection {
        axes = List.copyOf(axes);
    }

    /** The first axis that goes on as far as the dataset does; empty where none does. */
    Optional<Integer> unlimited() {
        return IntStream.range(0, axes.size())
                .boxed()
                .filter(axis -> axes.get(axis).isUnlimited())
                .findFirst();
    }

    /** How many numbers are selected. */
    long size() {
        return axes.stream().mapToLong(Axis::size).reduce(1, Math::multiplyExact);
    }

    /** Whether every number of the axes from one on is selected. */
    boolean isWhole(int from, List<Long> shape) {
        return axes.size() == shape.size()
                && IntStream.range(from, axes.size())
                        .allMatch(axis -> axes.get(axis).start() == 0
                                && axes.get(axis).size() == shape.get(axis)
                                && axes.get(axis).end() == shape.get(axis));
    }

    /**
     * Where the k-th selected number stands in the dataset, both counted row by row over the axes from {@code first} on.
     */
    long place(long k, int first, List<Long> shape) {
        long place = 0;
        long scale = 1;
        long rest = k;
        for (int axis = axes.size() - 1; axis >= first; axis--) {
            Axis pattern = axes.get(axis);
            long at = pattern.place(rest % pattern.size());
            if (at >= shape.get(axis)) {
                throw new IllegalArgumentException("place " + at + " of " + shape.get(axis));
            }
            place += at * scale;
            scale *= shape.get(axis);
            rest /= pattern.size();
        }
        return place;
    }

    /** How many numbers from the k-th on follow each other without a gap, within a row. */
    long run(long k) {
        Axis last = axes.get(axes.size() - 1);
        return last.count() == 1 || last.block() == last.stride() ? last.size() - k % last.size() : 1;
    }

    /** Cut to a shape. */
    Hdf5Selection within(List<Long> shape) {
        Axis[] cut = new Axis[axes.size()];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = axes.get(i).within(shape.get(i));
        }
        return new Hdf5Selection(List.of(cut));
    }

    /** Everything of a shape. */
    static Hdf5Selection all(List<Long> shape) {
        return new Hdf5Selection(
                shape.stream().map(length -> new Axis(0, 1, 1, length)).toList());
    }

    /**
     * The next selection, as the library writes it (<a
     * href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 file format</a>, VII.C); empty for one
     * that is no regular pattern.
     *
     * @param whole shape of the dataset that it selects from, of rank 0 where it is not known yet
     */
    static Optional<Hdf5Selection> read(ByteBuffer from, List<Long> whole) {
        int type = from.getInt();
        int version = from.getInt();
        if (type == ALL) {
            from.position(from.position() + 8);
            return Optional.of(all(whole));
        }
        if (type != HYPERSLAB) {
            return Optional.empty();
        }
        int flags = version >= 2 ? from.get() : 0;
        int each = version >= 3 ? from.get() : version == 2 ? 8 : 4;
        if (version < 3) {
            from.position(from.position() + (version == 2 ? 4 : 8));
        }
        int rank = from.getInt();
        if (rank < 1 || rank > 32) {
            return Optional.empty();
        }
        return (flags & 1) != 0 ? Optional.of(regular(from, rank, each)) : oneBlock(from, rank, each);
    }

    private static Hdf5Selection regular(ByteBuffer from, int rank, int each) {
        Axis[] axes = new Axis[rank];
        for (int i = 0; i < rank; i++) {
            axes[i] = new Axis(
                    Hdf5Sizes.number(from, each), Hdf5Sizes.number(from, each), number(from, each), number(from, each));
        }
        return new Hdf5Selection(Arrays.asList(axes));
    }

    private static long number(ByteBuffer from, int each) {
        long number = Hdf5Sizes.number(from, each);
        return each < 8 && number == (1L << (8 * each)) - 1 ? UNLIMITED : number;
    }

    /** A list of blocks by their corners; one alone is a regular pattern too. */
    private static Optional<Hdf5Selection> oneBlock(ByteBuffer from, int rank, int each) {
        long blocks = Hdf5Sizes.number(from, each);
        if (blocks != 1) {
            return Optional.empty();
        }
        long[] corners = new long[2 * rank];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = Hdf5Sizes.number(from, each);
        }
        Axis[] axes = new Axis[rank];
        for (int i = 0; i < rank; i++) {
            axes[i] = new Axis(corners[i], 1, 1, corners[rank + i] - corners[i] + 1);
        }
        return Optional.of(new Hdf5Selection(Arrays.asList(axes)));
    }
}
