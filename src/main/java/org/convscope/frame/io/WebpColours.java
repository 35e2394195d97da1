package org.convscope.frame.io;

/**
 * Red, green, blue of a decoded lossy WebP as libwebp makes them unless told otherwise: chroma of half the size is spread with
 * weights 9, 3, 3, 1 ("fancy upsampling"), and colours follow ITU-R BT.601 of 16 to 235 in 14 fractional bits.
 */
final class WebpColours {
    private final int width;
    private final int height;
    private final Vp8Picture picture;

    WebpColours(Vp8Picture picture, int width, int height) {
        this.picture = picture;
        this.width = width;
        this.height = height;
    }

    private static int halved(int length) {
        return (length + 1) / 2;
    }

    /** height x width x 3. */
    int[] rgb() {
        int[] rgb = new int[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int light = scaled(picture.luma().get(x, y), 19077);
                int u = spread(picture.blue(), x, y);
                int v = spread(picture.red(), x, y);
                int to = (y * width + x) * 3;
                rgb[to] = clipped(light + scaled(v, 26149) - 14234);
                rgb[to + 1] = clipped(light - scaled(u, 6419) - scaled(v, 13320) + 8708);
                rgb[to + 2] = clipped(light + scaled(u, 33050) - 17685);
            }
        }
        return rgb;
    }

    /** The chroma of a pixel from the four samples around it, rounded in libwebp's two steps. */
    private int spread(Vp8Plane chroma, int x, int y) {
        int nearX = x / 2;
        int nearY = y / 2;
        int farX = Math.max(0, Math.min(halved(width) - 1, x % 2 == 0 ? nearX - 1 : nearX + 1));
        int farY = Math.max(0, Math.min(halved(height) - 1, y % 2 == 0 ? nearY - 1 : nearY + 1));
        int near = chroma.get(nearX, nearY);
        int beside = chroma.get(farX, nearY);
        int above = chroma.get(nearX, farY);
        int across = chroma.get(farX, farY);
        if (farX == nearX) {
            return (3 * near + above + 2) >> 2;
        }
        int diagonal = (near + beside + above + across + 8 + 2 * (beside + above)) >> 3;
        return (diagonal + near) >> 1;
    }

    private static int scaled(int value, int factor) {
        return (value * factor) >> 8;
    }

    private static int clipped(int value) {
        return Math.max(0, Math.min(255, value >> 6));
    }
}
