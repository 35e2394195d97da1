package org.convscope.inspect.cone;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convscope.network.Network;
import org.jspecify.annotations.Nullable;

/**
 * How a target is computed for each of many changes of an input.
 *
 * @param input id of the input that is changed
 * @param target id of the call that the target is of
 * @param stages what is computed on windows, in order
 * @param windows of what the stages give and of the input, by id
 * @param averages averages over whole maps that are updated: their ids, and of which call's maps they are
 * @param whole what is computed of whole maps behind all that; its inputs are calls before it. Null where the target's maps have
 *     windows
 * @param kept ids of the calls whose outputs have to be kept
 * @param changeBytes how much memory the windows of one change take
 * @param full multiply-adds of a whole pass
 * @param done multiply-adds of one change
 * @param words how far windows are computed, a sentence
 */
public record ConePlan(
        String input,
        String target,
        List<ConeStage> stages,
        Map<String, MapWindows> windows,
        Map<String, String> averages,
        @Nullable Network whole,
        Set<String> kept,
        long changeBytes,
        long full,
        long done,
        String words) {
    public ConePlan {
        stages = List.copyOf(stages);
        windows = Map.copyOf(windows);
        averages = Map.copyOf(averages);
        kept = Set.copyOf(kept);
    }

    /** How many changes there are. */
    int changes() {
        MapWindows own = Objects.requireNonNull(windows.get(input));
        return own.rows().first().length * own.columns().first().length;
    }
}
