package org.convscope.frame.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.problem.ProblemException;

/**
 * The binary version of <a href="https://www.cs.toronto.edu/~kriz/cifar.html">CIFAR-10</a>: records of a label, 0 to 9, and
 * 32 x 32 pixels, all reds, all greens, all blues. Such a file says nothing of itself: it is told by its length and its labels.
 */
final class CifarReader implements ContainerReader {
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int CHANNELS = 3;
    private static final int RECORD = 1 + CHANNELS * PLANE;
    private static final int CLASSES = 10;
    private static final String NAMES = "batches.meta.txt";
    private static final long MOST_NAMES = 4096;
    private static final String IMAGES = "/data";
    private static final String LABELS = "/labels";

    @Override
    public String format() {
        return "CIFAR-10";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= RECORD && isLabel(head[0]) && (head.length == RECORD || isLabel(head[RECORD]));
    }

    private static boolean isLabel(byte label) {
        return label >= 0 && label < CLASSES;
    }

    @Override
    public boolean holdsFrames(FileContent content) {
        if (content.size() % RECORD != 0) {
            return false;
        }
        for (long at = 0; at < content.size(); at += RECORD) {
            if (!isLabel(content.read(at, 1).get())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean mayHoldSeveral() {
        return true;
    }

    @Override
    public int images(FileContent content, String dataSet) {
        if (!holdsFrames(content)) {
            throw content.problem("is no frame of a format that is read").asException();
        }
        if (!dataSet.isEmpty() && !dataSet.equals(IMAGES)) {
            throw content.problem("holds no such data set")
                    .subject(dataSet)
                    .found(IMAGES)
                    .asException();
        }
        return Math.toIntExact(content.size() / RECORD);
    }

    @Override
    public List<FileArray> imageData(FileContent content) {
        long images = images(content, "");
        return List.of(new FileArray(IMAGES, List.of(images, (long) SIDE, (long) SIDE, (long) CHANNELS), "8 bit"));
    }

    @Override
    public List<FileArray> arrays(FileContent content) {
        List<FileArray> images = imageData(content);
        return List.of(
                images.get(0),
                new FileArray(LABELS, List.of(images.get(0).shape().get(0)), "8 bit"));
    }

    /**
     * @throws ProblemException if there are no labels of that name
     */
    @Override
    public ImageLabels labels(FileContent content, String path) {
        double[] labels = new double[images(content, "")];
        List<String> names = names(content.file().resolveSibling(NAMES));
        for (int i = 0; i < labels.length; i++) {
            labels[i] = content.read((long) i * RECORD, 1).get();
        }
        return names.size() < CLASSES
                ? new ImageLabels(1, true, labels, List.of())
                : new ImageLabels(
                        1,
                        true,
                        new double[0],
                        Arrays.stream(labels)
                                .mapToObj(label -> names.get((int) label))
                                .toList());
    }

    /** The names of the classes, which stand in a file beside. */
    private static List<String> names(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) < MOST_NAMES
                    ? Files.readAllLines(file).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            // without names, classes are called by their numbers
            return List.of();
        }
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        ByteBuffer planes = content.read((long) source.image() * RECORD + 1, RECORD - 1);
        int[] values = new int[CHANNELS * PLANE];
        for (int i = 0; i < PLANE; i++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                values[i * CHANNELS + channel] = planes.get(channel * PLANE + i) & 0xFF;
            }
        }
        return new Frame(
                source, format(), SIDE, SIDE, CHANNELS, 8, new Pixels.Int32(values), Mask.NONE, Optional.empty());
    }
}
