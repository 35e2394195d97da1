package org.convscope.frame.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
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
    public List<ImageData> imageData(Content content) {
        return with(content, (zip, arrays) -> arrays.stream()
                .map(array -> new ImageData(
                        array.path(),
                        Arrays.stream(array.header.shape()).boxed().toList(),
                        array.header.type().bits() + (array.header.type().isFloat() ? " bit float" : " bit")))
                .toList());
    }

    @Override
    public Frame read(Content content, FrameSource source) {
        return with(content, (zip, arrays) -> {
            long image = source.image();
            for (Member array : chosen(content, arrays, source.dataSet())) {
                if (image < array.header.images()) {
                    return new NpyArray(array.header, (offset, length) -> array.bytes(content, zip, offset, length))
                            .frame(source, format(), (int) image);
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
            String name = entry.getName();
            return "/" + name.substring(0, name.length() - ARRAY.length());
        }

        ByteBuffer bytes(Content content, ZipFile zip, long offset, long length) {
            long from = header.length() + offset;
            if (entry.getMethod() == ZipEntry.STORED) {
                return content.read(entry.getDataOffset() + from, length);
            }
            try (InputStream stream = zip.getInputStream(entry)) {
                stream.skipNBytes(from);
                byte[] bytes = stream.readNBytes(Math.toIntExact(length));
                if (bytes.length < length) {
                    throw damaged(content, entry.getName()).asException();
                }
                return ByteBuffer.wrap(bytes);
            } catch (IOException e) {
                throw new ProblemException(damaged(content, entry.getName()), e);
            }
        }
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
        int seen = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            if (!entry.getName().endsWith(ARRAY) || ++seen > MOST_ARRAYS) {
                continue;
            }
            Optional<NpyHeader> header = header(content, zip, entry).filter(NpyHeader::isFrames);
            if (header.isPresent()) {
                NpyHeader checked =
                        header.get().checked(room(entry) - header.get().length());
                arrays.add(new Member(entry, checked));
            }
        }
        return arrays;
    }

    /** Empty for arrays of text and records, which are no frames. */
    private static Optional<NpyHeader> header(Content content, ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            ByteBuffer head = ByteBuffer.wrap(stream.readNBytes(NpyHeader.MOST));
            return NpyHeader.isNpy(head.array())
                    ? Optional.of(NpyHeader.of(content, entry.getName(), head))
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
