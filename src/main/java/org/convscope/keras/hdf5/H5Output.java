package org.convscope.keras.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.file.PendingFile;

/** Writes an HDF5 file of float32 datasets in one pass: numbers first, groups and superblock when it is finished. */
public final class H5Output implements AutoCloseable {
    private static final int RUN = 1 << 18;
    private static final int LARGEST_ATTRIBUTE = 60_000;

    private final PendingFile file;
    private final FileChannel channel;
    private final Group root = new Group();
    private long end = 96;

    /** A group while it is filled: its links in order, to datasets' addresses or to other groups. */
    private static final class Group {
        final Map<String, Long> datasets = new LinkedHashMap<>();
        final Map<String, Group> groups = new LinkedHashMap<>();
        final Map<String, List<String>> lists = new LinkedHashMap<>();
        final Map<String, String> texts = new LinkedHashMap<>();
        final Map<String, String> longTexts = new LinkedHashMap<>();
        final Map<String, Long> wholes = new LinkedHashMap<>();
        final Map<String, double[]> numbers = new LinkedHashMap<>();
    }

    public H5Output(Path target) throws IOException {
        this.file = PendingFile.of(target);
        this.channel = FileChannel.open(
                file.path(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** Writes a dataset; '/' in its name makes groups. */
    public void put(String name, float[] values, int[] shape, Map<String, String> attributes) throws IOException {
        long address = end;
        ByteBuffer buffer = ByteBuffer.allocate(Math.max(4, Math.min(RUN, values.length) * 4))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < values.length; done += RUN) {
            int count = Math.min(RUN, values.length - done);
            buffer.clear();
            buffer.asFloatBuffer().put(values, done, count);
            write(buffer.limit(count * 4));
        }
        H5Bytes header = H5Bytes.dataset(shape, address, values.length * 4L);
        attributes.forEach(header::attribute);
        long at = write(header);
        Group group = root;
        String rest = name;
        // a dataset cannot have others below it: such a name keeps its slash as another character
        for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/')) {
            String part = rest.substring(0, slash);
            if (part.isEmpty() || group.datasets.containsKey(part)) {
                rest = rest.replaceFirst("/", "\u2215");
                continue;
            }
            group = group.groups.computeIfAbsent(part, p -> new Group());
            rest = rest.substring(slash + 1);
        }
        String free = rest.isEmpty() ? "\u2215" : rest;
        while (group.datasets.containsKey(free) || group.groups.containsKey(free)) {
            free += "'";
        }
        group.datasets.put(free, at);
    }

    public void attribute(String name, String value) {
        texts(root, name, value);
    }

    /** A text of a group, which is made if need be; an object header holds no more than 64 kB, so longer ones stand elsewhere. */
    private static void texts(Group group, String name, String value) {
        boolean isLong = value.getBytes(StandardCharsets.UTF_8).length > LARGEST_ATTRIBUTE;
        (isLong ? group.longTexts : group.texts).put(name, value);
    }

    /**
     * A text of a group.
     *
     * @param path the group's names joined by '/'; made if need be
     */
    public void groupAttribute(String path, String name, String value) {
        texts(group(path), name, value);
    }

    /** A list of texts of a group, split as {@link #attribute(String, List)} does it. */
    public void groupAttribute(String path, String name, List<String> values) {
        lists(group(path), name, values);
    }

    private Group group(String path) {
        Group group = root;
        for (String part : path.split("/")) {
            group = group.groups.computeIfAbsent(part, p -> new Group());
        }
        return group;
    }

    public void attribute(String name, long value) {
        root.wholes.put(name, value);
    }

    /** One number, or several as a list. */
    public void attribute(String name, double... values) {
        root.numbers.put(name, values.clone());
    }

    public void attribute(String name, List<String> values) {
        lists(root, name, values);
    }

    private static void lists(Group group, String name, List<String> values) {
        int width = H5Bytes.width(values);
        int most = Math.max(1, LARGEST_ATTRIBUTE / width);
        if (values.size() <= most) {
            group.lists.put(name, List.copyOf(values));
            return;
        }
        for (int from = 0; from < values.size(); from += most) {
            int to = Math.min(values.size(), from + most);
            group.lists.put(name + from / most, List.copyOf(values.subList(from, to)));
        }
    }

    /** Writes what holds the datasets together, and puts the file under its name. */
    public void finish() throws IOException {
        long address = write(root);
        long size = end;
        channel.write(ByteBuffer.wrap(H5Bytes.superblock(address, size)), 0);
        channel.close();
        file.finish();
    }

    private long write(Group group) throws IOException {
        H5Bytes header = H5Bytes.group();
        List<Map.Entry<String, Long>> links = new ArrayList<>(group.datasets.entrySet());
        for (Map.Entry<String, Group> inner : group.groups.entrySet()) {
            links.add(Map.entry(inner.getKey(), write(inner.getValue())));
        }
        links.forEach(link -> header.link(link.getKey(), link.getValue()));
        group.lists.forEach(header::attribute);
        group.texts.forEach(header::attribute);
        for (Map.Entry<String, String> text : group.longTexts.entrySet()) {
            byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
            long heap = end;
            write(ByteBuffer.wrap(H5Bytes.heap(bytes)));
            header.longText(text.getKey(), bytes.length, heap);
        }
        group.wholes.forEach(header::attribute);
        group.numbers.forEach(header::attribute);
        return write(header);
    }

    private long write(H5Bytes header) throws IOException {
        long at = end;
        write(ByteBuffer.wrap(header.header()));
        return at;
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            end += channel.write(buffer, end);
        }
        // object headers are aligned
        end = (end + 7) / 8 * 8;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            channel.close();
        }
    }
}
