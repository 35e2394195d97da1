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

    /**
     * @throws IOException if it is none, or is damaged
     */
    static Read read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /**
     * @throws IOException if it is none, or is damaged
     */
    static Read read(InputStream file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(file, BELIEVED), BELIEVED))) {
            var reader = new PartReader(in);
            require(reader.text().equals(PartWriter.FORMAT));
            CensusPlan plan = reader.plan();
            CensusPart part = reader.part(plan);
            // to the end, where the check sum stands
            require(in.read() < 0);
            return new Read(plan, part);
        }
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("it holds something else");
        }
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

    private CensusPart part(CensusPlan plan) throws IOException {
        int from = length();
        int to = length();
        require(from <= to && to <= plan.frames());
        List<CountedFrame> frames = new ArrayList<>();
        for (int index = from; index < to; index++) {
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
            frames.add(new CountedFrame(index, name, content, labels, failure, layers));
        }
        int nodes = length();
        List<SumsNode> sums = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            int level = in.readInt();
            int index = in.readInt();
            require(level >= 0 && level < Integer.SIZE && index >= 0 && (long) index << level < plan.frames());
            List<LayerSums> layers = new ArrayList<>();
            for (CensusPlan.Layer layer : plan.layers()) {
                layers.add(sums(layer.units()));
            }
            sums.add(new SumsNode(level, index, layers));
        }
        return new CensusPart(from, to, frames, sums);
    }

    private LayerSums sums(int units) throws IOException {
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
        int[] octaves = ints();
        require(sums.length == units && max.length == units && zeros.length == units && ends.length == units);
        require(listed.length == times.length && octaves.length == (long) units * SmallMagnitudes.OCTAVES);
        for (int unit = 0; unit < units; unit++) {
            require(ends[unit] >= (unit == 0 ? 0 : ends[unit - 1]) && ends[unit] <= listed.length);
        }
        return new LayerCount(
                places, largest, sums, max, new SmallMagnitudes(first, zeros, ends, listed, times, octaves));
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
