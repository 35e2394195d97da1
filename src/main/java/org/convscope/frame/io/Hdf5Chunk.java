package org.convscope.frame.io;

/**
 * A chunk of a dataset in its file.
 *
 * @param bytes as they are stored
 * @param filterMask bit i: filter i was not applied
 */
record Hdf5Chunk(long address, long bytes, int filterMask) {}
