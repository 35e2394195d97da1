package org.convscope.frame.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.convscope.frame.Pixels;
import org.convscope.problem.ProblemException;

/** The arrays of an open {@code .npz}: of numbers and of words, by the names that stand behind {@code ::}. */
final class NpzArchive implements AutoCloseable {
    /** How the name of an array ends. */
    static final String ARRAY = ".npy";

    private static final int MOST_ARRAYS = 10_000;

    /** Deflate packs no better than this. */
    private static final long MOST_PACKED = 1032;

    private final FileContent content;
    private final UnpackedArray unpacked;
    private final ZipFile zip;

    /**
     * One array of numbers.
     *
     * @param path as it is named behind {@code ::}
     */
    record Member(String path, ZipArchiveEntry entry, NpyHeader header) {
        FileArray stored() {
            return new FileArray(
                    path,
                    Arrays.stream(header.shape()).boxed().toList(),
                    header.type().bits() + (header.type().isFloat() ? " bit float" : " bit"));
        }
    }

    /**
     * @param unpacked holds the packed array that was read last
     */
    NpzArchive(FileContent content, UnpackedArray unpacked) throws IOException {
        this.content = content;
        this.unpacked = unpacked;
        ZipFile.Builder builder = ZipFile.builder();
        this.zip = content.isFile()
                ? builder.setPath(content.file()).get()
                : builder.setSeekableByteChannel(new SeekableInMemoryByteChannel(
                                content.read(0, content.size()).array()))
                        .get();
    }

    /**
     * The arrays that are frames or stacks of frames.
     *
     * @throws ProblemException if one claims more than there is
     */
    List<Member> frames() throws IOException {
        List<Member> arrays = new ArrayList<>();
        for (ZipArchiveEntry entry : entries()) {
            Optional<NpyHeader> header = header(entry).filter(NpyHeader::isFrames);
            if (header.isPresent()) {
                NpyHeader checked =
                        header.get().checked(room(entry) - header.get().length());
                arrays.add(new Member(path(entry), entry, checked));
            }
        }
        return arrays;
    }

    /** Every array of numbers or words. */
    List<FileArray> arrays() throws IOException {
        List<FileArray> all = new ArrayList<>();
        for (ZipArchiveEntry entry : entries()) {
            Optional<NpyHeader> numbers = header(entry);
            if (numbers.isPresent()) {
                all.add(new Member(path(entry), entry, numbers.get()).stored());
            } else {
                NpyHeader.words(ByteBuffer.wrap(head(entry)))
                        .map(words -> new FileArray(
                                path(entry),
                                Arrays.stream(words.shape()).boxed().toList(),
                                "words"))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /** Empty where there is no such array of one or two axes. */
    Optional<ImageLabels> labels(String path) throws IOException {
        for (ZipArchiveEntry entry : entries()) {
            if (!path(entry).equals(path)) {
                continue;
            }
            Optional<NpyHeader> numbers = header(entry);
            if (numbers.isPresent() && numbers.get().rank() <= 2) {
                return Optional.of(numbers(new Member(path, entry, numbers.get())));
            }
            Optional<NpyHeader.Words> words = NpyHeader.words(ByteBuffer.wrap(head(entry)));
            if (words.isPresent() && words.get().shape().length == 1) {
                return Optional.of(words(entry, words.get()));
            }
        }
        return Optional.empty();
    }

    NpyArray array(Member member) {
        return new NpyArray(
                member.header, (offset, length) -> bytes(member.entry, member.header.length() + offset, length));
    }

    private ImageLabels numbers(Member member) {
        NpyHeader header = member.header;
        int rows = Math.toIntExact(header.rank() == 0 ? 1 : header.shape()[0]);
        int columns = Math.toIntExact(header.rank() == 2 ? header.shape()[1] : 1);
        int each = header.type().bytes();
        int count = CheckedSizes.count(content, columns, rows, 1, room(member.entry) / each);
        Pixels read = header.type()
                .decode(
                        content,
                        bytes(member.entry, header.length(), (long) count * each)
                                .order(header.order()),
                        count);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = read.get(header.columnsFirst() ? i % columns * rows + i / columns : i);
        }
        return new ImageLabels(columns, !header.type().isFloat(), values, List.of());
    }

    private ImageLabels words(ZipArchiveEntry entry, NpyHeader.Words words) {
        int rows = CheckedSizes.count(content, 1, words.shape()[0], 1, room(entry));
        int each = words.letters() * words.letterBytes();
        ByteBuffer bytes = bytes(entry, words.length(), (long) rows * each);
        Charset letters = words.letterBytes() == 1
                ? StandardCharsets.ISO_8859_1
                : Charset.forName(words.order() == ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE");
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String text = letters.decode(bytes.slice(row * each, each)).toString();
            int end = text.indexOf('\0');
            texts.add(end < 0 ? text : text.substring(0, end));
        }
        return new ImageLabels(1, false, new double[0], texts);
    }

    private List<ZipArchiveEntry> entries() {
        return Collections.list(zip.getEntriesInPhysicalOrder()).stream()
                .filter(entry -> entry.getName().endsWith(ARRAY))
                .limit(MOST_ARRAYS)
                .toList();
    }

    private static String path(ZipArchiveEntry entry) {
        String name = entry.getName();
        return "/" + name.substring(0, name.length() - ARRAY.length());
    }

    private byte[] head(ZipArchiveEntry entry) throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            return stream.readNBytes(NpyHeader.MOST);
        }
    }

    /** Empty for arrays of words and records, which are no frames. */
    private Optional<NpyHeader> header(ZipArchiveEntry entry) throws IOException {
        try {
            byte[] head = head(entry);
            return NpyHeader.isNpy(head)
                    ? Optional.of(NpyHeader.of(content, entry.getName(), ByteBuffer.wrap(head)))
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static long room(ZipArchiveEntry entry) {
        long packed = entry.getCompressedSize();
        return entry.getMethod() == ZipEntry.STORED ? packed : Math.min(entry.getSize(), packed * MOST_PACKED);
    }

    /** A part of an array, its header included. */
    private ByteBuffer bytes(ZipArchiveEntry entry, long from, long length) {
        if (entry.getMethod() == ZipEntry.STORED) {
            return content.read(entry.getDataOffset() + from, length);
        }
        try {
            Optional<byte[]> all = content.isFile()
                    ? unpacked.bytes(content.file(), entry.getName(), room(entry), () -> part(entry, 0, room(entry)))
                    : Optional.empty();
            return all.isPresent()
                    ? ByteBuffer.wrap(all.get(), Math.toIntExact(from), Math.toIntExact(length))
                            .slice()
                    : ByteBuffer.wrap(part(entry, from, length));
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new ProblemException(
                    content.problem("the packed numbers are damaged or end too early")
                            .subject(entry.getName())
                            .nextStep("Copy the file again"),
                    e);
        }
    }

    private byte[] part(ZipArchiveEntry entry, long from, long length) throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            stream.skipNBytes(from);
            byte[] bytes = stream.readNBytes(Math.toIntExact(length));
            if (bytes.length < length) {
                throw new EOFException(bytes.length + " of " + length + " bytes");
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
