package org.convscope.inspect.occlusion;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.convscope.inspect.cone.ChangedRectangles;

/** The parts of an input that are hidden one after the other: a table of them, row by row. */
interface HiddenParts {
    /**
     * Those of a shape in an input of so many rows and columns.
     *
     * @throws org.convscope.problem.ProblemException if nothing says where rings lie
     */
    static HiddenParts of(OcclusionShape shape, int height, int width, InputPlaces places) {
        if (shape instanceof OcclusionShape.Patches patches) {
            return Windows.of(height, width, patches.patch(), patches.stride());
        }
        return shape instanceof OcclusionShape.Sectors sectors
                ? HiddenShapes.sectors(sectors.count(), places)
                : HiddenShapes.rings(((OcclusionShape.Rings) shape).edgesAngstrom(), places);
    }

    int rows();

    int columns();

    /** Goes over the pixels of a part, y x width + x. */
    void forEach(int part, IntConsumer pixel);

    default int count() {
        return rows() * columns();
    }

    /** The input with a part taken from another picture. */
    default void write(int part, InputPicture picture, InputPicture fill, float[] target, int offset) {
        System.arraycopy(picture.numbers(), 0, target, offset, picture.numbers().length);
        int channels = picture.channels();
        forEach(
                part,
                pixel -> System.arraycopy(
                        fill.numbers(), pixel * channels, target, offset + pixel * channels, channels));
    }

    /** Square windows in rows and columns, cut at the border. */
    record Windows(int rows, int columns, int height, int width, int patch, int stride) implements HiddenParts {
        /** Those whose centres, half a patch and so many strides from the first pixel, lie within. */
        static Windows of(int height, int width, int patch, int stride) {
            return new Windows(
                    centres(height, patch, stride), centres(width, patch, stride), height, width, patch, stride);
        }

        /** As rectangles. */
        ChangedRectangles changes() {
            int[] top = starts(rows);
            int[] left = starts(columns);
            return new ChangedRectangles(top, ends(top, height), left, ends(left, width));
        }

        private int[] starts(int count) {
            return IntStream.range(0, count).map(i -> i * stride).toArray();
        }

        private int[] ends(int[] starts, int side) {
            return Arrays.stream(starts)
                    .map(start -> (int) Math.min(side, (long) start + patch))
                    .toArray();
        }

        private static int centres(int side, int patch, int stride) {
            int reach = side - patch / 2;
            return reach <= 0 ? 0 : (reach - 1) / stride + 1;
        }

        @Override
        public void forEach(int part, IntConsumer pixel) {
            int top = part / columns * stride;
            int left = part % columns * stride;
            for (int y = top; y < Math.min((long) height, (long) top + patch); y++) {
                for (int x = left; x < Math.min((long) width, (long) left + patch); x++) {
                    pixel.accept(y * width + x);
                }
            }
        }
    }

    /**
     * Parts that do not overlap, in one row.
     *
     * @param part of each pixel, -1 for none
     */
    record Labelled(int[] part, int columns) implements HiddenParts {
        @Override
        public int rows() {
            return 1;
        }

        @Override
        public void forEach(int asked, IntConsumer pixel) {
            for (int i = 0; i < part.length; i++) {
                if (part[i] == asked) {
                    pixel.accept(i);
                }
            }
        }
    }
}
