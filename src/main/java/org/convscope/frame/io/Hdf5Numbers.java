package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.convscope.problem.ProblemException;

/**
 * The stored numbers of a dataset, of all of it or of one place of its first axis. To be used guarded.
 *
 * @param counts whether the first axis counts what is read one at a time
 */
record Hdf5Numbers(Hdf5Dataset dataset, boolean counts) {
    /**
     * @param image the place on the first axis, 0 where that does not count
     * @param bytes there are
     * @throws ProblemException if nothing of it was ever written and the file says not what stands for that
     */
    ByteBuffer read(long image, int bytes) {
        if (dataset.layout() instanceof Hdf5Storage.Chunked chunked) {
            return ByteBuffer.wrap(chunks(new Hdf5Chunks(dataset, chunked), image, bytes));
        }
        if (dataset.layout() instanceof Hdf5Storage.Compact compact) {
            if (compact.bytes().remaining() < (image + 1) * bytes) {
                throw dataset.notRead(
                        "less than its shape says", compact.bytes().remaining() + " bytes");
            }
            return compact.bytes().slice((int) image * bytes, bytes);
        }
        long address = ((Hdf5Storage.Contiguous) dataset.layout()).address();
        return address == Hdf5Sizes.UNDEFINED
                ? ByteBuffer.wrap(unwritten(bytes))
                : dataset.content().read(address + dataset.node().file().sizes().userBlock() + image * bytes, bytes);
    }

    /** What the file says that numbers are which were never written. */
    private byte[] unwritten(int bytes) {
        if (dataset.fill().isEmpty()) {
            throw dataset.content()
                    .problem("the image was never written")
                    .subject(dataset.node().path())
                    .asException();
        }
        return filled(bytes);
    }

    /** Bytes of the fill value, 0 where there is none. */
    private byte[] filled(int bytes) {
        byte[] result = new byte[bytes];
        if (dataset.fill().isPresent()) {
            ByteBuffer fill = dataset.fill().get();
            byte[] one = new byte[fill.remaining()];
            fill.duplicate().get(one);
            for (int i = 0; i < bytes; i++) {
                result[i] = one[i % one.length];
            }
        }
        return result;
    }

    /** The chunks of one image put together; with the fill value where one was never written but others were. */
    private byte[] chunks(Hdf5Chunks chunks, long image, int bytes) {
        long[] at = new long[dataset.rank()];
        int first = counts ? 1 : 0;
        if (counts) {
            at[0] = image / chunks.length(0) * chunks.length(0);
        }
        if (isWholeImage(chunks)) {
            return chunks.unpacked(at).orElseGet(() -> unwritten(bytes));
        }
        byte[] result = filled(bytes);
        boolean found = false;
        boolean more = true;
        while (more) {
            Optional<byte[]> chunk = chunks.unpacked(at);
            if (chunk.isPresent()) {
                found = true;
                int skip = counts ? (int) (image - at[0]) : 0;
                copy(chunks, chunk.get(), at, first, skip, 0, result);
            }
            more = next(chunks, at, first);
        }
        return found ? result : unwritten(bytes);
    }

    /** Goes to the next chunk of the image; false behind the last. */
    private boolean next(Hdf5Chunks chunks, long[] at, int first) {
        for (int axis = dataset.rank() - 1; axis >= first; axis--) {
            at[axis] += chunks.length(axis);
            if (at[axis] < dataset.length(axis)) {
                return true;
            }
            at[axis] = 0;
        }
        return false;
    }

    /** Whether a chunk is exactly one image, as EIGER writes them. */
    private boolean isWholeImage(Hdf5Chunks chunks) {
        for (int axis = 0; axis < dataset.rank(); axis++) {
            if (chunks.length(axis) != (counts && axis == 0 ? 1 : dataset.length(axis))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The part of a chunk that lies within the image, axis by axis.
     *
     * @param from in the chunk, counted in runs of the axes from here on
     * @param to in the image, likewise
     */
    private void copy(Hdf5Chunks chunks, byte[] chunk, long[] at, int axis, long from, long to, byte[] result) {
        int length = (int) Math.min(chunks.length(axis), dataset.length(axis) - at[axis]);
        long source = from * chunks.length(axis);
        long target = to * dataset.length(axis) + at[axis];
        int each = dataset.type().bytes();
        if (axis == dataset.rank() - 1) {
            System.arraycopy(chunk, (int) source * each, result, (int) target * each, length * each);
            return;
        }
        for (int i = 0; i < length; i++) {
            copy(chunks, chunk, at, axis + 1, source + i, target + i, result);
        }
    }
}
