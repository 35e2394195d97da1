package org.convscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.census.FrameContents;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.census.CountableFrames;
import org.convscope.inspect.census.FrameIdentity;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.task.TaskMonitor;

/** The frames of a census with the names of all their categories, and what is in them. */
final class CensusFrames {
    private final FrameFiles frames;
    private final CommandOutput console;
    private final FrameContents contents;
    private final Map<FrameSource, Set<String>> labels = new LinkedHashMap<>();

    CensusFrames(FrameFiles frames, CommandOutput console) {
        this.frames = frames;
        this.contents = new FrameContents(frames);
        this.console = console;
    }

    /** All that are named, each once. */
    List<LabelledFrame> list(List<String> names, RenameOptions renames) {
        KnownLabels known = KnownLabels.of(names, renames, frames, console.monitor());
        for (CategorizedFrame entry : new FrameArguments(frames, console).categorised(names)) {
            Set<String> own = labels.computeIfAbsent(entry.source(), source -> new LinkedHashSet<>());
            List<Double> values = known.values(entry.source());
            for (int i = 0; i < values.size(); i++) {
                own.add(CountableFrames.label(known.columns().get(i), values.get(i)));
            }
            if (values.stream().allMatch(value -> value.isNaN())) {
                own.add(entry.category());
            }
            own.remove("");
        }
        return CountableFrames.of(labels).frames();
    }

    /** Reads and prepares a frame, which must still be what it was when its content was said. */
    Function<LabelledFrame, NetworkInput> inputs(Function<Frame, NetworkInput> prepare) {
        return frame -> {
            NetworkInput input = prepare.apply(frames.read(frame.source()));
            contents.requireSame(frame.source());
            return input;
        };
    }

    /** One set of names a frame, in the order of the list. */
    List<Set<String>> labels() {
        return List.copyOf(labels.values());
    }

    /**
     * One a frame. Files are read for a range only, each once: other processes may be at the rest.
     *
     * @param from the first frame whose content is said; those outside of the range have none
     * @param to the first one behind them
     */
    List<FrameIdentity> identities(List<LabelledFrame> listed, int from, int to, TaskMonitor monitor) {
        List<FrameIdentity> identities = new ArrayList<>();
        for (LabelledFrame frame : listed) {
            monitor.checkCancelled();
            int index = identities.size();
            Set<String> own = labels.getOrDefault(frame.source(), Set.of());
            identities.add(
                    index >= from && index < to
                            ? contents.of(frame.source(), own)
                            : new FrameIdentity(frame.source().toString(), "", List.copyOf(own)));
        }
        return identities;
    }
}
