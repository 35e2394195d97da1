package org.convscope.keras.hdf5;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.convscope.problem.FailureText;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** An open file, or a stretch of it, read by position. Notices when the file is cut or rewritten meanwhile. */
public final class FileBytes implements AutoCloseable {
    private final Path file;
    private final Handle handle;
    private final long offset;
    private final long size;

    private FileBytes(Path file, Handle handle, long offset, long size) {
        this.file = file;
        this.handle = handle;
        this.offset = offset;
        this.size = size;
    }

    /**
     * @throws ProblemException if there is no such file or it cannot be read
     */
    public static FileBytes open(Path file) {
        if (Files.isDirectory(file)) {
            throw Problem.inFile(file, "is a folder, not a model file").asException();
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // opening a pipe would wait for somebody to write to it
            throw Problem.inFile(file, "is no ordinary file, but a pipe or a device")
                    .asException();
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            var handle = new Handle(file, channel, Files.readAttributes(file, BasicFileAttributes.class));
            return new FileBytes(file, handle, 0, channel.size());
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.inFile(file, "there is no such file"), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(file, "cannot be read: " + FailureText.of(e)), e);
        }
    }

    public Path file() {
        return file;
    }

    public long size() {
        return size;
    }

    /** A stretch of the same open file; closing it closes the file. */
    public FileBytes slice(long from, long length) {
        if (from < 0 || length < 0 || from > size - length) {
            throw Problem.inFile(file, "is cut short or damaged: a part lies beyond its end")
                    .expected((from + length) + " bytes")
                    .found(size + " bytes")
                    .asException();
        }
        return new FileBytes(file, handle, offset + from, length);
    }

    /**
     * Fills the buffer from a position.
     *
     * @throws ProblemException if the file ends before, was changed or closed since it was opened, or cannot be read
     */
    public void read(long position, ByteBuffer target) {
        if (position < 0 || target.remaining() > size - position) {
            throw Problem.inFile(file, "is cut short or damaged: a part lies beyond its end")
                    .expected("at least " + (position + target.remaining()) + " bytes")
                    .found(size + " bytes")
                    .asException();
        }
        try {
            handle.checkUnchanged();
            handle.read(offset + position, target);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.inFile(file, "cannot be read any more, it was changed or removed while open: " + reason(e))
                            .nextStep("Open it again"),
                    e);
        }
    }

    /** The first bytes, at most so many. */
    public byte[] head(int length) {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, size));
        read(0, buffer);
        return buffer.array();
    }

    /** The whole stretch as a read-only view; at most 2 GiB. */
    ByteBuffer map() throws IOException {
        return handle.channel.map(FileChannel.MapMode.READ_ONLY, offset, size);
    }

    private static String reason(IOException e) {
        return FailureText.of(e);
    }

    @Override
    public void close() {
        try {
            handle.close();
        } catch (IOException e) {
            throw new ProblemException(Problem.inFile(file, "cannot be closed: " + reason(e)), e);
        }
    }

    /** The channel that all stretches share. */
    private static final class Handle {
        private final Path file;
        private final BasicFileAttributes opened;
        private FileChannel channel;
        private boolean closed;

        Handle(Path file, FileChannel channel, BasicFileAttributes opened) {
            this.file = file;
            this.channel = channel;
            this.opened = opened;
        }

        /** A file put in the place of the opened one does no harm: the channel still has the old one. */
        void checkUnchanged() throws IOException {
            if (!Files.exists(file)) {
                return;
            }
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            boolean same = Objects.equals(now.fileKey(), opened.fileKey());
            if (same && (now.size() != opened.size() || !now.lastModifiedTime().equals(opened.lastModifiedTime()))) {
                throw new IOException("its size or time is not what it was");
            }
        }

        synchronized void read(long position, ByteBuffer target) throws IOException {
            boolean interrupted = false;
            try {
                while (target.hasRemaining()) {
                    try {
                        int count = channel.read(target, position);
                        if (count < 0) {
                            throw new EOFException("it ends too early");
                        }
                        position += count;
                    } catch (ClosedByInterruptException e) {
                        // an interrupted reader closes the channel under everybody else: open it again
                        interrupted = Thread.interrupted();
                        if (closed) {
                            throw e;
                        }
                        channel = FileChannel.open(file, StandardOpenOption.READ);
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        synchronized void close() throws IOException {
            closed = true;
            channel.close();
        }
    }
}
