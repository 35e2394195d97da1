package org.convscope.ui.maps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JPanel;
import org.convscope.array.Range;
import org.convscope.frame.FrameSource;
import org.convscope.task.Lane;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.Veil;
import org.convscope.ui.work.Asker;
import org.convscope.workspace.RangeScope;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The ranges that layers share with the network or with other frames; computed apart from the maps, which may take long. */
final class SharedRanges {
    private final Asker<MapsWork.RangeQuestion, Map<String, Range>> asker;
    private final Runnable known;
    private Map<String, Range> ranges = Map.of();
    private Optional<MapsWork.RangeQuestion> answered = Optional.empty();

    /**
     * @param known told when there are others
     * @param failed gets a sentence for the user
     */
    SharedRanges(TaskRunner tasks, MapsWork work, Runnable known, Consumer<String> failed) {
        this.known = known;
        asker = new Asker<>(
                tasks,
                Lane.ENGINE,
                "range of feature maps",
                Veil.over(new JPanel()),
                work::ranges,
                Asker.listener(this::take, failed));
    }

    /** Asks for those that the scope of the workspace needs for these maps. */
    void ask(Workspace now, MapsQuestion question) {
        RangeScope scope = now.appearance().scope();
        if (scope == RangeScope.TILE || scope == RangeScope.LAYER) {
            cancel();
            answered = Optional.empty();
            return;
        }
        List<FrameSource> frames = List.of(question.frame());
        if (scope == RangeScope.FRAMES && !now.comparison().frames().isEmpty()) {
            frames = now.comparison().frames();
        }
        var asked = new MapsWork.RangeQuestion(
                question.network(), question.preprocessing(), scope, frames, question.layers(), question.limits());
        if (!answered.equals(Optional.of(asked))) {
            asker.ask(asked, "Range over the " + (scope == RangeScope.NETWORK ? "network" : "compared frames"));
        }
    }

    void cancel() {
        asker.cancel();
    }

    private void take(MapsWork.RangeQuestion question, Map<String, Range> answer) {
        ranges = answer;
        answered = Optional.of(question);
        known.run();
    }

    /** The last known of a layer. */
    @Nullable
    Range of(String layer) {
        return ranges.get(layer);
    }
}
