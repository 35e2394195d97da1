package org.convscope.frame.io;

import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.problem.ProblemException;

/**
 * A dataset of numbers: what its header says of type, shape and storage. Truth values are numbers of 0 and 1. To be used
 * guarded.
 *
 * @param shape lengths of the axes, the last one the fastest; empty for a single number
 * @param most lengths that the axes may grow to, {@link Hdf5Sizes#UNDEFINED} for any
 * @param layout where the numbers are
 * @param filters in the order in which they were applied
 * @param fill one number as the file stores it, where the file says what numbers that were never written are
 * @param virtual the datasets that the numbers of a virtual dataset are taken from
 */
record Hdf5Dataset(
        Hdf5Node node,
        NumberType type,
        ByteOrder order,
        List<Long> shape,
        List<Long> most,
        Hdf5Storage layout,
        List<FilterInfo> filters,
        Optional<ByteBuffer> fill,
        Optional<Hdf5Virtual> virtual) {

    /** The classes of datatypes, in the order of their numbers. */
    private enum Kind {
        WHOLE("whole numbers of another width"),
        FLOATING("floats of another width"),
        TIME("times"),
        TEXT("text"),
        BITS("bits"),
        OPAQUE("bytes of no known meaning"),
        COMPOUND("complex numbers or records"),
        REFERENCE("references"),
        ENUMERATION("names"),
        LISTS("texts or lists of different lengths"),
        ARRAYS("arrays"),
        COMPLEX("complex numbers");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        static Kind of(ByteBuffer type) {
            return values()[Math.min(type.get(type.position()) & 0xF, values().length - 1)];
        }
    }

    /** The classes that may be numbers. */
    private static final Set<Kind> NUMBERS = EnumSet.of(Kind.WHOLE, Kind.FLOATING, Kind.BITS, Kind.ENUMERATION);

    /** A number's type and byte order. */
    private record Numbers(NumberType type, ByteOrder order) {}

    Hdf5Dataset {
        shape = List.copyOf(shape);
        most = List.copyOf(most);
        filters = List.copyOf(filters);
    }

    /**
     * A node as a dataset of numbers; empty where it is none.
     *
     * @throws ProblemException if its storage is of a kind that is not read
     */
    static Optional<Hdf5Dataset> of(Hdf5Node node) {
        Optional<Numbers> numbers = numbers(node);
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        Hdf5Header header = node.header();
        List<FilterInfo> filters = header.message(Hdf5Header.FILTERS)
                .map(bytes -> new FilterPipelineMessage(bytes, new BitSet()).getFilters())
                .orElse(List.of());
        List<Long> shape = shapeOf(node);
        Hdf5Storage layout = Hdf5Storage.of(node);
        Optional<Hdf5Virtual> virtual = layout instanceof Hdf5Storage.Virtual heap
                ? Optional.of(new Hdf5Virtual(node, heap, shape))
                : Optional.empty();
        return Optional.of(new Hdf5Dataset(
                node,
                numbers.get().type,
                numbers.get().order,
                virtual.map(sources -> sources.shape(shape)).orElse(shape),
                longs(space(node).getMaxSizes()),
                layout,
                filters,
                fill(header, numbers.get().type.bytes()),
                virtual));
    }

    /** The shape of a dataset of numbers, nothing else of it looked at; empty where a node is none. */
    static Optional<List<Long>> shape(Hdf5Node node) {
        return numbers(node).map(numbers -> shapeOf(node));
    }

    /** The shape of any dataset; empty where a node is none. */
    static Optional<List<Long>> anyShape(Hdf5Node node) {
        return node.isDataset() ? Optional.of(shapeOf(node)) : Optional.empty();
    }

    /** The type of a dataset of numbers; empty where a node is none. */
    static Optional<NumberType> type(Hdf5Node node) {
        return numbers(node).map(Numbers::type);
    }

    private static List<Long> shapeOf(Hdf5Node node) {
        return longs(space(node).getDimensionsAsLong());
    }

    private static DataSpace space(Hdf5Node node) {
        ByteBuffer space = node.header().message(Hdf5Header.DATASPACE).orElseThrow();
        return DataSpace.readDataSpace(space, node.file().storage().getSuperblock());
    }

    private static List<Long> longs(long... values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static Optional<Numbers> numbers(Hdf5Node node) {
        return typeOf(node)
                .filter(bytes -> NUMBERS.contains(Kind.of(bytes)))
                .flatMap(bytes -> numbers(DataType.readDataType(bytes)));
    }

    private static Optional<ByteBuffer> typeOf(Hdf5Node node) {
        return node.isDataset() ? node.header().message(Hdf5Header.DATATYPE) : Optional.empty();
    }

    /** What a dataset holds, in words, whether or not it is numbers that are read. */
    static String kind(Hdf5Node node) {
        return typeOf(node).map(bytes -> Kind.of(bytes).name).orElse("nothing");
    }

    private static Optional<Numbers> numbers(DataType stored) {
        int size = stored.getSize();
        boolean whole = size == 1 || size == 2 || size == 4 || size == 8;
        if (stored instanceof FixedPoint fixed && whole && fixed.getBitPrecision() == size * 8) {
            NumberType type = fixed.isSigned() ? NumberType.signed(size) : NumberType.unsigned(size);
            return Optional.of(new Numbers(type, fixed.getByteOrder()));
        }
        if (stored instanceof FloatingPoint floating && isPlain(floating)) {
            return Optional.of(new Numbers(NumberType.floating(size), floating.getByteOrder()));
        }
        // h5py writes truth values as an enumeration of FALSE and TRUE, PyTables as bits
        if (stored instanceof EnumDataType names) {
            return numbers(names.getBaseType());
        }
        return stored instanceof BitField bits && whole
                ? Optional.of(new Numbers(NumberType.unsigned(size), bits.getByteOrder()))
                : Optional.empty();
    }

    /** bfloat16 and the like are not. */
    private static boolean isPlain(FloatingPoint type) {
        int exponent = type.getExponentSize();
        return (type.getSize() == 2 && exponent == 5)
                || (type.getSize() == 4 && exponent == 8)
                || (type.getSize() == 8 && exponent == 11);
    }

    /** Versions 1 and 2 say with a byte whether there is one, version 3 with a bit. */
    private static Optional<ByteBuffer> fill(Hdf5Header header, int bytes) {
        return header.message(Hdf5Header.FILL_VALUE).flatMap(message -> {
            int version = message.get();
            boolean defined = version < 3 ? message.position(3).get() == 1 : (message.get() & 0x20) != 0;
            int length = defined && message.remaining() >= 4 ? message.getInt() : 0;
            return length == bytes && message.remaining() >= bytes
                    ? Optional.of(message.slice(message.position(), bytes))
                    : Optional.empty();
        });
    }

    /**
     * The bytes of one number, counted over the last axes only: of a single number, or of a row. Empty where it is not there
     * or was never written.
     */
    Optional<ByteBuffer> number(long index) {
        long at = rank() > 0 ? index : 0;
        if (shape.stream().anyMatch(length -> length == 0) || (rank() > 0 && at >= length(rank() - 1))) {
            return Optional.empty();
        }
        int each = type.bytes();
        if (layout instanceof Hdf5Storage.Compact compact) {
            return Optional.of(compact.bytes().slice(Math.toIntExact(at * each), each));
        }
        if (layout instanceof Hdf5Storage.Contiguous contiguous) {
            return contiguous.address() == Hdf5Sizes.UNDEFINED
                    ? fill
                    : Optional.of(content()
                            .read(contiguous.address() + node.file().sizes().userBlock() + at * each, each));
        }
        if (layout instanceof Hdf5Storage.Chunked chunked) {
            var chunks = new Hdf5Chunks(this, chunked);
            int last = chunks.length(rank() - 1);
            long[] offset = new long[rank()];
            offset[rank() - 1] = at / last * last;
            return chunks.unpacked(offset)
                    .map(bytes -> ByteBuffer.wrap(bytes).slice((int) (at % last) * each, each))
                    .or(() -> fill);
        }
        return Optional.empty();
    }

    int rank() {
        return shape.size();
    }

    long length(int axis) {
        return shape.get(axis);
    }

    FileContent content() {
        return node.file().content();
    }

    /** With the dataset's path as its subject, the file said in its first words where it is not the one opened. */
    ProblemException notRead(String what, String found) {
        return content()
                .problem("HDF5 with " + what + " is not read as frames")
                .subject(node.path())
                .found(found)
                .asException();
    }
}
