package org.convscope.inspect.census;

import java.util.Optional;

/** What was counted of frames before, by what is in them: whatever they are called, and whichever list they are in. */
public interface KnownCounts {
    /** Nothing is known, nothing is kept. */
    KnownCounts NONE = new KnownCounts() {
        @Override
        public Optional<CensusPart> find(FrameIdentity frame) {
            return Optional.empty();
        }

        @Override
        public void keep(FrameIdentity frame, CensusPart part) {
            // nowhere
        }
    };

    /** The part of this frame alone, at whatever place in whatever list. */
    Optional<CensusPart> find(FrameIdentity frame);

    /** Keeps the part of one frame that was counted, if there is room. */
    void keep(FrameIdentity frame, CensusPart part);
}
