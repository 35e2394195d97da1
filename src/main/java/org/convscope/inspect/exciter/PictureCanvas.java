package org.convscope.inspect.exciter;

import java.util.random.RandomGenerator;

/** Makes a picture from numbers that climb. Immutable; any thread. */
interface PictureCanvas {
    /** The numbers to begin with. */
    float[] start(RandomGenerator chance);

    /** The picture of some numbers, of any mean and contrast: (H, W, C). */
    float[] picture(float[] numbers);

    /** The slope by the numbers from that by the picture. */
    float[] slope(float[] numbers, float[] slopeByPicture);
}
