package org.convscope.cli;

import java.util.List;
import java.util.StringJoiner;
import org.convscope.frame.geometry.Geometry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The geometry of an experiment where the frame does not say it, or says it wrongly. */
final class GeometryOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--wavelength", paramLabel = "ANGSTROM", description = "Of the beam, instead of the frame's own.")
    private @Nullable Double wavelength;

    @Option(names = "--distance", paramLabel = "MM", description = "From sample to detector, likewise.")
    private @Nullable Double distance;

    @Option(names = "--pixel-size", paramLabel = "MM", description = "Side of a pixel of the frame, likewise.")
    private @Nullable Double pixelSize;

    @Option(
            names = "--beam-centre",
            paramLabel = "X,Y",
            split = ",",
            description = "In pixels of the frame, of which the first covers 0 to 1, likewise.")
    private List<Double> beamCentre = List.of();

    /**
     * @throws CommandLine.ParameterException if a number cannot be
     */
    void require() {
        requirePositive("--wavelength", wavelength);
        requirePositive("--distance", distance);
        requirePositive("--pixel-size", pixelSize);
        boolean isPlace = beamCentre.size() == 2 && beamCentre.stream().allMatch(number -> Double.isFinite(number));
        if (!beamCentre.isEmpty() && !isPlace) {
            throw WrongUsage.of(spec, "--beam-centre takes two numbers, X,Y");
        }
    }

    private void requirePositive(String option, @Nullable Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw WrongUsage.of(spec, option + " takes a number above 0");
        }
    }

    /** What was given, in words; empty where nothing was. */
    String text() {
        StringJoiner text = new StringJoiner(", ");
        if (wavelength != null) {
            text.add("wavelength " + wavelength + " Å");
        }
        if (distance != null) {
            text.add("distance " + distance + " mm");
        }
        if (pixelSize != null) {
            text.add("pixel " + pixelSize + " mm");
        }
        if (!beamCentre.isEmpty()) {
            text.add("beam centre " + beamCentre.get(0) + "," + beamCentre.get(1));
        }
        return text.toString();
    }

    /** What was given, and the rest from the frame. */
    Geometry over(Geometry ofFrame) {
        Geometry given = Geometry.UNKNOWN;
        if (wavelength != null) {
            given = given.withWavelength(wavelength);
        }
        if (distance != null) {
            given = given.withDistance(distance);
        }
        if (pixelSize != null) {
            given = given.withPixelSize(pixelSize, pixelSize);
        }
        if (!beamCentre.isEmpty()) {
            given = given.withBeamCentre(beamCentre.get(0), beamCentre.get(1), "given");
        }
        return given.completedBy(ofFrame);
    }
}
