package org.convscope.ui.kept;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.file.FileStamp;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.DataSetPredictions.Meaning;

/**
 * Predictions as JSON of a known version, entry by entry: a network of a thousand classes says millions of numbers about a data
 * set. Reading takes the entries in the order that they are written in, and nothing else.
 */
final class StoredPredictionsJson {
    private static final int VERSION = 1;

    private StoredPredictionsJson() {}

    static void write(PredictionKey key, StoredPredictions stored, JsonWriter out) throws IOException {
        out.beginObject();
        out.name("convscopePredictions").value(VERSION);
        out.name("key");
        write(key.entries(), out);
        out.name("predicted").value(stored.predicted().toString());
        out.name("provenance");
        write(stored.provenance(), out);
        out.name("numbers").beginArray();
        for (Meaning number : stored.numbers()) {
            out.beginObject();
            out.name("output").value(number.output());
            out.name("labelOutput").value(number.label().output());
            out.name("index").value(number.label().index());
            out.name("name").value(number.label().name());
            out.name("kind").value(number.label().kind().name());
            out.name("id").value(number.label().id());
            out.endObject();
        }
        out.endArray();
        out.name("frames").beginArray();
        for (StoredPredictions.Row row : stored.rows()) {
            write(row, out);
        }
        out.endArray();
        out.endObject();
    }

    private static void write(Map<String, String> texts, JsonWriter out) throws IOException {
        out.beginObject();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            out.name(text.getKey()).value(text.getValue());
        }
        out.endObject();
    }

    private static void write(StoredPredictions.Row row, JsonWriter out) throws IOException {
        FrameSource source = row.source();
        out.beginObject();
        out.name("file").value(source.file().toString());
        out.name("dataSet").value(source.dataSet());
        out.name("image").value(source.isOneOfSeveral() ? source.image() : -1);
        out.name("size").value(row.stamp().size());
        out.name("modifiedNanos").value(row.stamp().modifiedNanos());
        out.name("values").beginArray();
        for (float value : row.values()) {
            if (Float.isFinite(value)) {
                out.value(value);
            } else {
                // JSON has no such numbers
                out.value(Float.toString(value));
            }
        }
        out.endArray();
        out.endObject();
    }

    /**
     * Empty where it is of another version, or of another key.
     *
     * @throws IOException or a RuntimeException if it is damaged
     */
    static Optional<StoredPredictions> read(PredictionKey key, JsonReader in) throws IOException {
        in.beginObject();
        expect("convscopePredictions", in);
        if (in.nextInt() != VERSION) {
            return Optional.empty();
        }
        expect("key", in);
        if (!texts(in).equals(key.entries())) {
            return Optional.empty();
        }
        expect("predicted", in);
        Instant predicted = Instant.parse(in.nextString());
        expect("provenance", in);
        Map<String, String> provenance = texts(in);
        expect("numbers", in);
        List<Meaning> numbers = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            numbers.add(number(in));
        }
        in.endArray();
        expect("frames", in);
        List<StoredPredictions.Row> rows = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            rows.add(row(numbers.size(), in));
        }
        in.endArray();
        in.endObject();
        if (in.peek() != JsonToken.END_DOCUMENT) {
            throw new IOException("something follows the predictions");
        }
        return Optional.of(new StoredPredictions(predicted, provenance, numbers, rows));
    }

    private static void expect(String name, JsonReader in) throws IOException {
        String found = in.nextName();
        if (!found.equals(name)) {
            throw new IOException("'" + name + "' expected, '" + found + "' found");
        }
    }

    private static Map<String, String> texts(JsonReader in) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
            texts.put(in.nextName(), in.nextString());
        }
        in.endObject();
        return texts;
    }

    private static String text(String name, JsonReader in) throws IOException {
        expect(name, in);
        return in.nextString();
    }

    private static Meaning number(JsonReader in) throws IOException {
        in.beginObject();
        String output = text("output", in);
        String labelOutput = text("labelOutput", in);
        expect("index", in);
        int index = in.nextInt();
        String name = text("name", in);
        OutputLabel.Kind kind = OutputLabel.Kind.valueOf(text("kind", in));
        String id = text("id", in);
        in.endObject();
        return new Meaning(output, new OutputLabel(labelOutput, index, name, kind, id));
    }

    private static StoredPredictions.Row row(int count, JsonReader in) throws IOException {
        in.beginObject();
        Path file = Path.of(text("file", in));
        String dataSet = text("dataSet", in);
        expect("image", in);
        int image = in.nextInt();
        expect("size", in);
        long size = in.nextLong();
        expect("modifiedNanos", in);
        var stamp = new FileStamp(size, in.nextLong());
        expect("values", in);
        float[] values = new float[count];
        in.beginArray();
        for (int i = 0; i < count; i++) {
            values[i] = Float.parseFloat(in.nextString());
        }
        in.endArray();
        in.endObject();
        FrameSource source = image < 0 ? new FrameSource(file, dataSet) : new FrameSource(file, dataSet, image);
        return new StoredPredictions.Row(source, stamp, values);
    }
}
