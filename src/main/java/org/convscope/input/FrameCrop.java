package org.convscope.input;

/** The part of a frame that is used where its shape differs from the network's. */
public enum FrameCrop {
    /** All of it, stretched if need be. */
    NONE,
    /**
     * The largest central part of the network's aspect ratio, as Keras's {@code load_img(keep_aspect_ratio=True)}; with
     * {@link FrameResampling#NONE} the central pixels, as many as the network takes.
     */
    CENTRE
}
