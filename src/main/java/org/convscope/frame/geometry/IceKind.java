package org.convscope.frame.geometry;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The crystal forms of ice, by the d-spacings of their rings. */
public enum IceKind {
    /** Hexagonal, ordinary ice, Ih. */
    HEXAGONAL,
    /** Ice Ic, a = 6.358 A: reflections 111, 220, 311, 400, 331. */
    CUBIC;

    /** D-spacings of its powder rings, largest first. */
    public List<Double> spacingsAngstrom() {
        return switch (this) {
            case HEXAGONAL -> List.of(3.90, 3.67, 3.44, 2.67, 2.25, 2.07, 1.95, 1.92, 1.88, 1.72);
            case CUBIC -> List.of(3.67, 2.25, 1.92, 1.59, 1.46);
        };
    }

    /** D-spacings of the powder rings of all kinds, each once, largest first. */
    public static List<Double> allSpacingsAngstrom() {
        return Stream.of(values())
                .flatMap(kind -> kind.spacingsAngstrom().stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
