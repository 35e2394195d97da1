package org.convscope.inspect.match;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.network.LayerCall;

/** Finds which slice of one unit's kernel is most like a classic one. Safe from any thread; what chance reaches is kept. */
public final class MatchUnit {
    private final Map<Integer, ChanceMatch> chances = new ConcurrentHashMap<>();

    /**
     * A slice and the classic kernel that it is most like.
     *
     * @param input which slice of the unit's kernel
     * @param channel of the layer's input that it lies over
     * @param chance what random kernels of its size reach
     */
    public record Found(int input, int channel, KernelBank.Likeness best, ChanceMatch chance) {}

    /** The slice with the largest magnitude of the cosine; empty where the layer's kernels cannot be compared. */
    public Optional<Found> ofUnit(LayerCall call, KernelStack stack, int unit) {
        if (MatchKernels.reason(call).isPresent()) {
            return Optional.empty();
        }
        var bank = new KernelBank(stack.height());
        Optional<Found> found = Optional.empty();
        for (int input = 0; input < stack.inputs(); input++) {
            float[] slice = stack.slice(input, unit);
            if (KernelBank.hasDirection(slice)) {
                KernelBank.Likeness best = bank.best(slice);
                double most = found.map(one -> Math.abs(one.best().cosine())).orElse(0.0);
                if (Math.abs(best.cosine()) > most) {
                    found = Optional.of(new Found(
                            input,
                            MatchKernels.channel(call, stack, unit, input),
                            best,
                            chances.computeIfAbsent(stack.height(), ChanceMatch::ofSide)));
                }
            }
        }
        return found;
    }
}
