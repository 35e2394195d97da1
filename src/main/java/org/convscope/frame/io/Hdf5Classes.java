package org.convscope.frame.io;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.problem.ProblemException;

/** Groups of an HDF5 file by their NeXus class. To be used guarded. */
final class Hdf5Classes {
    private static final int MOST = 4096;

    private Hdf5Classes() {}

    /** The names in a group that lead to groups of a class. */
    static List<String> children(Hdf5Node group, String nexusClass) {
        return group.file().links(group).keySet().stream()
                .limit(MOST)
                .filter(name -> readable(group, name)
                        .filter(child ->
                                child.isGroup() && child.text("NX_class").equals(nexusClass))
                        .isPresent())
                .toList();
    }

    /** What a name in a group leads to; empty where that cannot be read. */
    static Optional<Hdf5Node> readable(Hdf5Node group, String name) {
        try {
            return group.file().find(group, name);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** The detectors of an entry, in whatever groups. */
    static List<Hdf5Node> detectors(Hdf5Node entry) {
        return Stream.concat(Stream.of("instrument"), children(entry, "NXinstrument").stream())
                .distinct()
                .flatMap(name -> readable(entry, name).stream())
                .flatMap(instrument -> children(instrument, "NXdetector").stream()
                        .flatMap(name -> readable(instrument, name).stream()))
                .toList();
    }
}
