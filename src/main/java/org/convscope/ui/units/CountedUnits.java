package org.convscope.ui.units;

import java.util.List;
import java.util.Optional;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.CountedParts;
import org.convscope.inspect.census.ReckonCensus;
import org.convscope.task.TaskMonitor;

/** What was counted by now; two of the same content stay two. */
final class CountedUnits {
    private final CensusSubject subject;
    private final List<CensusPart> parts;
    private final String backend;
    private final boolean complete;

    private CountedUnits(CensusSubject subject, List<CensusPart> parts, String backend, boolean complete) {
        this.subject = subject;
        this.parts = List.copyOf(parts);
        this.backend = backend;
        this.complete = complete;
    }

    /** All frames. */
    static CountedUnits all(CensusSubject subject, List<CensusPart> parts, String backend) {
        return new CountedUnits(subject, parts, backend, true);
    }

    /** Some of the frames. */
    static CountedUnits some(CensusSubject subject, List<CensusPart> parts, String backend) {
        return new CountedUnits(subject, parts, backend, false);
    }

    CensusSubject subject() {
        return subject;
    }

    List<CensusPart> parts() {
        return parts;
    }

    /** That it was computed with. */
    String backend() {
        return backend;
    }

    boolean isComplete() {
        return complete;
    }

    /** What is asked of it. */
    record Question(CountedUnits counted, Optional<CensusPlan.Between> between) {}

    /** Seconds where frames and units are many. */
    static Census census(Question question, TaskMonitor monitor) {
        monitor.checkCancelled();
        CountedUnits counted = question.counted();
        CensusPlan plan = counted.subject.plan(question.between());
        CountedParts parts = CountedParts.of(counted.parts);
        return counted.complete ? ReckonCensus.of(plan, parts) : ReckonCensus.soFar(plan, parts);
    }
}
