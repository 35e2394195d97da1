package org.convscope.workspace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.FrameSource;

/**
 * What lies on the light table.
 *
 * @param frames two to eight of them to compare, in the order shown; fewer while the user chooses
 * @param mode how they are shown
 * @param reference the frame that differences are taken against; one of {@code frames}
 */
public record Comparison(List<FrameSource> frames, Mode mode, Optional<FrameSource> reference) {
    public static final int MOST_FRAMES = 8;

    public static final Comparison NONE = new Comparison(List.of(), Mode.SIDE_BY_SIDE, Optional.empty());

    /** How frames are compared. */
    public enum Mode {
        SIDE_BY_SIDE,
        /** Each minus the reference. */
        DIFFERENCE,
        /** One place, the frames one after the other. */
        BLINK
    }

    public Comparison {
        frames = List.copyOf(new LinkedHashSet<>(frames)).stream()
                .limit(MOST_FRAMES)
                .toList();
        List<FrameSource> kept = frames;
        reference = reference.filter(kept::contains);
    }

    /** Other frames; those beyond eight are left out. */
    public Comparison frames(List<FrameSource> newFrames) {
        return new Comparison(newFrames, mode, reference);
    }

    /** Lays a frame on the table, or takes it off. */
    public Comparison toggle(FrameSource frame) {
        var changed = new ArrayList<>(frames);
        if (!changed.remove(frame)) {
            changed.add(frame);
        }
        return frames(changed);
    }

    public Comparison mode(Mode newMode) {
        return new Comparison(frames, newMode, reference);
    }

    public Comparison reference(FrameSource newReference) {
        return new Comparison(frames, mode, Optional.of(newReference));
    }
}
