package org.convscope.inspect.pixel;

/** A unit's kernel. */
@FunctionalInterface
interface KernelNumbers {
    /**
     * @param y row of the kernel
     * @param x column of the kernel
     * @param channel from 0, counted from the first that the unit takes
     */
    double at(int y, int x, int channel);
}
