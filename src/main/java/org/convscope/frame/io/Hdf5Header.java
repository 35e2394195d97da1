package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.problem.ProblemException;

/**
 * The messages of an object's header, none of them decoded (<a
 * href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 file format</a>, IV.A). jhdf decodes all of
 * them or none, and knows neither virtual datasets nor the newest layout.
 */
final class Hdf5Header {
    static final int DATASPACE = 1;
    static final int DATATYPE = 3;
    static final int FILL_VALUE = 5;
    static final int EXTERNAL_FILES = 7;
    static final int LAYOUT = 8;
    static final int FILTERS = 11;
    static final int LINK_INFO = 2;
    static final int LINK = 6;
    static final int ATTRIBUTE = 12;
    static final int SYMBOL_TABLE = 17;
    static final int ATTRIBUTE_INFO = 21;
    private static final int CONTINUATION = 16;

    private static final int SHARED = 2;
    private static final int COMMITTED = 2;
    private static final int MOST_MESSAGES = 1 << 16;
    private static final int SIGNATURE = 0x5244484F;
    private static final int CONTINUED = 0x4B48434F;

    private final FileContent content;
    private final Hdf5Sizes sizes;
    private final List<Message> messages = new ArrayList<>();

    /**
     * A message of an object's header.
     *
     * @param bytes little endian
     */
    private record Message(int type, int flags, ByteBuffer bytes) {}

    /**
     * @throws ProblemException if there is no header at that address
     */
    Hdf5Header(FileContent content, Hdf5Sizes sizes, long address) {
        this.content = content;
        this.sizes = sizes;
        long at = address + sizes.userBlock();
        ByteBuffer head = little(at, 16);
        if (head.getInt(0) == SIGNATURE) {
            second(at, head.get(4), head.get(5));
        } else if (head.get(0) == 1) {
            first(at + 16, head.getInt(8) & 0xFFFFFFFFL, head.getShort(2) & 0xFFFF);
        } else {
            throw damaged();
        }
    }

    private ByteBuffer little(long at, long length) {
        return content.read(at, Math.min(length, Math.max(0, content.size() - at)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private ProblemException damaged() {
        return content.problem("the header of an object inside is damaged")
                .nextStep("Copy the file again")
                .asException();
    }

    /** Version 1: every message begins at a multiple of eight bytes. */
    private void first(long at, long length, int count) {
        ByteBuffer bytes = content.read(at, length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.remaining() >= 8 && messages.size() < count) {
            int type = bytes.getShort() & 0xFFFF;
            int size = bytes.getShort() & 0xFFFF;
            int flags = bytes.getInt() & 0xFF;
            var message = new Message(type, flags, slice(bytes, size));
            messages.add(message);
            if (type == CONTINUATION) {
                first(sizes.offset(message.bytes) + sizes.userBlock(), sizes.length(message.bytes), count);
            }
        }
    }

    private void second(long start, int version, int flags) {
        if (version != 2) {
            throw damaged();
        }
        long at = start + 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        int sizeBytes = 1 << (flags & 3);
        ByteBuffer size = content.read(at, sizeBytes).order(ByteOrder.LITTLE_ENDIAN);
        int ordered = (flags & 4) != 0 ? 2 : 0;
        second(content.read(at + sizeBytes, Hdf5Sizes.number(size, sizeBytes)), ordered);
    }

    /**
     * @param ordered bytes of the creation order behind a message's flags
     */
    private void second(ByteBuffer block, int ordered) {
        ByteBuffer bytes = block.order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.remaining() >= 4 + ordered) {
            int type = bytes.get() & 0xFF;
            int size = bytes.getShort() & 0xFFFF;
            int flags = bytes.get() & 0xFF;
            bytes.position(bytes.position() + ordered);
            if (messages.size() > MOST_MESSAGES) {
                throw damaged();
            }
            var message = new Message(type, flags, slice(bytes, size));
            messages.add(message);
            if (type == CONTINUATION) {
                long at = sizes.offset(message.bytes) + sizes.userBlock();
                ByteBuffer more = content.read(at, sizes.length(message.bytes)).order(ByteOrder.LITTLE_ENDIAN);
                if (more.remaining() < 8 || more.getInt() != CONTINUED) {
                    throw damaged();
                }
                second(more.limit(more.limit() - 4), ordered);
            }
        }
    }

    private ByteBuffer slice(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw damaged();
        }
        ByteBuffer slice = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        from.position(from.position() + length);
        return slice;
    }

    boolean has(int type) {
        return messages.stream().anyMatch(message -> message.type == type);
    }

    /** The bytes of every message of a type, little endian; those that stand elsewhere in the file left out. */
    List<ByteBuffer> messages(int type) {
        return messages.stream()
                .filter(message -> message.type == type && (message.flags & SHARED) == 0)
                .map(message -> message.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN))
                .toList();
    }

    /**
     * The bytes of the first message of a type, little endian: of a committed datatype those of the object that holds it.
     *
     * @throws ProblemException if the message stands elsewhere in the file as nothing that is read
     */
    Optional<ByteBuffer> message(int type) {
        Optional<Message> found =
                messages.stream().filter(message -> message.type == type).findFirst();
        if (found.isPresent() && (found.get().flags & SHARED) != 0) {
            return Optional.of(committed(type, found.get().bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN)));
        }
        return found.map(message -> message.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Version 1 has six bytes more before the address; version 3 also names places in a heap, version 2 objects only. */
    private ByteBuffer committed(int type, ByteBuffer link) {
        int version = link.get();
        int kind = link.get();
        if (type != DATATYPE || version < 1 || version > 3 || (version == 3 && kind != COMMITTED)) {
            throw content.problem("HDF5 whose objects share what describes them is not read as frames")
                    .found("message " + type + " of version " + version)
                    .asException();
        }
        link.position(version == 1 ? 8 : 2);
        return new Hdf5Header(content, sizes, sizes.offset(link))
                .messages(DATATYPE).stream().findFirst().orElseThrow(this::damaged);
    }
}
