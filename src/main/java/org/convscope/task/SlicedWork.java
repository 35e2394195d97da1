package org.convscope.task;

import java.util.Optional;

/** Long work in pieces (a frame, a step, a batch), so that interactive work gets its turn between two of them. */
@FunctionalInterface
public interface SlicedWork<T> {
    /**
     * Does the next piece.
     *
     * @return the result once there is nothing left to do, empty while there is
     * @throws CancelledException if the monitor says so
     * @throws Exception whatever keeps it from its result
     */
    Optional<T> next(TaskMonitor monitor) throws Exception;
}
