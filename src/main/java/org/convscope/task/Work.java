package org.convscope.task;

/** Work that blocks until it has its result. Runs off the event thread. */
@FunctionalInterface
public interface Work<T> {
    /**
     * @param monitor told the progress, asked whether to go on
     * @throws CancelledException if the monitor says so
     * @throws Exception whatever keeps it from its result
     */
    T run(TaskMonitor monitor) throws Exception;
}
