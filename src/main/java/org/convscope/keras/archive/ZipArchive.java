package org.convscope.keras.archive;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * The table of contents of a zip file (PKWARE APPNOTE 6.3, zip64 included). Names are only compared, never used as paths.
 */
public final class ZipArchive {
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int LARGEST_TABLE = 1 << 26;
    private static final int RUN = 1 << 20;

    private record Entry(int method, long crc, long packed, long size, long header) {}

    private final FileBytes bytes;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private ZipArchive(FileBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws ProblemException if the table of contents is missing or damaged
     */
    public static ZipArchive open(FileBytes bytes) {
        ZipArchive archive = new ZipArchive(bytes);
        try {
            archive.readTable();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.inFile(bytes.file(), "the zip archive's table of contents is damaged"), e);
        }
        return archive;
    }

    /** Names of the entries, in the archive's order. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    private void readTable() {
        int tail = (int) Math.min(bytes.size(), 65_557);
        ByteBuffer end = part(bytes.size() - tail, tail);
        int at = tail - 22;
        while (at >= 0 && end.getInt(at) != END) {
            at--;
        }
        if (at < 0) {
            throw Problem.inFile(bytes.file(), "is cut short or damaged: the end of the zip archive is missing")
                    .nextStep("Copy or download it again")
                    .asException();
        }
        long count = end.getShort(at + 10) & 0xffff;
        long size = end.getInt(at + 12) & 0xffffffffL;
        long start = end.getInt(at + 16) & 0xffffffffL;
        if (at >= 20 && end.getInt(at - 20) == LOCATOR_64) {
            ByteBuffer end64 = part(end.getLong(at - 12), 56);
            if (end64.getInt(0) == END_64) {
                count = end64.getLong(32);
                size = end64.getLong(40);
                start = end64.getLong(48);
            }
        }
        if (size < 0 || size > LARGEST_TABLE || start < 0 || start > bytes.size() - size) {
            throw Problem.inFile(bytes.file(), "is cut short or damaged: the zip archive's contents lie beyond its end")
                    .asException();
        }
        ByteBuffer table = part(start, (int) size);
        for (long i = 0; i < count && table.remaining() >= 46; i++) {
            readEntry(table);
        }
    }

    private void readEntry(ByteBuffer table) {
        int from = table.position();
        if (table.getInt(from) != ENTRY) {
            throw new IllegalArgumentException("no entry");
        }
        int method = table.getShort(from + 10);
        long crc = table.getInt(from + 16) & 0xffffffffL;
        long packed = table.getInt(from + 20) & 0xffffffffL;
        long size = table.getInt(from + 24) & 0xffffffffL;
        int nameLength = table.getShort(from + 28) & 0xffff;
        int extraLength = table.getShort(from + 30) & 0xffff;
        int commentLength = table.getShort(from + 32) & 0xffff;
        long header = table.getInt(from + 42) & 0xffffffffL;
        table.position(from + 46);
        byte[] name = new byte[nameLength];
        table.get(name);
        ByteBuffer extra = table.slice(table.position(), extraLength).order(ByteOrder.LITTLE_ENDIAN);
        table.position(table.position() + extraLength + commentLength);
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xffff;
            int length = extra.getShort() & 0xffff;
            ByteBuffer field = extra.slice(extra.position(), Math.min(length, extra.remaining()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            extra.position(extra.position() + field.remaining());
            if (id == 1) {
                size = size == 0xffffffffL ? field.getLong() : size;
                packed = packed == 0xffffffffL ? field.getLong() : packed;
                header = header == 0xffffffffL ? field.getLong() : header;
            }
        }
        entries.put(new String(name, StandardCharsets.UTF_8), new Entry(method, crc, packed, size, header));
    }

    /**
     * A small entry as a whole, its checksum verified.
     *
     * @param most bytes that it may have
     * @return empty if there is no such entry
     * @throws ProblemException if it is larger, damaged, or packed in a way that is not supported
     */
    public Optional<byte[]> read(String name, int most) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.size() > most) {
            throw problem(name, "is too large to be what its name says")
                    .expected("at most " + most + " bytes")
                    .found(entry.size() + " bytes")
                    .asException();
        }
        byte[] data = new byte[(int) entry.size()];
        long crc = stream(name, entry, data);
        if (crc != entry.crc()) {
            throw wrongCrc(name).asException();
        }
        return Optional.of(data);
    }

    /**
     * An entry in place, its checksum verified; it must be stored, not deflated, as Keras does.
     *
     * @return empty if there is no such entry
     * @throws ProblemException if it is deflated or damaged
     */
    public Optional<FileBytes> stored(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.method() != STORED) {
            return Optional.empty();
        }
        FileBytes data = data(name, entry);
        if (data.size() != entry.size()) {
            throw problem(name, "is cut short or damaged").asException();
        }
        if (stream(name, entry, null) != entry.crc()) {
            throw wrongCrc(name).asException();
        }
        return Optional.of(data);
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The size that the archive declares for an entry, 0 if there is none. */
    public long size(String name) {
        Entry entry = entries.get(name);
        return entry == null ? 0 : entry.size();
    }

    private FileBytes data(String name, Entry entry) {
        ByteBuffer local = part(entry.header(), 30);
        if (local.getInt(0) != LOCAL) {
            throw problem(name, "is not where the zip archive says").asException();
        }
        long start = entry.header() + 30 + (local.getShort(26) & 0xffff) + (local.getShort(28) & 0xffff);
        if (start > bytes.size() - entry.packed()) {
            throw problem(name, "is cut short or damaged")
                    .expected((start + entry.packed()) + " bytes")
                    .found(bytes.size() + " bytes")
                    .asException();
        }
        return bytes.slice(start, entry.packed());
    }

    /** Unpacks into {@code target}, as much as that holds, and gives the checksum; without a target only the checksum. */
    private long stream(String name, Entry entry, byte @org.jspecify.annotations.Nullable [] target) {
        FileBytes data = data(name, entry);
        CRC32 crc = new CRC32();
        if (entry.method() == STORED) {
            long wanted = target == null ? data.size() : Math.min(target.length, data.size());
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(RUN, Math.max(1, wanted)));
            for (long at = 0; at < wanted; at += buffer.limit()) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), wanted - at));
                data.read(at, buffer);
                buffer.flip();
                if (target != null) {
                    buffer.get(target, (int) at, buffer.limit()).flip();
                }
                crc.update(buffer.duplicate());
            }
            return crc.getValue();
        }
        if (entry.method() != DEFLATED || target == null) {
            throw problem(name, "is packed in a way that is not supported").asException();
        }
        int size = inflate(name, data, target);
        crc.update(target, 0, size);
        return crc.getValue();
    }

    private int inflate(String name, FileBytes data, byte[] target) {
        Inflater inflater = new Inflater(true);
        try {
            long at = 0;
            int size = 0;
            while (size < target.length && !inflater.finished()) {
                if (inflater.needsInput()) {
                    int part = (int) Math.min(RUN, data.size() - at);
                    if (part == 0) {
                        break;
                    }
                    ByteBuffer buffer = ByteBuffer.allocate(part);
                    data.read(at, buffer);
                    inflater.setInput(buffer.array());
                    at += part;
                }
                size += inflater.inflate(target, size, target.length - size);
                if (inflater.needsDictionary()) {
                    break;
                }
            }
            return size;
        } catch (DataFormatException e) {
            throw new ProblemException(problem(name, "is damaged, it does not unpack"), e);
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer part(long from, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(from, buffer);
        return buffer.flip();
    }

    private Problem problem(String entry, String what) {
        return Problem.inFile(bytes.file(), what).subject("entry " + entry);
    }

    private Problem wrongCrc(String entry) {
        return problem(entry, "is damaged: its checksum (CRC-32) is not the one that the zip archive states")
                .nextStep("Copy or download the file again");
    }
}
