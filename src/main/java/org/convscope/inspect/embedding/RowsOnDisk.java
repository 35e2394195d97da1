package org.convscope.inspect.embedding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Features that lie in a temporary file, one stripe after another, so that rows of a stripe are read in one go. The file goes with
 * {@link #close}.
 */
final class RowsOnDisk implements FeatureRows {
    private final Path file;
    private final FileChannel channel;
    private final int length;
    private final int capacity;
    private int count;

    /**
     * @param capacity how many frames there are at most
     * @throws ProblemException if no temporary file can be made
     */
    RowsOnDisk(int length, int capacity) {
        this.length = length;
        this.capacity = capacity;
        try {
            file = Files.createTempFile("convscope-features", ".tmp");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw failed("no temporary file can be made for the features of the frames", e);
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void add(float[] features) {
        if (features.length != length || count == capacity) {
            throw new IllegalArgumentException(features.length + " features as row " + count + ", " + length + " and "
                    + capacity + " rows expected");
        }
        try {
            for (int stripe = 0; stripe < stripes(); stripe++) {
                int width = width(stripe);
                ByteBuffer bytes = buffer(width);
                bytes.asFloatBuffer().put(features, stripe * STRIPE, width);
                long place = place(stripe, count);
                while (bytes.hasRemaining()) {
                    place += channel.write(bytes, place);
                }
            }
        } catch (IOException e) {
            throw failed("the features of the frames do not fit on the disk", e);
        }
        count++;
    }

    @Override
    public float[] read(int stripe, int from, int to) {
        float[] read = new float[(to - from) * width(stripe)];
        ByteBuffer bytes = buffer(read.length);
        long place = place(stripe, from);
        try {
            while (bytes.hasRemaining()) {
                int got = channel.read(bytes, place);
                if (got < 0) {
                    throw new IOException("the file ends early");
                }
                place += got;
            }
        } catch (IOException e) {
            throw failed("the features of the frames cannot be read back", e);
        }
        bytes.flip().order(ByteOrder.nativeOrder()).asFloatBuffer().get(read);
        return read;
    }

    private static ByteBuffer buffer(int numbers) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(numbers, Float.BYTES))
                .order(ByteOrder.nativeOrder());
    }

    private long place(int stripe, int row) {
        return Float.BYTES * ((long) stripe * STRIPE * capacity + (long) row * width(stripe));
    }

    private ProblemException failed(String what, IOException e) {
        return new ProblemException(
                Problem.of(what)
                        .found(String.valueOf(e.getMessage()))
                        .nextStep(
                                "Take the means of the maps as features, or set another folder for temporary files with"
                                        + " CONVSCOPE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER"),
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
