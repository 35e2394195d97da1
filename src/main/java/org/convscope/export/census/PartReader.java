package org.convscope.export.census;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.CountedFrame;
import org.convscope.inspect.census.CountedParts;
import org.convscope.inspect.census.FrameRange;
import org.convscope.inspect.census.LayerCount;
import org.convscope.inspect.census.LayerSums;
import org.convscope.inspect.census.ResolutionShells;
import org.convscope.inspect.census.SmallMagnitudes;
import org.convscope.inspect.census.SumsNode;

/** Reads what {@link PartWriter} wrote. What it allocates grows with what the file holds, whatever lengths stand in it. */
final class PartReader {
    /** So much is believed without having seen it. */
    private static final int BELIEVED = 1 << 16;

    private final DataInputStream in;

    private PartReader(DataInputStream in) {
        this.in = in;
    }

    /** A part and what it is a part of. */
    record Read(CensusPlan plan, CensusPart part) {}

    /** What a part begins with. */
    record Header(CensusPlan plan, int from, int to) implements FrameRange {}

    /**
     * @throws IOException if it is none, or is damaged
     */
    static Read read(Path file) throws IOException {
        List<CountedFrame> frames = new ArrayList<>();
        List<SumsNode> sums = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            Header header = read(in, new CountedParts.Visitor() {
                @Override
                public void frame(CountedFrame frame) {
                    frames.add(frame);
                }

                @Override
                public void end(List<SumsNode> ofPart, int to) {
                    sums.addAll(ofPart);
                }
            });
            return new Read(header.plan(), new CensusPart(header.from(), header.to(), frames, sums));
        }
    }

    /**
     * Reads how it begins; what comes then may be damaged.
     *
     * @throws IOException if it is no part
     */
    static Header header(InputStream file) throws IOException {
        try (DataInputStream in = unpacked(file)) {
            return new PartReader(in).header();
        }
    }

    /**
     * Reads all of it, a frame at a time.
     *
     * @throws IOException if it is none, or is damaged; what was told may be wrong then
     */
    static Header read(InputStream file, CountedParts.Visitor visitor) throws IOException {
        try (DataInputStream in = unpacked(file)) {
            var reader = new PartReader(in);
            Header header = reader.header();
            for (int index = header.from(); index < header.to(); index++) {
                visitor.frame(reader.frame(header.plan(), index));
            }
            List<SumsNode> sums = reader.sums(header.plan());
            // to the end, where the check sum stands
            require(in.read() < 0);
            visitor.end(sums, header.to());
            return header;
        }
    }

    private static DataInputStream unpacked(InputStream file) throws IOException {
        return new DataInputStream(new BufferedInputStream(new GZIPInputStream(file, BELIEVED), BELIEVED));
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("it holds something else");
        }
    }

    private Header header() throws IOException {
        require(text().equals(PartWriter.FORMAT));
        CensusPlan plan = plan();
        int from = length();
        int to = length();
        require(from <= to && to <= plan.frames());
        return new Header(plan, from, to);
    }

    private CensusPlan plan() throws IOException {
        String key = text();
        int frames = length();
        int count = length();
        List<CensusPlan.Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(new CensusPlan.Layer(text(), length()));
        }
        List<String> between = texts();
        require(between.isEmpty() || between.size() == 2);
        int entries = length();
        Map<String, String> origins = new LinkedHashMap<>();
        for (int i = 0; i < entries; i++) {
            origins.put(text(), text());
        }
        return new CensusPlan(
                key,
                frames,
                layers,
                between.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new CensusPlan.Between(between.get(0), between.get(1))),
                origins);
    }

    private CountedFrame frame(CensusPlan plan, int index) throws IOException {
        String name = text();
        String content = text();
        List<String> labels = texts();
        String failure = text();
        List<LayerCount> layers = new ArrayList<>();
        if (failure.isEmpty()) {
            for (CensusPlan.Layer layer : plan.layers()) {
                layers.add(layer(layer.units()));
            }
        }
        return new CountedFrame(index, name, content, labels, failure, layers);
    }

    private List<SumsNode> sums(CensusPlan plan) throws IOException {
        int nodes = length();
        List<SumsNode> sums = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            int level = in.readInt();
            int index = in.readInt();
            require(level >= 0 && level < Integer.SIZE && index >= 0 && (long) index << level < plan.frames());
            List<LayerSums> layers = new ArrayList<>();
            for (CensusPlan.Layer layer : plan.layers()) {
                layers.add(layerSums(layer.units()));
            }
            sums.add(new SumsNode(level, index, layers));
        }
        return sums;
    }

    private LayerSums layerSums(int units) throws IOException {
        double[] products = doubles();
        double[] regionSums = doubles();
        int regions = length();
        require(products.length == 0 || products.length == units * (units + 1L) / 2);
        require(regions == 0 || regions == 2 * ResolutionShells.SHELLS);
        require(regionSums.length == (long) regions * units);
        long[] places = new long[regions];
        for (int i = 0; i < regions; i++) {
            places[i] = in.readLong();
        }
        return new LayerSums(products, regionSums, places);
    }

    private LayerCount layer(int units) throws IOException {
        int places = length();
        float largest = in.readFloat();
        double[] sums = doubles();
        float[] max = floats();
        int first = in.readInt();
        int[] zeros = ints();
        int[] ends = ints();
        float[] listed = floats();
        int[] times = ints();
        int[] steps = ints();
        require(sums.length == units && max.length == units && zeros.length == units && ends.length == units);
        require(listed.length == times.length && steps.length == (long) units * SmallMagnitudes.STEPS);
        for (int unit = 0; unit < units; unit++) {
            require(ends[unit] >= (unit == 0 ? 0 : ends[unit - 1]) && ends[unit] <= listed.length);
        }
        return new LayerCount(
                places, largest, sums, max, new SmallMagnitudes(first, zeros, ends, listed, times, steps));
    }

    private int length() throws IOException {
        int length = in.readInt();
        require(length >= 0);
        return length;
    }

    private String text() throws IOException {
        int length = length();
        byte[] bytes = in.readNBytes(length);
        require(bytes.length == length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<String> texts() throws IOException {
        int count = length();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    private double[] doubles() throws IOException {
        int length = length();
        double[] numbers = new double[Math.min(length, BELIEVED)];
        for (int i = 0; i < length; i++) {
            numbers = i < numbers.length ? numbers : Arrays.copyOf(numbers, larger(i, length));
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    private float[] floats() throws IOException {
        int length = length();
        float[] numbers = new float[Math.min(length, BELIEVED)];
        for (int i = 0; i < length; i++) {
            numbers = i < numbers.length ? numbers : Arrays.copyOf(numbers, larger(i, length));
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    private int[] ints() throws IOException {
        int length = length();
        int[] numbers = new int[Math.min(length, BELIEVED)];
        for (int i = 0; i < length; i++) {
            numbers = i < numbers.length ? numbers : Arrays.copyOf(numbers, larger(i, length));
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    private static int larger(int now, int length) {
        return (int) Math.min(length, 2L * now);
    }
}
