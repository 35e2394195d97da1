package org.convscope.inspect.inputs;

import org.convscope.choice.InputCut;
import org.convscope.input.FrameCrop;
import org.convscope.input.FrameResampling;
import org.convscope.input.Preprocessing;

/** A preprocessing that differs from another one in the part of the frame that it takes alone. */
public final class CutPreprocessing {
    private CutPreprocessing() {}

    /** The same counts, channels and scale with another cut. */
    public static Preprocessing of(Preprocessing set, InputCut cut) {
        return switch (cut) {
            case AS_SET -> set;
            case SHRUNK -> set.shrunk();
            case SHRUNK_MAXIMUM -> set.withResample(FrameResampling.MAX).withCrop(FrameCrop.NONE);
            case CROPPED -> set.cropped();
        };
    }
}
