package org.convscope.keras.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HDF5 file as jhdf can read it where it does not know two things (HDF5 File Format Specification, object headers): the data
 * layout of version 5, which HDF5 2.0 writes and whose message is that of version 4, and opaque types without a name, which h5py
 * writes for bfloat16 and which are seen as texts of so many bytes here. Only what jhdf reads of the structure goes through it.
 */
final class PatchedChannel implements SeekableByteChannel {
    private static final int LARGEST_HEADER = 1 << 20;
    private static final int DATA_TYPE = 0x03;
    private static final int LAYOUT = 0x08;
    private static final int CONTINUATION = 0x10;
    /** A message of version 1: a data type of 8 bytes, opaque, without a name, of two bytes a number. */
    private static final byte[] OPAQUE = {0x03, 0, 0x08, 0, -1, 0, 0, 0, 0x15, 0, 0, 0, 2, 0, 0, 0};

    private static final int FLAGS_AT = 4;
    private static final int CLASS_AT = 8;
    private static final byte TEXT_CLASS = 0x13;

    private final FileBytes bytes;
    private final TreeMap<Long, Byte> patches = new TreeMap<>();
    private long position;

    PatchedChannel(FileBytes bytes) {
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
        learn(part, count);
        for (Map.Entry<Long, Byte> patch :
                patches.subMap(position, position + count).entrySet()) {
            part.put((int) (patch.getKey() - position), patch.getValue());
        }
        target.position(target.position() + count);
        position += count;
        return count;
    }

    private void learn(ByteBuffer part, int count) {
        if (count >= 6 && text(part, 0).equals("OHDR") && !patches.containsKey(position)) {
            header(position);
        }
        for (int at = 0; at + OPAQUE.length <= count; at++) {
            if (part.get(at) == OPAQUE[0] && isOpaque(part, at)) {
                patches.put(position + at + CLASS_AT, TEXT_CLASS);
            }
        }
    }

    private static boolean isOpaque(ByteBuffer part, int from) {
        for (int i = 0; i < OPAQUE.length; i++) {
            if (i != FLAGS_AT && part.get(from + i) != OPAQUE[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(ByteBuffer buffer, int from) {
        byte[] four = new byte[4];
        buffer.get(from, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    /** Version 2: signature, version, flags, times, attribute limits, size of the messages, messages, checksum. */
    private void header(long address) {
        int flags = piece(address, 6).get(5);
        int before = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        int width = 1 << (flags & 3);
        ByteBuffer sizes = piece(address, before + width);
        long size = 0;
        for (int i = width - 1; i >= 0; i--) {
            size = size << 8 | (sizes.get(before + i) & 0xff);
        }
        messages(address, before + width, size, (flags & 0x04) != 0 ? 6 : 4);
    }

    /**
     * @param address of the block, which a checksum ends
     * @param start of the messages in it
     * @param size of all messages
     * @param prefix bytes before each message's own
     */
    private void messages(long address, int start, long size, int prefix) {
        if (size < 0 || size > LARGEST_HEADER || address + start + size + 4 > bytes.size()) {
            return;
        }
        int end = start + (int) size;
        ByteBuffer block = piece(address, end + 4);
        boolean changed = false;
        for (int at = start; at + prefix <= end; ) {
            int type = block.get(at) & 0xff;
            int length = block.getShort(at + 1) & 0xffff;
            int data = at + prefix;
            if (data + length > end) {
                break;
            }
            if (type == LAYOUT && length > 1 && block.get(data) == 5) {
                changed = true;
                change(block, address, data, (byte) 4);
            } else if (type == DATA_TYPE && length == 8 && block.get(data) == 0x15 && block.get(data + 1) == 0) {
                changed = true;
                change(block, address, data, TEXT_CLASS);
            } else if (type == CONTINUATION && length == 16) {
                continued(block.getLong(data), block.getLong(data + 8), prefix);
            }
            at = data + length;
        }
        if (changed) {
            ByteBuffer sum = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            sum.putInt(0, ChecksumUtils.checksum(block.slice(0, end).order(ByteOrder.LITTLE_ENDIAN)));
            for (int i = 0; i < 4; i++) {
                patches.put(address + end + i, sum.get(i));
            }
        }
    }

    private void continued(long offset, long length, int prefix) {
        if (offset > 0
                && length >= 8
                && length <= LARGEST_HEADER
                && offset <= bytes.size() - length
                && text(piece(offset, 4), 0).equals("OCHK")) {
            messages(offset, 4, length - 8, prefix);
        }
    }

    private void change(ByteBuffer block, long address, int at, byte value) {
        block.put(at, value);
        patches.put(address + at, value);
    }

    private ByteBuffer piece(long address, int length) {
        ByteBuffer piece = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(address, piece);
        return piece.flip().order(ByteOrder.LITTLE_ENDIAN);
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
