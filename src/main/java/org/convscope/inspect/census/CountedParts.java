package org.convscope.inspect.census;

import java.util.List;

/** Parts of a census in their order, read as often as they are asked for: nobody need hold all of them. */
public interface CountedParts {
    /** Takes what was counted, frame by frame. */
    interface Visitor {
        /** The next frame, those that failed among them. */
        void frame(CountedFrame frame);

        /**
         * The end of a part.
         *
         * @param sums over those of its frames that were counted
         * @param to the first frame behind it
         */
        void end(List<SumsNode> sums, int to);
    }

    /** Which frames each part has. */
    List<? extends FrameRange> ranges();

    /**
     * Goes through all of them.
     *
     * @throws org.convscope.problem.ProblemException if one cannot be read
     */
    void read(Visitor visitor);

    /** Those that are held. */
    static CountedParts of(List<CensusPart> parts) {
        return new CountedParts() {
            @Override
            public List<CensusPart> ranges() {
                return parts;
            }

            @Override
            public void read(Visitor visitor) {
                for (CensusPart part : parts) {
                    part.frames().forEach(visitor::frame);
                    visitor.end(part.sums(), part.to());
                }
            }
        };
    }
}
