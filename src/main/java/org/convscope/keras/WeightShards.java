package org.convscope.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.ModelJson;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.problem.Problem;

/**
 * Weights that Keras 3 saved in several files ({@code save_weights(max_shard_size=...)}): an index {@code name.weights.json} beside
 * {@code name_00000.weights.h5} and on.
 *
 * @param first the file with the first of them
 * @param others the rest, in order
 */
record WeightShards(Path first, List<Path> others) {
    private static final Pattern SHARD = Pattern.compile("(.+)_\\d{5}\\.weights\\.h5");
    private static final String INDEX = ".weights.json";
    private static final int LARGEST_INDEX = 1 << 26;
    private static final int MOST_SHARDS = 10_000;

    /**
     * What a file that somebody names belongs to; empty where it is no part of such a set.
     *
     * @throws org.convscope.problem.ProblemException if the index is damaged, or a file that it names is missing
     */
    static Optional<WeightShards> of(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher shard = SHARD.matcher(name);
        if (name.endsWith(INDEX) && Files.isRegularFile(file)) {
            return Optional.of(read(file));
        }
        Path index = shard.matches() ? file.resolveSibling(shard.group(1) + INDEX) : file;
        if (!shard.matches() || !Files.isRegularFile(index)) {
            return Optional.empty();
        }
        WeightShards all = read(index);
        boolean belongs = all.first.getFileName().equals(file.getFileName())
                || all.others.stream().anyMatch(other -> other.getFileName().equals(file.getFileName()));
        return belongs ? Optional.of(all) : Optional.empty();
    }

    private static WeightShards read(Path index) {
        JsonObject json;
        try (FileBytes bytes = FileBytes.open(index)) {
            if (bytes.size() > LARGEST_INDEX) {
                throw Problem.inFile(index, "is too large to be an index of weights")
                        .asException();
            }
            json = ModelJson.parse(new String(bytes.head((int) bytes.size()), StandardCharsets.UTF_8));
        }
        JsonObject map = ConfigJson.object(json, "weight_map")
                .orElseThrow(() -> Problem.inFile(index, "is no index of weights: it lacks weight_map")
                        .asException());
        var names = new TreeSet<String>();
        map.asMap().values().forEach(value -> collect(index, value, names));
        if (names.isEmpty() || names.size() > MOST_SHARDS) {
            throw Problem.inFile(index, "names no files of weights, or far too many")
                    .found(names.size())
                    .asException();
        }
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            Path file = index.resolveSibling(name);
            if (!Files.isRegularFile(file)) {
                throw Problem.inFile(index, "names a file that is not there")
                        .found(name)
                        .nextStep("Copy all files of these weights into one folder")
                        .asException();
            }
            files.add(file);
        }
        return new WeightShards(files.get(0), List.copyOf(files.subList(1, files.size())));
    }

    /** Names of files in the same folder, and of nothing else. */
    private static void collect(Path index, JsonElement value, TreeSet<String> names) {
        if (value.isJsonArray()) {
            value.getAsJsonArray().forEach(item -> collect(index, item, names));
        } else if (ConfigJson.isText(value)
                && SHARD.matcher(value.getAsString()).matches()
                && !value.getAsString().contains("/")
                && !value.getAsString().contains("\\")) {
            names.add(value.getAsString());
        } else {
            throw Problem.inFile(index, "names something that is no file of weights")
                    .found(value.toString().length() > 80 ? "something long" : value)
                    .asException();
        }
    }
}
