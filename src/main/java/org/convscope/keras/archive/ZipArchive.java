package org.convscope.keras.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** The entries of an open zip file. Names are only compared, never used as paths; of two alike the last counts. */
public final class ZipArchive implements AutoCloseable {
    private static final int RUN = 1 << 20;

    private final FileBytes bytes;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();

    private ZipArchive(FileBytes bytes, ZipFile zip) {
        this.bytes = bytes;
        this.zip = zip;
        zip.getEntries().asIterator().forEachRemaining(entry -> entries.put(entry.getName(), entry));
    }

    /**
     * @param bytes stay open when the archive is closed
     * @throws ProblemException if the table of contents is missing or damaged
     */
    public static ZipArchive open(FileBytes bytes) {
        try {
            return new ZipArchive(
                    bytes,
                    ZipFile.builder()
                            .setSeekableByteChannel(new ByteChannel(bytes))
                            .setUseUnicodeExtraFields(false)
                            .get());
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.inFile(bytes.file(), "is cut short or damaged: the zip archive's contents cannot be found")
                            .nextStep("Copy or download it again"),
                    e);
        }
    }

    /** Names of the entries, in the archive's order. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /**
     * A small entry as a whole, its checksum verified.
     *
     * @param most bytes that it may have
     * @return empty if there is no such entry
     * @throws ProblemException if it is larger, damaged, or packed in a way that is not supported
     */
    public Optional<byte[]> read(String name, int most) {
        return Optional.ofNullable(entries.get(name)).map(entry -> read(entry, most));
    }

    private byte[] read(ZipArchiveEntry entry, int most) {
        if (entry.getSize() > most) {
            throw problem(entry, "is too large to be what its name says")
                    .expected("at most " + most + " bytes")
                    .found(entry.getSize() + " bytes")
                    .asException();
        }
        if (!zip.canReadEntryData(entry) || (!isStored(entry) && entry.getMethod() != ZipEntry.DEFLATED)) {
            throw problem(entry, "is packed in a way that is not supported").asException();
        }
        var crc = new CRC32();
        try (InputStream stream = new CheckedInputStream(zip.getInputStream(entry), crc)) {
            byte[] data = stream.readNBytes((int) entry.getSize());
            check(entry, crc);
            return data;
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(problem(entry, "is damaged, it does not unpack"), e);
        }
    }

    /**
     * An entry in place, its checksum verified.
     *
     * @return empty if there is no such entry, or it is not stored as it is (Keras stores its weights so)
     * @throws ProblemException if it is damaged
     */
    public Optional<FileBytes> stored(String name) {
        return Optional.ofNullable(entries.get(name))
                .filter(ZipArchive::isStored)
                .map(this::stored);
    }

    private FileBytes stored(ZipArchiveEntry entry) {
        if (entry.getCompressedSize() != entry.getSize()) {
            throw problem(entry, "is cut short or damaged").asException();
        }
        FileBytes data = bytes.slice(entry.getDataOffset(), entry.getSize());
        var crc = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(RUN, data.size()));
        for (long at = 0; at < data.size(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), data.size() - at));
            data.read(at, buffer);
            crc.update(buffer.flip());
        }
        check(entry, crc);
        return data;
    }

    private static boolean isStored(ZipArchiveEntry entry) {
        return entry.getMethod() == ZipEntry.STORED;
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The size that the archive declares for an entry, 0 if there is none. */
    public long size(String name) {
        ZipArchiveEntry entry = entries.get(name);
        return entry == null ? 0 : entry.getSize();
    }

    private void check(ZipArchiveEntry entry, CRC32 crc) {
        if (crc.getValue() != entry.getCrc()) {
            throw problem(entry, "is damaged: its checksum (CRC-32) is not the one that the zip archive states")
                    .nextStep("Copy or download the file again")
                    .asException();
        }
    }

    private Problem problem(ZipArchiveEntry entry, String what) {
        return Problem.inFile(bytes.file(), what).subject("entry " + entry.getName());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
