package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Where the numbers of a dataset are in its file: the layout message of its header, decoded. */
sealed interface Hdf5Storage {
    /** All in one piece; {@link Hdf5Sizes#UNDEFINED} where nothing was written. */
    record Contiguous(long address) implements Hdf5Storage {}

    /** Numbers in the header itself. */
    record Compact(ByteBuffer bytes) implements Hdf5Storage {}

    /**
     * Numbers in chunks of the same shape.
     *
     * @param chunk lengths of a chunk's axes
     * @param index how the chunks are found
     * @param address of the index; {@link Hdf5Sizes#UNDEFINED} where no chunk was written
     * @param edges what is done with chunks that reach beyond the end of the dataset
     */
    record Chunked(List<Integer> chunk, Index index, long address, Edges edges) implements Hdf5Storage {}

    /**
     * Numbers in other datasets.
     *
     * @param heap address of the global heap that says which
     * @param object number in that heap
     */
    record Virtual(long heap, int object) implements Hdf5Storage {}

    /** How chunks are found. */
    sealed interface Index {}

    /** Chunks in a list of a kind. */
    record Listed(Kind kind) implements Index {}

    /** One chunk that is all, with its stored length, 0 where no filter was applied, and the filters that were skipped. */
    record Single(long bytes, int filterMask) implements Index {}

    /** Whether the filters were applied to chunks that reach beyond the end of the dataset. */
    enum Edges {
        FILTERED,
        PLAIN
    }

    /** The kinds of list. */
    enum Kind {
        TREE,
        IMPLICIT,
        FIXED_ARRAY,
        EXTENSIBLE_ARRAY,
        SECOND_TREE
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is of a kind that is not read
     */
    static Hdf5Storage of(Hdf5Node node) {
        if (node.header().has(Hdf5Header.EXTERNAL_FILES)) {
            throw notRead(node, "HDF5 with its numbers in files of another kind is not read", "external storage");
        }
        ByteBuffer message = node.header()
                .message(Hdf5Header.LAYOUT)
                .orElseThrow(() -> notRead(node, "HDF5 without a layout is not read", "no layout"));
        Hdf5Sizes sizes = node.file().sizes();
        int version = message.get();
        if (version == 1 || version == 2) {
            return older(node, message, sizes);
        }
        // 5, of HDF5 2, is 4 with larger chunks
        if (version < 3 || version > 5) {
            throw notRead(node, "HDF5 in a layout as new as this is not read", "version " + version);
        }
        int kind = message.get();
        return switch (kind) {
            case 0 -> new Compact(message.slice(message.position() + 2, message.getShort() & 0xFFFF));
            case 1 -> new Contiguous(sizes.offset(message));
            case 2 -> version == 3 ? tree(message, sizes) : indexed(node, message, sizes);
            case 3 -> new Virtual(sizes.offset(message), message.getInt());
            default -> throw notRead(node, "HDF5 in this layout is not read", "class " + kind);
        };
    }

    private static RuntimeException notRead(Hdf5Node node, String what, String found) {
        return node.file()
                .content()
                .problem(what)
                .subject(node.path())
                .found(found)
                .nextStep("Write it again with h5repack, or with libver='earliest'")
                .asException();
    }

    private static Hdf5Storage older(Hdf5Node node, ByteBuffer message, Hdf5Sizes sizes) {
        int axes = message.get();
        int kind = message.get();
        message.position(8);
        if (kind == 0) {
            message.position(message.position() + 4 * axes);
            int bytes = message.getInt();
            return new Compact(message.slice(message.position(), bytes));
        }
        long address = sizes.offset(message);
        return switch (kind) {
            case 1 -> new Contiguous(address);
            case 2 -> new Chunked(lengths(message, axes - 1, 4), new Listed(Kind.TREE), address, Edges.FILTERED);
            default -> throw notRead(node, "HDF5 in this layout is not read", "class " + kind);
        };
    }

    private static Hdf5Storage tree(ByteBuffer message, Hdf5Sizes sizes) {
        int axes = message.get();
        long address = sizes.offset(message);
        return new Chunked(lengths(message, axes - 1, 4), new Listed(Kind.TREE), address, Edges.FILTERED);
    }

    private static Hdf5Storage indexed(Hdf5Node node, ByteBuffer message, Hdf5Sizes sizes) {
        int flags = message.get();
        int axes = message.get();
        int each = message.get();
        List<Integer> chunk = lengths(message, axes - 1, each);
        message.position(message.position() + each);
        int kind = message.get();
        Index index =
                switch (kind) {
                    case 1 -> {
                        boolean filtered = (flags & 2) != 0;
                        long bytes = filtered ? sizes.length(message) : 0;
                        yield new Single(bytes, filtered ? message.getInt() : 0);
                    }
                    case 2 -> new Listed(Kind.IMPLICIT);
                    case 3 -> new Listed(Kind.FIXED_ARRAY);
                    case 4 -> new Listed(Kind.EXTENSIBLE_ARRAY);
                    case 5 -> new Listed(Kind.SECOND_TREE);
                    default -> throw notRead(node, "HDF5 with chunks listed in this way is not read", "index " + kind);
                };
        // what a list's header repeats
        message.position(message.position()
                + switch (kind) {
                    case 3 -> 1;
                    case 4 -> 5;
                    case 5 -> 6;
                    default -> 0;
                });
        return new Chunked(chunk, index, sizes.offset(message), (flags & 1) != 0 ? Edges.PLAIN : Edges.FILTERED);
    }

    private static List<Integer> lengths(ByteBuffer message, int count, int each) {
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lengths.add((int) Math.min(Integer.MAX_VALUE, Hdf5Sizes.number(message, each) & Long.MAX_VALUE));
        }
        return lengths;
    }
}
