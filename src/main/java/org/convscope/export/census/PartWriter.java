package org.convscope.export.census;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.convscope.frame.io.ResultFiles;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.CountedFrame;
import org.convscope.inspect.census.LayerCount;
import org.convscope.inspect.census.LayerSums;
import org.convscope.inspect.census.SmallMagnitudes;
import org.convscope.inspect.census.SumsNode;

/** Writes a part of a census with its plan in a format of its own, which {@link PartReader} reads. */
final class PartWriter {
    /** The first text in the file. */
    static final String FORMAT = ResultFiles.CENSUS_PART + " 2";

    private final DataOutputStream out;

    private PartWriter(DataOutputStream out) {
        this.out = out;
    }

    static void write(CensusPlan plan, CensusPart part, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(plan, part, out);
        }
    }

    static void write(CensusPlan plan, CensusPart part, OutputStream file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(file, 1 << 16), 1 << 16))) {
            var writer = new PartWriter(out);
            writer.text(FORMAT);
            writer.plan(plan);
            writer.part(part);
        }
    }

    private void plan(CensusPlan plan) throws IOException {
        text(plan.key());
        out.writeInt(plan.frames());
        out.writeInt(plan.layers().size());
        for (CensusPlan.Layer layer : plan.layers()) {
            text(layer.name());
            out.writeInt(layer.units());
        }
        texts(plan.between()
                .map(between -> List.of(between.positive(), between.other()))
                .orElse(List.of()));
        out.writeInt(plan.origins().size());
        for (Map.Entry<String, String> origin : plan.origins().entrySet()) {
            text(origin.getKey());
            text(origin.getValue());
        }
    }

    private void part(CensusPart part) throws IOException {
        out.writeInt(part.from());
        out.writeInt(part.to());
        for (CountedFrame frame : part.frames()) {
            text(frame.name());
            text(frame.content());
            texts(frame.labels());
            text(frame.failure());
            for (LayerCount layer : frame.layers()) {
                layer(layer);
            }
        }
        out.writeInt(part.sums().size());
        for (SumsNode node : part.sums()) {
            out.writeInt(node.level());
            out.writeInt(node.index());
            for (LayerSums layer : node.layers()) {
                doubles(layer.products());
                doubles(layer.regionSums());
                out.writeInt(layer.regionPlaces().length);
                for (long places : layer.regionPlaces()) {
                    out.writeLong(places);
                }
            }
        }
    }

    private void layer(LayerCount layer) throws IOException {
        out.writeInt(layer.places());
        out.writeFloat(layer.largest());
        doubles(layer.sums());
        floats(layer.max());
        SmallMagnitudes small = layer.magnitudes();
        out.writeInt(small.first());
        ints(small.zeros());
        ints(small.ends());
        floats(small.listed());
        ints(small.times());
        ints(small.steps());
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private void texts(List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text);
        }
    }

    private void doubles(double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private void floats(float[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    private void ints(int[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (int number : numbers) {
            out.writeInt(number);
        }
    }
}
