package org.convscope.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.convscope.choice.KernelOrigin;
import org.convscope.json.JsonFields;

/**
 * A kernel of the lab.
 *
 * @param side of a classic one: 3, 5 or 7
 * @param classic its name
 * @param channel input channel of a learned one, from 0
 * @param typed numbers of a typed one, row by row: a square of 3x3 to 7x7
 */
public record LabKernelChoice(KernelOrigin origin, int side, String classic, int channel, List<Double> typed) {
    private static final int MOST_TYPED = 49;
    /** Beyond it no sum over counts can be told from another. */
    private static final double MOST_NUMBER = 1e6;

    public static final LabKernelChoice DEFAULT = new LabKernelChoice(
            KernelOrigin.CLASSIC,
            3,
            "edge of the course",
            0,
            List.of(-1.0, 0.0, 1.0, -10.0, 0.0, 10.0, -1.0, 0.0, 1.0));

    public LabKernelChoice {
        side = side <= 3 ? 3 : side <= 5 ? 5 : 7;
        channel = Math.max(0, channel);
        typed = typed.stream()
                .limit(MOST_TYPED)
                .map(number -> Math.max(-MOST_NUMBER, Math.min(MOST_NUMBER, number)))
                .toList();
    }

    public LabKernelChoice origin(KernelOrigin other) {
        return new LabKernelChoice(other, side, classic, channel, typed);
    }

    public LabKernelChoice side(int other) {
        return new LabKernelChoice(origin, other, classic, channel, typed);
    }

    public LabKernelChoice classic(String other) {
        return new LabKernelChoice(origin, side, other, channel, typed);
    }

    public LabKernelChoice channel(int other) {
        return new LabKernelChoice(origin, side, classic, other, typed);
    }

    public LabKernelChoice typed(List<Double> others) {
        return new LabKernelChoice(origin, side, classic, channel, others);
    }

    JsonObject written() {
        var json = new JsonObject();
        json.addProperty("origin", JsonFields.word(origin));
        json.addProperty("side", side);
        json.addProperty("classic", classic);
        json.addProperty("channel", channel);
        var numbers = new JsonArray();
        typed.forEach(numbers::add);
        json.add("typed", numbers);
        return json;
    }

    static LabKernelChoice read(JsonFields json) {
        json.only("origin", "side", "classic", "channel", "typed");
        return new LabKernelChoice(
                json.choice("origin", DEFAULT.origin),
                json.integer("side", DEFAULT.side),
                json.text("classic").orElse(DEFAULT.classic),
                json.integer("channel", DEFAULT.channel),
                json.has("typed") ? json.numbers("typed") : DEFAULT.typed);
    }
}
