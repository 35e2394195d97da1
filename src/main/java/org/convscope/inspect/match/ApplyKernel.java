package org.convscope.inspect.match;

import org.convscope.choice.KernelPass;

/** Lays a kernel over a picture: one number a pixel, beyond the border zeros, every pixel in turn. */
public final class ApplyKernel {
    private ApplyKernel() {}

    /**
     * @param plane (height, width) row-major
     * @param kernel (kernelHeight, kernelWidth) row-major; of an even side the middle is the earlier one
     * @return (height, width) row-major
     */
    public static float[] to(
            float[] plane, int height, int width, double[] kernel, int kernelHeight, int kernelWidth, KernelPass pass) {
        int above = (kernelHeight - 1) / 2;
        int before = (kernelWidth - 1) / 2;
        float[] made = new float[plane.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int i = 0; i < kernel.length; i++) {
                    int row = y + i / kernelWidth - above;
                    int column = x + i % kernelWidth - before;
                    if (row >= 0 && row < height && column >= 0 && column < width) {
                        double weight = pass == KernelPass.CORRELATION ? kernel[i] : kernel[kernel.length - 1 - i];
                        sum += weight * plane[row * width + column];
                    }
                }
                made[y * width + x] = (float) sum;
            }
        }
        return made;
    }
}
