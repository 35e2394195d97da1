package org.convscope.workspace;

import java.util.List;
import java.util.stream.Stream;
import org.convscope.frame.geometry.IceKind;

/** The ice whose rings are marked. */
public enum IceRings {
    NONE,
    HEXAGONAL,
    CUBIC,
    BOTH;

    /** D-spacings of the rings, each once, hexagonal ones first. */
    public List<Double> spacingsAngstrom() {
        return switch (this) {
            case NONE -> List.of();
            case HEXAGONAL -> IceKind.HEXAGONAL.spacingsAngstrom();
            case CUBIC -> IceKind.CUBIC.spacingsAngstrom();
            case BOTH ->
                Stream.of(IceKind.HEXAGONAL, IceKind.CUBIC)
                        .flatMap(ice -> ice.spacingsAngstrom().stream())
                        .distinct()
                        .toList();
        };
    }
}
