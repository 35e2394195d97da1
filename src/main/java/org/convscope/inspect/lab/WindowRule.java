package org.convscope.inspect.lab;

import org.convscope.choice.KernelPass;
import org.convscope.choice.PoolingKind;

/** What a window makes of the numbers under it. */
public sealed interface WindowRule {
    int height();

    int width();

    /** The sum of products with a kernel; beyond the border lie zeros. */
    record Weighted(LabKernel kernel, KernelPass pass) implements WindowRule {
        @Override
        public int height() {
            return kernel.height();
        }

        @Override
        public int width() {
            return kernel.width();
        }

        /** The kernel as it lies over the picture. */
        public LabKernel laid() {
            return pass == KernelPass.CONVOLUTION ? kernel.turned() : kernel;
        }
    }

    /** The largest number, or the mean; what lies beyond the border does not count. */
    record Pooled(PoolingKind kind, int side) implements WindowRule {
        @Override
        public int height() {
            return side;
        }

        @Override
        public int width() {
            return side;
        }
    }
}
