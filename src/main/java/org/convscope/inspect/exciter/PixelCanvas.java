package org.convscope.inspect.exciter;

import java.util.random.RandomGenerator;

/** Pixels, perhaps fewer than the picture has: then they are enlarged, linearly between their centres. */
final class PixelCanvas implements PictureCanvas {
    private final PictureSize painted;
    private final PictureSize picture;

    /**
     * @param painted of the pixels that climb
     */
    PixelCanvas(PictureSize painted, PictureSize picture) {
        this.painted = painted;
        this.picture = picture;
    }

    @Override
    public float[] start(RandomGenerator chance) {
        float[] numbers = new float[painted.numbers()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) chance.nextGaussian();
        }
        return numbers;
    }

    /** The numbers for a picture that was painted with fewer pixels so far: each takes the mean over its area. */
    float[] taken(float[] given) {
        float[] numbers = new float[painted.numbers()];
        float[] counts = new float[painted.pixels()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int to = y * painted.height() / picture.height() * painted.width()
                        + x * painted.width() / picture.width();
                counts[to]++;
                for (int c = 0; c < picture.channels(); c++) {
                    numbers[to * picture.channels() + c] += given[(y * picture.width() + x) * picture.channels() + c];
                }
            }
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] /= counts[i / painted.channels()];
        }
        return numbers;
    }

    @Override
    public float[] picture(float[] numbers) {
        return painted.equals(picture) ? numbers.clone() : enlarged(numbers, painted, picture);
    }

    @Override
    public float[] slope(float[] numbers, float[] slopeByPicture) {
        if (painted.equals(picture)) {
            return slopeByPicture.clone();
        }
        float[] slope = new float[numbers.length];
        walk(painted, picture, (to, from, weight) -> {
            for (int c = 0; c < picture.channels(); c++) {
                slope[from + c] += weight * slopeByPicture[to + c];
            }
        });
        return slope;
    }

    /** A picture of more pixels. */
    static float[] enlarged(float[] numbers, PictureSize from, PictureSize to) {
        float[] large = new float[to.numbers()];
        walk(from, to, (at, source, weight) -> {
            for (int c = 0; c < to.channels(); c++) {
                large[at + c] += weight * numbers[source + c];
            }
        });
        return large;
    }

    /** Gets each pixel of the larger picture with each of the smaller one that counts in it. */
    private interface Pair {
        void take(int to, int from, float weight);
    }

    private static void walk(PictureSize small, PictureSize large, Pair pair) {
        for (int y = 0; y < large.height(); y++) {
            double row = centre(y, large.height(), small.height());
            int top = (int) row;
            int bottom = Math.min(top + 1, small.height() - 1);
            float down = (float) (row - top);
            for (int x = 0; x < large.width(); x++) {
                double column = centre(x, large.width(), small.width());
                int left = (int) column;
                int right = Math.min(left + 1, small.width() - 1);
                float across = (float) (column - left);
                int to = (y * large.width() + x) * large.channels();
                pair.take(to, at(small, top, left), (1 - down) * (1 - across));
                pair.take(to, at(small, top, right), (1 - down) * across);
                pair.take(to, at(small, bottom, left), down * (1 - across));
                pair.take(to, at(small, bottom, right), down * across);
            }
        }
    }

    private static int at(PictureSize size, int row, int column) {
        return (row * size.width() + column) * size.channels();
    }

    private static double centre(int place, int large, int small) {
        return Math.max(0, Math.min(small - 1, (place + 0.5) * small / large - 0.5));
    }
}
