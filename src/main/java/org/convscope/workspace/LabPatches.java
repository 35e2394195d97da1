package org.convscope.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.json.JsonFields;

/**
 * The patches of the lab, and the unit that looks at their largest numbers.
 *
 * @param threshold 0 to 70
 * @param weight 0.1 to 3
 * @param bias -20 to 20
 * @param patches always {@link #COUNT}
 */
public record LabPatches(double threshold, double weight, double bias, List<Patch> patches) {
    public static final int COUNT = 3;
    public static final double MOST_THRESHOLD = 70;
    public static final double LEAST_WEIGHT = 0.1;
    public static final double MOST_WEIGHT = 3;
    public static final double MOST_BIAS = 20;

    /**
     * A patch.
     *
     * @param name the user's
     * @param place its middle, in pixels of the frame; empty while nobody has chosen one
     */
    public record Patch(String name, Optional<PixelPosition> place) {}

    public static final LabPatches DEFAULT = new LabPatches(
            40,
            1,
            0,
            List.of(
                    new Patch("high", Optional.empty()),
                    new Patch("medium", Optional.empty()),
                    new Patch("low", Optional.empty())));

    public LabPatches {
        threshold = Math.max(0, Math.min(MOST_THRESHOLD, threshold));
        weight = Math.max(LEAST_WEIGHT, Math.min(MOST_WEIGHT, weight));
        bias = Math.max(-MOST_BIAS, Math.min(MOST_BIAS, bias));
        patches = List.copyOf(patches);
        if (patches.size() != COUNT) {
            throw new IllegalArgumentException(patches.size() + " patches");
        }
    }

    public LabPatches threshold(double other) {
        return new LabPatches(other, weight, bias, patches);
    }

    public LabPatches weight(double other) {
        return new LabPatches(threshold, other, bias, patches);
    }

    public LabPatches bias(double other) {
        return new LabPatches(threshold, weight, other, patches);
    }

    public LabPatches patch(int index, Patch patch) {
        List<Patch> changed = new ArrayList<>(patches);
        changed.set(index, patch);
        return new LabPatches(threshold, weight, bias, changed);
    }

    JsonObject written() {
        var json = new JsonObject();
        json.addProperty("threshold", threshold);
        json.addProperty("weight", weight);
        json.addProperty("bias", bias);
        var all = new JsonArray();
        for (Patch patch : patches) {
            var one = new JsonObject();
            one.addProperty("name", patch.name());
            patch.place().ifPresent(at -> {
                one.addProperty("x", at.x());
                one.addProperty("y", at.y());
            });
            all.add(one);
        }
        json.add("patches", all);
        return json;
    }

    static LabPatches read(JsonFields json) {
        json.only("threshold", "weight", "bias", "patches");
        List<Patch> patches = new ArrayList<>();
        for (JsonFields one : json.objects("patches")) {
            one.only("name", "x", "y");
            patches.add(new Patch(
                    one.needed("name"),
                    one.has("x") || one.has("y")
                            ? Optional.of(new PixelPosition(one.integer("x", 0), one.integer("y", 0)))
                            : Optional.empty()));
        }
        if (json.has("patches") && patches.size() != COUNT) {
            throw json.wrong("patches", COUNT + " patches");
        }
        return new LabPatches(
                json.decimal("threshold").orElse(DEFAULT.threshold),
                json.decimal("weight").orElse(DEFAULT.weight),
                json.decimal("bias").orElse(DEFAULT.bias),
                patches.isEmpty() ? DEFAULT.patches : patches);
    }
}
