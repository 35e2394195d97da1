package org.convscope.input;

/** The ways of bringing a frame to the size that a network takes. */
public enum FrameResampling {
    /** Not at all: the size must fit as it is, or the centre is cut out. */
    NONE("none"),
    /** The nearest pixel, chosen as Pillow does; what Keras's {@code load_img} does unless told otherwise. */
    NEAREST("nearest"),
    /** Bilinear with half-pixel centres and no antialiasing, as {@code tf.image.resize} and Keras's Resizing layer. */
    BILINEAR("bilinear"),
    /** Pillow's bilinear, as Keras's {@code load_img(interpolation="bilinear")}: smoothed where the frame becomes smaller. */
    PILLOW_BILINEAR("pillow-bilinear"),
    /** Pillow's bicubic, smoothed likewise. */
    PILLOW_BICUBIC("pillow-bicubic"),
    /** Pillow's Lanczos of three lobes, smoothed likewise. */
    PILLOW_LANCZOS("pillow-lanczos"),
    /** The mean over the area that a new pixel covers, masked pixels left out. */
    AREA("area"),
    /** The maximum over the pixels that a new pixel touches, so that spots of one pixel survive. */
    MAX("max");

    private final String json;

    FrameResampling(String json) {
        this.json = json;
    }

    /** The name in a sidecar. */
    public String json() {
        return json;
    }
}
