package org.convscope.keras.archive;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.convscope.keras.hdf5.FileBytes;

/** A position in an open file's bytes, for libraries that read from channels; closing it leaves the file open. */
final class ByteChannel implements SeekableByteChannel {
    private final FileBytes bytes;
    private long position;

    ByteChannel(FileBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer target) {
        if (position >= bytes.size()) {
            return -1;
        }
        int count = (int) Math.min(target.remaining(), bytes.size() - position);
        int limit = target.limit();
        bytes.read(position, target.limit(target.position() + count));
        target.limit(limit);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // the file is its opener's
    }
}
