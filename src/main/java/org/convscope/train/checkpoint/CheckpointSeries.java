package org.convscope.train.checkpoint;

import java.util.List;
import java.util.Optional;
import org.convscope.problem.Problem;

/**
 * What is seen of a training at one time.
 *
 * @param versions by the files' names, numbers by their value; those of one file as they came
 * @param history what a file beside them tells of its epochs
 * @param forgotten versions that are no longer kept, so that all fit
 * @param problems of files that stand still and cannot be read
 */
public record CheckpointSeries(
        List<Checkpoint> versions, Optional<HistoryFile> history, int forgotten, List<Problem> problems) {
    public static final CheckpointSeries EMPTY = new CheckpointSeries(List.of(), Optional.empty(), 0, List.of());

    public CheckpointSeries {
        versions = List.copyOf(versions);
        problems = List.copyOf(problems);
    }
}
