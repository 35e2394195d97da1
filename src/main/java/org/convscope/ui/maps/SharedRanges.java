package org.convscope.ui.maps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.array.ColourEnds;
import org.convscope.choice.RangeScope;
import org.convscope.frame.FrameSource;
import org.convscope.task.Lane;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.PendingRequest;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Workspace;

/** The ranges that layers share with the network or with other frames; computed apart from the maps, which may take long. */
final class SharedRanges implements PendingRequest {
    private final LatestRequest<MapsWork.RangeQuestion, Map<String, ColourEnds>> request;
    private final Runnable known;
    private Map<String, ColourEnds> ranges = Map.of();
    private Optional<MapsWork.RangeQuestion> answered = Optional.empty();

    /**
     * @param busy over what they are for
     * @param known told when there are others
     * @param failed gets a sentence for the user
     */
    SharedRanges(
            TaskRunner tasks,
            BusyOverlay busy,
            LatestRequest.Answering<MapsWork.RangeQuestion, Map<String, ColourEnds>> work,
            Runnable known,
            Consumer<String> failed) {
        this.known = known;
        request = new LatestRequest<>(
                tasks,
                Lane.ENGINE,
                "range of feature maps",
                BusyOverlay.beside(busy),
                work,
                LatestRequest.listener(this::take, sentence -> {
                    answered = Optional.empty();
                    failed.accept(sentence);
                }));
    }

    /** Asks for those that the scope of the workspace needs for these maps. */
    void ask(Workspace now, MapsQuestion maps) {
        question(now, maps)
                .ifPresentOrElse(
                        asked -> request.ask(
                                asked,
                                "Range over the "
                                        + (asked.scope() == RangeScope.NETWORK ? "network" : "compared frames")),
                        this::cancel);
    }

    /** Empty where a tile's or a layer's own range is wanted. */
    private static Optional<MapsWork.RangeQuestion> question(Workspace now, MapsQuestion maps) {
        RangeScope scope = now.appearance().scope();
        if (scope == RangeScope.TILE || scope == RangeScope.LAYER) {
            return Optional.empty();
        }
        boolean compared = scope == RangeScope.FRAMES
                && !now.settings(LightTableSettings.KEY).frames().isEmpty();
        List<FrameSource> frames =
                compared ? now.settings(LightTableSettings.KEY).frames() : List.of(maps.frame());
        return Optional.of(new MapsWork.RangeQuestion(
                maps.model().network(), maps.model().preprocessing(), scope, frames, maps.layers(), maps.limits()));
    }

    @Override
    public void cancel() {
        request.cancel();
    }

    @Override
    public void forget() {
        request.forget();
        answered = Optional.empty();
    }

    private void take(MapsWork.RangeQuestion question, Map<String, ColourEnds> answer) {
        ranges = answer;
        answered = Optional.of(question);
        known.run();
    }

    /**
     * The range of a layer among these maps in the scope of the workspace.
     *
     * @return empty while it is not known: what is known may be another frame's, scope's or model's
     */
    Optional<ColourEnds> of(Workspace now, MapsQuestion maps, String layer) {
        return answered.filter(
                        question -> question(now, maps).filter(question::equals).isPresent())
                .flatMap(question -> Optional.ofNullable(ranges.get(layer)));
    }
}
