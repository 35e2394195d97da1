package org.convscope.frame.io;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a frame file, read by position: from the file itself, or from memory where it was compressed as a whole. No
 * more is ever allocated than there is.
 */
public final class FileContent implements AutoCloseable {
    private final Path file;
    private final long size;
    private final @Nullable FileChannel channel;
    private final byte[] memory;

    private FileContent(Path file, long size, @Nullable FileChannel channel, byte[] memory) {
        this.file = file;
        this.size = size;
        this.channel = channel;
        this.memory = memory;
    }

    /**
     * @throws ProblemException if the file cannot be opened
     */
    @SuppressWarnings("MustBeClosedChecker")
    static FileContent open(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // opening a pipe would wait for somebody to write to it
            throw Problem.inFile(file, "is no ordinary file, but a folder, a pipe or a device")
                    .asException();
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new FileContent(file, channel.size(), channel, new byte[0]);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static FileContent inMemory(Path file, byte[] bytes) {
        return new FileContent(file, bytes.length, null, bytes);
    }

    static ProblemException unreadable(Path file, IOException e) {
        String reason = e instanceof java.nio.file.NoSuchFileException
                ? "no such file"
                : "cannot be read: " + FailureText.of(e);
        return new ProblemException(Problem.inFile(file, reason), e);
    }

    public Path file() {
        return file;
    }

    public long size() {
        return size;
    }

    /** Whether the bytes are those of the file itself, not unpacked ones. */
    public boolean isFile() {
        return channel != null;
    }

    /**
     * Big endian, as every new buffer.
     *
     * @throws ProblemException if the content does not hold all of these bytes
     */
    public ByteBuffer read(long offset, long length) {
        if (offset < 0 || length < 0 || length > Integer.MAX_VALUE - 8 || offset > size - length) {
            throw problem("the file ends too early")
                    .expected((offset < 0 || length < 0 ? "a sensible length" : offset + length + " bytes"))
                    .found(size + " bytes")
                    .nextStep("Copy the file again; it is truncated, or its header is wrong")
                    .asException();
        }
        if (channel == null) {
            return ByteBuffer.wrap(memory, (int) offset, (int) length).slice();
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) length);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw problem("the file became shorter while it was read").asException();
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return buffer.flip();
    }

    /** The first bytes, fewer where there are no more. */
    public byte[] head(int length) {
        ByteBuffer buffer = read(0, Math.min(length, size));
        byte[] head = new byte[buffer.remaining()];
        buffer.get(head);
        return head;
    }

    /** The content as HDF5; a file of less than 2 GiB is mapped, so that lengths that lie are found out. */
    HdfFile openHdf5() {
        if (channel == null) {
            return HdfFile.fromByteBuffer(ByteBuffer.wrap(memory));
        }
        try {
            return size <= Integer.MAX_VALUE
                    ? HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, size))
                    : new HdfFile(channel);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** A problem in this file. */
    public Problem problem(String what) {
        return Problem.inFile(file, what);
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
    }
}
