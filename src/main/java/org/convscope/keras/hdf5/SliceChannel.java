package org.convscope.keras.hdf5;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** What jhdf reads from where a file is too large to be mapped at once. */
final class SliceChannel implements SeekableByteChannel {
    private final FileBytes bytes;
    private long position;

    SliceChannel(FileBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer target) {
        long left = bytes.size() - position;
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(left, target.remaining());
        ByteBuffer part = target.slice(target.position(), count);
        bytes.read(position, part);
        target.position(target.position() + count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
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
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // the file is closed by whoever opened it
    }
}
