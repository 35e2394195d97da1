package org.convscope.ui.dataset;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;

/** The frames that pass a filter, whatever labels they had when they were predicted; two of the same content stay two. */
final class PassingFrames implements Predicate<LabelledFrame> {
    private final String filter;
    private final Set<FrameSource> sources = new HashSet<>();

    /**
     * @param filter as text; empty where all frames pass
     * @param passing the frames that do
     */
    PassingFrames(String filter, DataSet passing) {
        this.filter = filter;
        if (!filter.isEmpty()) {
            passing.frames().forEach(frame -> sources.add(frame.source()));
        }
    }

    String filter() {
        return filter;
    }

    @Override
    public boolean test(LabelledFrame frame) {
        return filter.isEmpty() || sources.contains(frame.source());
    }
}
