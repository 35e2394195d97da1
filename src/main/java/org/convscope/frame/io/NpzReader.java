package org.convscope.frame.io;

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
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * NumPy's archives, {@code .npz}: the frames of all arrays that are stacks, in the file's order; where there is no stack, all
 * arrays of (height, width). Labels, which have one axis, are passed over.
 */
final class NpzReader implements ContainerReader {
    private static final String ARRAY = ".npy";
    private static final int NAME_AT = 30;
    private static final int MOST_ARRAYS = 10_000;

    /** Deflate packs no better than this. */
    private static final long MOST_PACKED = 1032;

    private final UnpackedArray unpacked = new UnpackedArray();

    @Override
    public String format() {
        return "NumPy archive";
    }

    @Override
    public boolean recognises(byte[] head) {
        if (head.length < NAME_AT || head[0] != 'P' || head[1] != 'K' || head[2] != 3 || head[3] != 4) {
            return false;
        }
        int length = (head[26] & 0xFF) | (head[27] & 0xFF) << 8;
        return NAME_AT + length <= head.length
                && new String(head, NAME_AT, length, StandardCharsets.UTF_8).endsWith(ARRAY);
    }

    @Override
    public boolean holdsFrames(Content content) {
        return with(content, (zip, arrays) -> !chosen(content, arrays, "").isEmpty());
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(Content content, String dataSet) {
        return with(content, (zip, arrays) -> {
            List<Member> chosen = chosen(content, arrays, dataSet);
            if (chosen.isEmpty()) {
                throw content.problem("holds no array that is a frame")
                        .expected("(height, width), (height, width, 3) or a stack of them")
                        .asException();
            }
            return (int) Math.min(
                    Integer.MAX_VALUE,
                    chosen.stream().mapToLong(array -> array.header.images()).sum());
        });
    }

    @Override
    public List<StoredArray> imageData(Content content) {
        return with(
                content, (zip, arrays) -> arrays.stream().map(Member::stored).toList());
    }

    @Override
    public Frame read(Content content, FrameSource source) {
        return with(content, (zip, arrays) -> {
            long image = source.image();
            for (Member array : chosen(content, arrays, source.dataSet())) {
                if (image < array.header.images()) {
                    return array(content, zip, array).frame(source, format(), (int) image);
                }
                image -= array.header.images();
            }
            throw new IllegalArgumentException("no image " + source.image());
        });
    }

    /** The array of a name; without one all stacks, and where there is none, all single frames. */
    private static List<Member> chosen(Content content, List<Member> arrays, String dataSet) {
        if (dataSet.isEmpty()) {
            List<Member> stacks =
                    arrays.stream().filter(array -> array.header.rank() > 2).toList();
            return stacks.isEmpty() ? arrays : stacks;
        }
        List<Member> named =
                arrays.stream().filter(array -> array.path().equals(dataSet)).toList();
        if (named.isEmpty()) {
            throw content.problem("holds no such array of frames")
                    .subject(dataSet)
                    .found(arrays.stream().map(Member::path).collect(Collectors.joining(", ")))
                    .asException();
        }
        return named;
    }

    /** One array of the archive. */
    private record Member(ZipArchiveEntry entry, NpyHeader header) {
        /** As it is named behind {@code ::}. */
        String path() {
            return NpzReader.path(entry);
        }

        StoredArray stored() {
            return new StoredArray(
                    path(),
                    Arrays.stream(header.shape()).boxed().toList(),
                    header.type().bits() + (header.type().isFloat() ? " bit float" : " bit"));
        }
    }

    private static String path(ZipArchiveEntry entry) {
        String name = entry.getName();
        return "/" + name.substring(0, name.length() - ARRAY.length());
    }

    /** A part of an array, its header included. */
    private ByteBuffer bytes(Content content, ZipFile zip, ZipArchiveEntry entry, long from, long length) {
        if (entry.getMethod() == ZipEntry.STORED) {
            return content.read(entry.getDataOffset() + from, length);
        }
        try {
            if (content.isFile()) {
                Optional<byte[]> all =
                        unpacked.bytes(content.file(), entry.getName(), room(entry), () -> all(content, zip, entry));
                if (all.isPresent()) {
                    return ByteBuffer.wrap(all.get(), Math.toIntExact(from), Math.toIntExact(length))
                            .slice();
                }
            }
            try (InputStream stream = zip.getInputStream(entry)) {
                stream.skipNBytes(from);
                byte[] bytes = stream.readNBytes(Math.toIntExact(length));
                if (bytes.length < length) {
                    throw damaged(content, entry.getName()).asException();
                }
                return ByteBuffer.wrap(bytes);
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new ProblemException(damaged(content, entry.getName()), e);
        }
    }

    private static byte[] all(Content content, ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(Math.toIntExact(room(entry)));
            if (bytes.length < room(entry)) {
                throw damaged(content, entry.getName()).asException();
            }
            return bytes;
        }
    }

    private NpyArray array(Content content, ZipFile zip, Member member) {
        return new NpyArray(
                member.header,
                (offset, length) -> bytes(content, zip, member.entry, member.header.length() + offset, length));
    }

    @Override
    public List<StoredArray> arrays(Content content) {
        return with(content, (zip, arrays) -> {
            List<StoredArray> all = new ArrayList<>();
            for (ZipArchiveEntry entry : entries(zip)) {
                Optional<NpyHeader> numbers = header(content, zip, entry);
                if (numbers.isPresent()) {
                    all.add(new Member(entry, numbers.get()).stored());
                } else {
                    NpyHeader.words(ByteBuffer.wrap(head(zip, entry)))
                            .map(words -> new StoredArray(
                                    path(entry),
                                    Arrays.stream(words.shape()).boxed().toList(),
                                    "words"))
                            .ifPresent(all::add);
                }
            }
            return all;
        });
    }

    @Override
    public Labels labels(Content content, String path) {
        return with(content, (zip, arrays) -> {
            for (ZipArchiveEntry entry : entries(zip)) {
                if (!path(entry).equals(path)) {
                    continue;
                }
                Optional<NpyHeader> numbers = header(content, zip, entry);
                if (numbers.isPresent() && numbers.get().rank() <= 2) {
                    return numbers(content, zip, new Member(entry, numbers.get()));
                }
                Optional<NpyHeader.Words> words = NpyHeader.words(ByteBuffer.wrap(head(zip, entry)));
                if (words.isPresent() && words.get().shape().length == 1) {
                    return words(content, zip, entry, words.get());
                }
            }
            throw content.problem("holds no such labels").subject(path).asException();
        });
    }

    private Labels numbers(Content content, ZipFile zip, Member member) {
        NpyHeader header = member.header;
        int rows = Math.toIntExact(header.rank() == 0 ? 1 : header.shape()[0]);
        int columns = Math.toIntExact(header.rank() == 2 ? header.shape()[1] : 1);
        int each = header.type().bytes();
        int count = Sizes.count(content, columns, rows, 1, room(member.entry) / each);
        Pixels read = header.type()
                .decode(
                        content,
                        bytes(content, zip, member.entry, header.length(), (long) count * each)
                                .order(header.order()),
                        count);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = read.get(header.columnsFirst() ? i % columns * rows + i / columns : i);
        }
        return new Labels(columns, !header.type().isFloat(), values, List.of());
    }

    private Labels words(Content content, ZipFile zip, ZipArchiveEntry entry, NpyHeader.Words words) {
        int rows = Sizes.count(content, 1, words.shape()[0], 1, room(entry));
        int each = words.letters() * words.letterBytes();
        ByteBuffer bytes = bytes(content, zip, entry, words.length(), (long) rows * each);
        Charset letters = words.letterBytes() == 1
                ? StandardCharsets.ISO_8859_1
                : Charset.forName(words.order() == ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE");
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String text = letters.decode(bytes.slice(row * each, each)).toString();
            int end = text.indexOf('\0');
            texts.add(end < 0 ? text : text.substring(0, end));
        }
        return new Labels(1, false, new double[0], texts);
    }

    private static Problem damaged(Content content, String name) {
        return content.problem("the packed numbers are damaged or end too early")
                .subject(name)
                .nextStep("Copy the file again");
    }

    private interface Use<T> {
        T apply(ZipFile zip, List<Member> arrays) throws IOException;
    }

    private static <T> T with(Content content, Use<T> use) {
        try (ZipFile zip = open(content)) {
            return use.apply(zip, arrays(content, zip));
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(content.problem("the archive is damaged").nextStep("Copy the file again"), e);
        }
    }

    private static ZipFile open(Content content) throws IOException {
        ZipFile.Builder builder = ZipFile.builder();
        return content.isFile()
                ? builder.setPath(content.file()).get()
                : builder.setSeekableByteChannel(new SeekableInMemoryByteChannel(
                                content.read(0, content.size()).array()))
                        .get();
    }

    private static List<Member> arrays(Content content, ZipFile zip) throws IOException {
        List<Member> arrays = new ArrayList<>();
        for (ZipArchiveEntry entry : entries(zip)) {
            Optional<NpyHeader> header = header(content, zip, entry).filter(NpyHeader::isFrames);
            if (header.isPresent()) {
                NpyHeader checked =
                        header.get().checked(room(entry) - header.get().length());
                arrays.add(new Member(entry, checked));
            }
        }
        return arrays;
    }

    private static List<ZipArchiveEntry> entries(ZipFile zip) {
        return Collections.list(zip.getEntriesInPhysicalOrder()).stream()
                .filter(entry -> entry.getName().endsWith(ARRAY))
                .limit(MOST_ARRAYS)
                .toList();
    }

    private static byte[] head(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            return stream.readNBytes(NpyHeader.MOST);
        }
    }

    /** Empty for arrays of text and records, which are no frames. */
    private static Optional<NpyHeader> header(Content content, ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try {
            byte[] head = head(zip, entry);
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
}
