package org.convscope.ui.kernels;

import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.inspect.kernels.KernelRange;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.PendingRequest;
import org.jspecify.annotations.Nullable;

/** The range that all convolutions of a network share; asked for apart from the kernels, of which few may be shown. */
final class NetworkRange implements PendingRequest {
    private final LatestRequest<Network, KernelRange> request;
    private final Runnable known;
    private @Nullable Network network;
    private @Nullable KernelRange weights;

    /**
     * @param busy over what it is for
     * @param known told when it is
     * @param failed gets a sentence for the user
     */
    NetworkRange(TaskRunner tasks, BusyOverlay busy, KernelsWork work, Runnable known, Consumer<String> failed) {
        this.known = known;
        request = new LatestRequest<>(
                tasks,
                Lane.POOL,
                "range of kernels",
                BusyOverlay.beside(busy),
                work::all,
                LatestRequest.listener(this::take, sentence -> {
                    network = null;
                    failed.accept(sentence);
                }));
    }

    void ask(Network wanted) {
        request.ask(wanted, "Range over the network");
    }

    @Override
    public void cancel() {
        request.cancel();
    }

    @Override
    public void forget() {
        request.forget();
        network = null;
    }

    private void take(Network of, KernelRange answer) {
        network = of;
        weights = answer;
        known.run();
    }

    /** Empty while it is not known: what is known may be another network's. */
    Optional<ColourEnds> of(Network wanted, ColourLimits limits) {
        return Optional.ofNullable(weights).filter(all -> wanted == network).map(all -> all.ends(limits));
    }
}
