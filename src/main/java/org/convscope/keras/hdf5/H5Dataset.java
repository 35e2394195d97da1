package org.convscope.keras.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.convscope.problem.Problem;

/**
 * A dataset of numbers, read by rows of its first axis into float32. Contiguous ones are read by position, chunked ones
 * chunk by chunk with every size checked; nothing is allocated that the file cannot hold.
 */
public final class H5Dataset {
    /** Stays in a core's cache between reading and decoding, and is no large object for the garbage collector. */
    private static final int RUN_BYTES = 1 << 19;

    private final H5File file;
    private final Dataset dataset;
    private final String path;
    private final long[] dims;

    H5Dataset(H5File file, Dataset dataset, String path) {
        this.file = file;
        this.dataset = dataset;
        this.path = path;
        this.dims = dataset.getDimensionsAsLong().clone();
    }

    /** The lengths of its axes; empty for a single number. */
    public long[] dims() {
        return dims.clone();
    }

    /**
     * The lengths of its axes.
     *
     * @throws org.convscope.problem.ProblemException if one is beyond 2^31
     */
    public int[] shape() {
        for (long length : dims) {
            if (length > Integer.MAX_VALUE) {
                throw Problem.inFile(file.file(), "has an axis too long to be a weight")
                        .subject(path)
                        .found(Arrays.toString(dims))
                        .asException();
            }
        }
        return Arrays.stream(dims).mapToInt(Math::toIntExact).toArray();
    }

    /** How many numbers it declares. */
    public long size() {
        long size = 1;
        for (long length : dims) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    /** A text attribute of the dataset. */
    public java.util.Optional<String> text(String name) {
        return JhdfGuard.read(file.file(), path, () -> {
            io.jhdf.api.Attribute attribute = dataset.getAttribute(name);
            return attribute == null
                    ? java.util.Optional.empty()
                    : H5Text.read(file, attribute, "attribute " + name + " of " + path).stream()
                            .findFirst();
        });
    }

    /**
     * All numbers as float32.
     *
     * @throws org.convscope.problem.ProblemException as {@link #readRows}
     */
    public float[] read() {
        return readRows(0, dims.length == 0 ? 1 : dims[0]);
    }

    /**
     * Rows {@code [from, to)} of the first axis, row-major, as float32.
     *
     * @throws org.convscope.problem.ProblemException if the file is damaged, changed, or does not hold these numbers, or
     *     they are more than an array holds
     */
    public float[] readRows(long from, long to) {
        return rows(from, to, float[]::new);
    }

    /**
     * Reads rows to the beginning of an array, so that whoever reads run after run leaves no garbage.
     *
     * @param into at least as long as the rows
     * @throws org.convscope.problem.ProblemException as {@link #readRows(long, long)}
     */
    public void readRows(long from, long to, float[] into) {
        float[] read = rows(from, to, count -> into);
        if (read != into) {
            System.arraycopy(read, 0, into, 0, read.length);
        }
    }

    /**
     * @param room gives an array of at least so many numbers; asked where nothing else makes one
     */
    private float[] rows(long from, long to, IntFunction<float[]> room) {
        return JhdfGuard.read(file.file(), path, () -> {
            long rowSize = rowSize();
            long count = Math.multiplyExact(to - from, rowSize);
            if (from < 0 || to < from || count > Integer.MAX_VALUE - 16) {
                throw problem("holds more numbers than fit into memory at once").asException();
            }
            StoredNumbers numbers = StoredNumbers.of(dataset.getDataType());
            if (numbers == null
                    && file.mayHoldHalves()
                    && text("dtype").orElse("bfloat16").equals("bfloat16")) {
                numbers = StoredNumbers.bfloat16(dataset.getDataType());
            }
            if (numbers == null) {
                throw problem("does not hold plain numbers")
                        .found(dataset.getDataType().getClass().getSimpleName())
                        .asException();
            }
            if (count == 0) {
                return new float[0];
            }
            if (dataset instanceof ContiguousDataset contiguous) {
                float[] values = room.apply((int) count);
                readContiguous(contiguous, numbers, from * rowSize, (int) count, values);
                return values;
            }
            if (dataset instanceof ChunkedDataset chunked) {
                return new ChunkReader(chunked, numbers, dims, path, file).readRows(from, to);
            }
            if (dataset instanceof CompactDataset compact) {
                ByteBuffer data = compact.getDataBuffer();
                float[] all = new float[Math.toIntExact(Math.min(size(), data.remaining() / numbers.bytes()))];
                numbers.decode(data, all, 0, all.length);
                return Arrays.copyOfRange(all, Math.toIntExact(from * rowSize), Math.toIntExact(to * rowSize));
            }
            throw problem("is stored in a way that is not supported")
                    .found(dataset.getDataLayout())
                    .asException();
        });
    }

    private void readContiguous(
            ContiguousDataset contiguous, StoredNumbers numbers, long first, int count, float[] values) {
        long address = contiguous.getDataAddress();
        if (address < 0) {
            throw problem("was declared but never written").asException();
        }
        long start = address + file.hdf().getUserBlockSize() + first * numbers.bytes();
        if (start + (long) count * numbers.bytes() > file.bytes().size()) {
            throw problem("lies beyond the end of the file")
                    .expected((start + (long) count * numbers.bytes()) + " bytes")
                    .found(file.bytes().size() + " bytes")
                    .asException();
        }
        int run = RUN_BYTES / numbers.bytes();
        ByteBuffer buffer = ByteBuffer.allocate(Math.min(run, count) * numbers.bytes());
        for (int done = 0; done < count; done += run) {
            int part = Math.min(run, count - done);
            buffer.clear().limit(part * numbers.bytes());
            file.bytes().read(start + (long) done * numbers.bytes(), buffer);
            numbers.decode(buffer.flip(), values, done, part);
        }
    }

    private long rowSize() {
        long size = 1;
        for (int axis = 1; axis < dims.length; axis++) {
            size = Math.multiplyExact(size, dims[axis]);
        }
        return size;
    }

    private Problem problem(String what) {
        return Problem.inFile(file.file(), what).subject(path);
    }
}
