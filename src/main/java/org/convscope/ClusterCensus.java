package org.convscope;

import java.util.List;
import org.convscope.cli.CensusJob;

/**
 * A process of a census that runs on several machines, for a program that loads Convscope in a class loader of its own: nothing
 * but strings and bytes goes in and out.
 */
public final class ClusterCensus implements AutoCloseable {
    private final CensusJob job;

    /**
     * Opens the model and lists the frames.
     *
     * @param arguments those of {@code census}, the same in all processes
     * @throws org.convscope.problem.ProblemException if something cannot be opened
     */
    public ClusterCensus(List<String> arguments) {
        SystemProperties.set(SystemProperties.Use.COMMAND);
        job = new CensusJob(arguments, System.err);
    }

    /** @see CensusJob#requireOutput */
    public void requireOutput() {
        job.requireOutput();
    }

    /** @see CensusJob#part */
    public List<byte[]> part(String part) {
        return job.part(part);
    }

    /** @see CensusJob#merge */
    public int merge(List<byte[]> parts) {
        return job.merge(parts);
    }

    @Override
    public void close() {
        job.close();
    }
}
