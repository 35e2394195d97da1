package org.convscope.ui.kernels;

import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.array.Ends;
import org.convscope.array.Limits;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.Veil;
import org.convscope.ui.work.Asker;
import org.jspecify.annotations.Nullable;

/** The range that all convolutions of a network share; asked for apart from the kernels, of which few may be shown. */
final class NetworkRange {
    private final Asker<Network, KernelsWork.AllWeights> asker;
    private final Runnable known;
    private @Nullable Network network;
    private KernelsWork.@Nullable AllWeights weights;

    /**
     * @param veil over what it is for
     * @param known told when it is
     * @param failed gets a sentence for the user
     */
    NetworkRange(TaskRunner tasks, Veil veil, KernelsWork work, Runnable known, Consumer<String> failed) {
        this.known = known;
        asker = new Asker<>(
                tasks,
                Lane.POOL,
                "range of kernels",
                Veil.beside(veil),
                work::all,
                Asker.listener(this::take, sentence -> {
                    network = null;
                    failed.accept(sentence);
                }));
    }

    void ask(Network wanted) {
        asker.ask(wanted, "Range over the network");
    }

    void cancel() {
        asker.cancel();
    }

    void forget() {
        asker.forget();
        network = null;
    }

    private void take(Network of, KernelsWork.AllWeights answer) {
        network = of;
        weights = answer;
        known.run();
    }

    /** Empty while it is not known: what is known may be another network's. */
    Optional<Ends> of(Network wanted, Limits limits) {
        return Optional.ofNullable(weights)
                .filter(all -> wanted == network)
                .map(all -> limits instanceof Limits.Percentiles ? all.percentiles() : Ends.of(all.extremes()));
    }
}
