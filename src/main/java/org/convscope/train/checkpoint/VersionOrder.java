package org.convscope.train.checkpoint;

import java.util.Comparator;
import java.util.List;
import org.convscope.dataset.NaturalOrder;

/** Which version comes after which, and which are steps of one training. */
final class VersionOrder {
    /**
     * Trainings one after the other, each by its names; those that differ in what was measured alone come as they were written,
     * those of one name as they were seen.
     */
    static final Comparator<Checkpoint> IN_ORDER = Comparator.comparingInt(Checkpoint::run)
            .thenComparing(version -> VersionName.withoutFractions(version.name()), NaturalOrder.COMPARATOR)
            .thenComparing((one, other) -> one.name().equals(other.name())
                    ? 0
                    : Long.compare(one.stamp().modifiedNanos(), other.stamp().modifiedNanos()))
            .thenComparing(Checkpoint::name, NaturalOrder.COMPARATOR);

    private VersionOrder() {}

    /**
     * Which training of its series a file that is new belongs to: a name with a number that has come already begins another one.
     */
    static int run(String name, List<Checkpoint> versions) {
        if (!VersionName.isNumbered(name)) {
            return 0; // written anew by one and the same training
        }
        int last = versions.stream()
                .filter(version -> isOfOneSeries(version.name(), name))
                .mapToInt(Checkpoint::run)
                .max()
                .orElse(0);
        boolean hasCome = versions.stream()
                .anyMatch(version -> version.run() == last && version.name().equals(name));
        return hasCome ? last + 1 : last;
    }

    /** Whether a training went from one to the other: the best one that lies beside those of all epochs is no step of theirs. */
    static boolean isStep(Checkpoint one, Checkpoint other) {
        return isOfOneSeries(one.name(), other.name())
                && (one.run() == other.run() || one.name().equals(other.name()));
    }

    private static boolean isOfOneSeries(String one, String other) {
        return VersionName.series(one).equals(VersionName.series(other));
    }
}
