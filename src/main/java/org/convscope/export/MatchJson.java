package org.convscope.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.inspect.match.KernelBank;
import org.convscope.inspect.match.KernelMatches;
import org.jspecify.annotations.Nullable;

/**
 * Kernel matches as one JSON array, a line a slice, written layer by layer: a large model has millions.
 */
public final class MatchJson {
    private static final Gson LINE =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private final Consumer<String> lines;
    private boolean begun;

    /**
     * @param lines takes the text in pieces, to each of which it adds a line end
     */
    public MatchJson(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Adds a layer. */
    public void add(KernelMatches matches) {
        var text = new StringBuilder();
        for (KernelMatches.Slice slice : matches.slices()) {
            text.append(begun ? ",\n  " : "[\n  ").append(LINE.toJson(tree(matches, slice)));
            begun = true;
        }
        if (text.length() > 0) {
            lines.accept(text.toString());
        }
    }

    /** Closes the array. */
    public void end() {
        lines.accept(begun ? "]" : "[]");
    }

    private static Map<String, @Nullable Object> tree(KernelMatches matches, KernelMatches.Slice slice) {
        Optional<KernelBank.Likeness> best = slice.best();
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("layer", matches.layer());
        tree.put("unit", slice.unit());
        tree.put("channel", slice.channel());
        tree.put("kernel", best.map(likeness -> likeness.kernel().name()).orElse(null));
        tree.put(
                "cosine",
                best.map(likeness -> JsonText.number(likeness.cosine())).orElse(null));
        tree.put("randomMedian", JsonText.number(matches.chance().median()));
        tree.put("random95", JsonText.number(matches.chance().most()));
        return tree;
    }
}
