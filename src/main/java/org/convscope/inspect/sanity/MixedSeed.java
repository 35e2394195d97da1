package org.convscope.inspect.sanity;

/** A seed made of two numbers, such as a seed and a row. */
final class MixedSeed {
    private MixedSeed() {}

    /** SplitMix64's last step: seeds beside each other become seeds far from each other. */
    static long of(long seed, long other) {
        long mixed = seed * 0x9E3779B97F4A7C15L + other;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
