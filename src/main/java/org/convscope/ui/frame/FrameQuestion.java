package org.convscope.ui.frame;

import java.util.List;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.stack.CombinedImages;
import org.convscope.inspect.stack.CombinedImages.Combination;
import org.convscope.task.TaskMonitor;
import org.convscope.workspace.FrameStore;

/**
 * What the Frame view is to show.
 *
 * @param images one, or those of a stack
 * @param combination of the images; empty for one that is shown as it is
 */
record FrameQuestion(List<FrameSource> images, Optional<Combination> combination) {
    static FrameQuestion image(FrameSource source) {
        return new FrameQuestion(List.of(source), Optional.empty());
    }

    /** What is done, in a few words. */
    String words() {
        return combination.isEmpty()
                ? "Reading " + images.get(0).name()
                : "Putting " + images.size() + " images together";
    }

    ShownFrame answer(FrameStore frames, TaskMonitor monitor) {
        if (combination.isEmpty()) {
            return ShownFrame.of(frames.load(images.get(0)));
        }
        // those that are there already are not read again, and the others not kept: there may be thousands
        Frame combined = CombinedImages.of(
                images, combination.get(), image -> frames.peek(image).orElseGet(() -> frames.read(image)), monitor);
        String of = combination.get() == Combination.SUM ? "Sum of " : "Maximum of ";
        return ShownFrame.named(
                of + images.size() + " images of " + combined.source().name(), combined);
    }
}
