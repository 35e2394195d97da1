package org.convscope.render.plane;

import java.awt.image.BufferedImage;

/**
 * A picture of ready colours. Every device pixel gets the mean colour of what it covers, weighted by area: exact pixels at
 * whole scales, even ones between, and no lost rows below 1:1.
 */
public final class RasterPicture implements ScalablePicture {
    private final int width;
    private final int height;
    private final int[] rgb;

    /**
     * @param rgb 0xRRGGBB, one a pixel, row-major, handed over
     */
    public RasterPicture(int width, int height, int[] rgb) {
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(width + " x " + height + " is not " + rgb.length);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** A copy of what is drawn. */
    public static RasterPicture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new RasterPicture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** 0xRRGGBB of one pixel. */
    public int rgb(int x, int y) {
        return rgb[y * width + x] & 0xFFFFFF;
    }

    @Override
    public void render(PictureViewport view, int[] argb) {
        PixelCoverage columns = PixelCoverage.of(view.originX(), view.scale(), view.width(), width);
        PixelCoverage rows = PixelCoverage.of(view.originY(), view.scale(), view.height(), height);
        boolean small = columns.widest() <= 2 && rows.widest() <= 2;
        for (int y = rows.from(); y < rows.to(); y++) {
            int out = y * view.width();
            if (small && rows.isSingle(y)) {
                int line = rows.first(y) * width;
                for (int x = columns.from(); x < columns.to(); x++) {
                    argb[out + x] =
                            columns.isSingle(x) ? 0xFF000000 | rgb[line + columns.first(x)] : mean(columns, x, rows, y);
                }
            } else {
                for (int x = columns.from(); x < columns.to(); x++) {
                    argb[out + x] = mean(columns, x, rows, y);
                }
            }
        }
    }

    private int mean(PixelCoverage columns, int x, PixelCoverage rows, int y) {
        float red = 0;
        float green = 0;
        float blue = 0;
        float sum = 0;
        for (int j = rows.first(y); j <= rows.last(y); j++) {
            float rowWeight = rows.weight(y, j);
            for (int i = columns.first(x); i <= columns.last(x); i++) {
                float w = rowWeight * columns.weight(x, i);
                int colour = rgb[j * width + i];
                red += w * (colour >> 16 & 0xFF);
                green += w * (colour >> 8 & 0xFF);
                blue += w * (colour & 0xFF);
                sum += w;
            }
        }
        float half = 0.5f;
        return 0xFF000000
                | (int) (red / sum + half) << 16
                | (int) (green / sum + half) << 8
                | (int) (blue / sum + half);
    }
}
