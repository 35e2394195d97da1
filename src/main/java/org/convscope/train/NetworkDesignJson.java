package org.convscope.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscope.json.JsonFields;

/** A network's design as a file: {@code {"blocks": [{"filters": 32, ...}], "dense": [128], ...}}; docs/training.md has all entries. */
public final class NetworkDesignJson {
    private static final List<String> PADDINGS = List.of("valid", "same");
    private static final List<String> ACTIVATIONS =
            List.of("linear", "relu", "elu", "selu", "tanh", "sigmoid", "gelu", "swish");
    private static final int MOST_BLOCKS = 32;
    private static final int MOST_UNITS = 1 << 16;

    private NetworkDesignJson() {}

    /**
     * @throws org.convscope.problem.ProblemException naming the entry that is wrong
     */
    public static NetworkDesign read(Path file) {
        JsonFields json = JsonFields.read(file).only("blocks", "globalPooling", "dense", "dropout");
        List<NetworkDesign.Block> blocks =
                json.objects("blocks").stream().map(NetworkDesignJson::block).toList();
        if (blocks.size() > MOST_BLOCKS) {
            throw json.wrong("blocks", "at most " + MOST_BLOCKS);
        }
        List<Integer> dense = new ArrayList<>();
        for (double units : json.numbers("dense")) {
            if (units < 1 || units > MOST_UNITS || units != Math.rint(units)) {
                throw json.wrong("dense", "whole numbers from 1 to " + MOST_UNITS);
            }
            dense.add((int) units);
        }
        return new NetworkDesign(
                String.valueOf(file.getFileName()), blocks, flag(json, "globalPooling"), dense, share(json, "dropout"));
    }

    private static NetworkDesign.Block block(JsonFields json) {
        json.only(
                "convolutions",
                "filters",
                "kernel",
                "padding",
                "activation",
                "batchNormalization",
                "spatialDropout",
                "pool");
        return new NetworkDesign.Block(
                within(json, "convolutions", 1, 16),
                within(json, "filters", 32, MOST_UNITS),
                within(json, "kernel", 3, 31),
                json.choice("padding", PADDINGS, word -> word).orElse("same"),
                json.choice("activation", ACTIVATIONS, word -> word).orElse("relu"),
                flag(json, "batchNormalization"),
                share(json, "spatialDropout"),
                within(json, "pool", 2, 64));
    }

    private static int within(JsonFields json, String name, int missing, int most) {
        int value = json.integer(name, missing);
        if (value < 1 || value > most) {
            throw json.wrong(name, "a whole number from 1 to " + most);
        }
        return value;
    }

    private static double share(JsonFields json, String name) {
        double value = json.decimal(name).orElse(0);
        if (value < 0 || value >= 1) {
            throw json.wrong(name, "a share from 0 to below 1");
        }
        return value;
    }

    private static boolean flag(JsonFields json, String name) {
        return json.written(name)
                .map(written -> switch (written) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw json.wrong(name, "true or false");
                })
                .orElse(false);
    }
}
