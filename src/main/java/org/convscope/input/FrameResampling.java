package org.convscope.input;

/** The ways of bringing a frame to the size that a network takes. */
public enum FrameResampling {
    /** Not at all: the size must fit as it is, or the centre is cut out. */
    NONE,
    /** The nearest pixel, chosen as Pillow does; what Keras's {@code load_img} does unless told otherwise. */
    NEAREST,
    /** Bilinear with half-pixel centres and no antialiasing, as {@code tf.image.resize} and Keras's Resizing layer. */
    BILINEAR,
    /** Pillow's bilinear, as Keras's {@code load_img(interpolation="bilinear")}: smoothed where the frame becomes smaller. */
    PILLOW_BILINEAR,
    /** Pillow's bicubic, smoothed likewise. */
    PILLOW_BICUBIC,
    /** Pillow's Lanczos of three lobes, smoothed likewise. */
    PILLOW_LANCZOS,
    /** The mean over the area that a new pixel covers, masked pixels left out. */
    AREA,
    /** The maximum over the pixels that a new pixel touches, so that spots of one pixel survive. */
    MAX
}
