package org.convscope.frame.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.NpzArchive.Member;
import org.convscope.problem.ProblemException;

/**
 * NumPy's archives, {@code .npz}: the frames of all arrays that are stacks, in the file's order; where there is no stack, all
 * arrays of (height, width). Labels, which have one axis, are passed over.
 */
final class NpzReader implements ContainerReader {
    private static final int NAME_AT = 30;

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
                && new String(head, NAME_AT, length, StandardCharsets.UTF_8).endsWith(NpzArchive.ARRAY);
    }

    @Override
    public boolean holdsFrames(FileContent content) {
        return with(content, (archive, arrays) -> !chosen(content, arrays, "").isEmpty());
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(FileContent content, String dataSet) {
        return with(content, (archive, arrays) -> {
            List<Member> chosen = chosen(content, arrays, dataSet);
            if (chosen.isEmpty()) {
                throw content.problem("holds no array that is a frame")
                        .expected("(height, width), (height, width, 3) or a stack of them")
                        .asException();
            }
            return (int) Math.min(
                    Integer.MAX_VALUE,
                    chosen.stream().mapToLong(array -> array.header().images()).sum());
        });
    }

    @Override
    public List<FileArray> imageData(FileContent content) {
        return with(
                content,
                (archive, arrays) -> arrays.stream().map(Member::stored).toList());
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        return with(content, (archive, arrays) -> {
            long image = source.image();
            for (Member array : chosen(content, arrays, source.dataSet())) {
                if (image < array.header().images()) {
                    return archive.array(array).frame(source, format(), (int) image);
                }
                image -= array.header().images();
            }
            throw new IllegalArgumentException("no image " + source.image());
        });
    }

    /** The array of a name; without one all stacks, and where there is none, all single frames. */
    private static List<Member> chosen(FileContent content, List<Member> arrays, String dataSet) {
        if (dataSet.isEmpty()) {
            List<Member> stacks =
                    arrays.stream().filter(array -> array.header().rank() > 2).toList();
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

    @Override
    public List<FileArray> arrays(FileContent content) {
        return with(content, (archive, arrays) -> archive.arrays());
    }

    @Override
    public ImageLabels labels(FileContent content, String path) {
        return with(content, (archive, arrays) -> archive.labels(path)
                .orElseThrow(() ->
                        content.problem("holds no such labels").subject(path).asException()));
    }

    private interface Use<T> {
        T apply(NpzArchive archive, List<Member> frames) throws IOException;
    }

    private <T> T with(FileContent content, Use<T> use) {
        try (var archive = new NpzArchive(content, unpacked)) {
            return use.apply(archive, archive.frames());
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(content.problem("the archive is damaged").nextStep("Copy the file again"), e);
        }
    }
}
