package org.convscope.core.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A piece of native memory that several values may share; it goes back when the last lets go. */
final class MemoryBlock {
    private final ArrayPool pool;
    private final INDArray root;
    private int users = 1;

    MemoryBlock(ArrayPool pool, INDArray root) {
        this.pool = pool;
        this.root = root;
    }

    INDArray root() {
        return root;
    }

    void share() {
        users++;
    }

    boolean isShared() {
        return users > 1;
    }

    void release() {
        if (--users == 0) {
            pool.giveBack(root);
        }
    }
}
