package org.convscope.inspect.exciter;

/** Rows, columns and channels of a picture, whose numbers lie row by row, channels last. */
record PictureSize(int height, int width, int channels) {
    int pixels() {
        return height * width;
    }

    int numbers() {
        return height * width * channels;
    }
}
