package org.convscope.inspect.exciter;

/** Rows, columns and channels of a picture, whose numbers lie row by row, channels last. */
record PictureSize(int height, int width, int channels) {
    int pixels() {
        return height * width;
    }

    int numbers() {
        return height * width * channels;
    }

    /** So many times as high and wide. */
    PictureSize times(int factor) {
        return new PictureSize(height * factor, width * factor, channels);
    }
}
