package org.convscope.keras.hdf5;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Pieces of an HDF5 file as bytes (HDF5 File Format Specification 3.0, chapters III and IV): version 1 object headers with
 * the messages of datasets, groups and attributes.
 */
final class H5Bytes {
    static final long UNDEFINED = -1L;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private int count;

    /** The object header of a float32 dataset whose numbers lie at an address. */
    static H5Bytes dataset(int[] shape, long address, long size) {
        var header = new H5Bytes();
        ByteBuffer space = buffer(8 + 8 * shape.length).put((byte) 1).put((byte) shape.length);
        space.position(8);
        for (int length : shape) {
            space.putLong(length);
        }
        header.message(0x01, space);
        // IEEE 754 single precision, little endian
        header.message(
                0x03,
                buffer(20)
                        .put(new byte[] {0x11, 0x20, 0x1f, 0})
                        .putInt(4)
                        .putShort((short) 0)
                        .putShort((short) 32)
                        .put(new byte[] {23, 8, 0, 23})
                        .putInt(127));
        header.message(0x05, buffer(4).put(new byte[] {2, 2, 0, 0}));
        header.message(
                0x08,
                buffer(18)
                        .put(new byte[] {3, 1})
                        .putLong(size == 0 ? UNDEFINED : address)
                        .putLong(size));
        return header;
    }

    /** The object header of a group, to which links are added. */
    static H5Bytes group() {
        var header = new H5Bytes();
        header.message(
                0x02, buffer(18).put(new byte[] {0, 0}).putLong(UNDEFINED).putLong(UNDEFINED));
        header.message(0x0a, buffer(2));
        return header;
    }

    void link(String name, long address) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        message(
                0x06,
                buffer(13 + bytes.length)
                        .put(new byte[] {1, 0x11, 1})
                        .putShort((short) bytes.length)
                        .put(bytes)
                        .putLong(address));
    }

    /** Writes an attribute that is a text. */
    void attribute(String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        attribute(name, Math.max(1, bytes.length), buffer(8).put((byte) 1), List.of(value));
    }

    /** A list of texts, all padded to the length of the longest. */
    void attribute(String name, List<String> values) {
        ByteBuffer space = buffer(16).put(new byte[] {1, 1, 0, 0, 0, 0, 0, 0}).putLong(values.size());
        attribute(name, width(values), space, values);
    }

    /** The bytes that each of these texts takes in a list. */
    static int width(List<String> values) {
        return values.stream().mapToInt(value -> value.getBytes(StandardCharsets.UTF_8).length).max().stream()
                .map(longest -> Math.max(1, longest))
                .findFirst()
                .orElse(1);
    }

    private void attribute(String name, int width, ByteBuffer space, List<String> values) {
        // a text padded with zeros, in UTF-8
        ByteBuffer type = buffer(8).put(new byte[] {0x13, 0x11, 0, 0}).putInt(width);
        ByteBuffer texts = buffer(width * values.size());
        for (int i = 0; i < values.size(); i++) {
            texts.position(i * width);
            texts.put(values.get(i).getBytes(StandardCharsets.UTF_8));
        }
        attribute(name, type, space, texts);
    }

    /**
     * An attribute that is a text of any length, which stands in a {@link #heap}.
     *
     * @param length in bytes
     * @param heap the heap's address
     */
    void longText(String name, int length, long heap) {
        // of variable length, in UTF-8, made of single bytes
        ByteBuffer type = buffer(16)
                .put(new byte[] {0x19, 0x01, 0x01, 0})
                .putInt(16)
                .put(new byte[] {0x10, 0, 0, 0})
                .putInt(1);
        // what it is made of: 8 bits, unsigned
        ByteBuffer whole = buffer(20).put(type.clear()).putShort((short) 0).putShort((short) 8);
        attribute(
                name,
                whole,
                buffer(8).put((byte) 1),
                buffer(16).putInt(length).putLong(heap).putInt(1));
    }

    /** A global heap (chapter III.E) of one text. */
    static byte[] heap(byte[] text) {
        int padded = (text.length + 7) / 8 * 8;
        int used = 16 + 16 + padded;
        int size = Math.max(4096, used + 16);
        ByteBuffer heap = buffer(size)
                .put(new byte[] {'G', 'C', 'O', 'L', 1, 0, 0, 0})
                .putLong(size)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(0)
                .putLong(text.length)
                .put(text);
        heap.position(used);
        // the rest is free
        return bytes(heap.putShort((short) 0).putShort((short) 0).putInt(0).putLong(size - used));
    }

    /** A whole number. */
    void attribute(String name, long value) {
        // 64 bits, signed, little endian
        ByteBuffer type = buffer(12)
                .put(new byte[] {0x10, 0x08, 0, 0})
                .putInt(8)
                .putShort((short) 0)
                .putShort((short) 64);
        attribute(name, type, buffer(8).put((byte) 1), buffer(8).putLong(value));
    }

    /** One number, or several as a list. */
    void attribute(String name, double... values) {
        // IEEE 754 double precision, little endian
        ByteBuffer type = buffer(20)
                .put(new byte[] {0x11, 0x20, 0x3f, 0})
                .putInt(8)
                .putShort((short) 0)
                .putShort((short) 64)
                .put(new byte[] {52, 11, 0, 52})
                .putInt(1023);
        ByteBuffer space = values.length == 1
                ? buffer(8).put((byte) 1)
                : buffer(16).put(new byte[] {1, 1, 0, 0, 0, 0, 0, 0}).putLong(values.length);
        ByteBuffer numbers = buffer(8 * values.length);
        numbers.asDoubleBuffer().put(values);
        attribute(name, type, space, numbers);
    }

    private void attribute(String name, ByteBuffer type, ByteBuffer space, ByteBuffer data) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        message(
                0x0c,
                buffer(9 + bytes.length + 1 + type.capacity() + space.capacity() + data.capacity())
                        .put(new byte[] {3, 0})
                        .putShort((short) (bytes.length + 1))
                        .putShort((short) type.capacity())
                        .putShort((short) space.capacity())
                        .put((byte) 1)
                        .put(bytes)
                        .put((byte) 0)
                        .put(type.clear())
                        .put(space.clear())
                        .put(data.clear()));
    }

    private void message(int type, ByteBuffer body) {
        int size = (body.capacity() + 7) / 8 * 8;
        ByteBuffer whole = buffer(8 + size).putShort((short) type).putShort((short) size);
        whole.position(8);
        whole.put(body.clear());
        messages.writeBytes(bytes(whole));
        count++;
    }

    byte[] header() {
        ByteBuffer header = buffer(16 + messages.size())
                .put(new byte[] {1, 0})
                .putShort((short) count)
                .putInt(1)
                .putInt(messages.size());
        header.position(16);
        return bytes(header.put(messages.toByteArray()));
    }

    /** The superblock, version 0, of a file with 8-byte addresses. */
    static byte[] superblock(long rootAddress, long endOfFile) {
        return bytes(buffer(96)
                .put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'})
                .put(new byte[] {0, 0, 0, 0, 0, 8, 8, 0})
                .putShort((short) 4)
                .putShort((short) 16)
                .putInt(0)
                .putLong(0)
                .putLong(UNDEFINED)
                .putLong(endOfFile)
                .putLong(UNDEFINED)
                .putLong(0)
                .putLong(rootAddress));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.clear().get(bytes);
        return bytes;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
