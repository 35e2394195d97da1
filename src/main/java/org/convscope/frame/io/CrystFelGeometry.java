package org.convscope.frame.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.frame.Frame;
import org.convscope.frame.Mask;
import org.convscope.frame.geometry.Geometry;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * A <a href="https://www.desy.de/~twhite/crystfel/manual-crystfel_geometry.html">CrystFEL geometry file</a>: puts the panels
 * of a detector, which a file stores one below the other, where they stand in the laboratory. Shown as CrystFEL shows it, x to
 * the right and y up; what no panel covers is a gap.
 */
public final class CrystFelGeometry {
    private static final String EXTENSION = ".geom";
    private static final long MOST_BYTES = 16L << 20;
    private static final long MOST_PIXELS = 1L << 27;

    private final Path file;
    private final List<CrystFelPanel> panels;
    private final List<CrystFelBadRegion> badRegions;
    private final Geometry experiment;

    CrystFelGeometry(Path file, List<CrystFelPanel> panels, List<CrystFelBadRegion> badRegions, Geometry experiment) {
        this.file = file;
        this.panels = List.copyOf(panels);
        this.badRegions = List.copyOf(badRegions);
        this.experiment = experiment;
    }

    /**
     * @throws ProblemException if the file cannot be read, or makes no sense
     */
    public static CrystFelGeometry read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Problem.inFile(file, "is too large for a geometry file").asException();
            }
            return new CrystFelParser(file).parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw FileContent.unreadable(file, e);
        }
    }

    /**
     * A frame with its panels where the geometry file beside it puts them: the file of the same name in its folder, or the only
     * one there is. The latter may be another detector's: where it does not fit, the frame stays as it is, with a note.
     *
     * @throws ProblemException if there is one of the same name but it makes no sense
     */
    static Frame placed(Frame frame) {
        Path data = frame.source().file();
        Path name = data.getFileName();
        Path folder = data.toAbsolutePath().getParent();
        if (name == null || folder == null) {
            return frame;
        }
        Path own = folder.resolve(name.toString().replaceFirst("\\.[^.]*$", "") + EXTENSION);
        if (Files.isRegularFile(own)) {
            return read(own).place(frame);
        }
        Optional<Path> only = only(folder);
        try {
            return only.isPresent() ? read(only.get()).place(frame) : frame;
        } catch (ProblemException e) {
            return frame.withNote("The geometry file beside it is not used, since it is another detector's: "
                    + e.problem().sentence());
        }
    }

    /** The only geometry file in a folder. */
    private static Optional<Path> only(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(each -> each.toString().endsWith(EXTENSION))
                    .limit(2)
                    .toList();
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The frame with its panels in their places.
     *
     * @throws ProblemException if a panel lies outside the frame, or the places make no sense
     */
    public Frame place(Frame frame) {
        double[] x = panels.stream()
                .flatMapToDouble(p -> Arrays.stream(
                        new double[] {p.x(0, 0), p.x(p.width(), 0), p.x(0, p.height()), p.x(p.width(), p.height())}))
                .sorted()
                .toArray();
        double[] y = panels.stream()
                .flatMapToDouble(p -> Arrays.stream(
                        new double[] {p.y(0, 0), p.y(p.width(), 0), p.y(0, p.height()), p.y(p.width(), p.height())}))
                .sorted()
                .toArray();
        double left = Math.floor(x[0] + 1e-6);
        double top = Math.ceil(y[y.length - 1] - 1e-6);
        long width = (long) Math.ceil(x[x.length - 1] - left - 1e-6);
        long height = (long) Math.ceil(top - y[0] - 1e-6);
        if (width * height > MOST_PIXELS || width * height > 64L * frame.width() * frame.height()) {
            throw Problem.inFile(file, "spreads the panels impossibly far")
                    .found(height + " x " + width + " pixels")
                    .asException();
        }
        int[] from = new int[(int) (width * height)];
        byte[] kinds = new byte[from.length];
        Arrays.fill(from, -1);
        Arrays.fill(kinds, Mask.Kind.GAP.code());
        for (CrystFelPanel panel : panels) {
            check(panel, frame);
            put(panel, frame, left, top, (int) width, from, kinds);
        }
        Geometry known = frame.geometry().orElse(Geometry.UNKNOWN);
        return new Frame(
                frame.source(),
                frame.format(),
                (int) width,
                (int) height,
                1,
                frame.depth(),
                frame.picture(),
                ChannelPicker.picked(frame.pixels(), from),
                Mask.of(kinds),
                Optional.of(merged(known).withBeamCentre(-left, top, "the origin of " + file.getFileName())),
                frame.notes());
    }

    private void check(CrystFelPanel panel, Frame frame) {
        if (panel.left() + panel.width() > frame.width() || panel.top() + panel.height() > frame.height()) {
            throw Problem.inFile(
                            file,
                            "panel " + panel.name() + " lies outside the data of "
                                    + frame.source().file())
                    .expected("rows up to " + frame.height() + ", columns up to " + frame.width())
                    .found("rows up to " + (panel.top() + panel.height()) + ", columns up to "
                            + (panel.left() + panel.width()))
                    .nextStep("Move the geometry file away, or take the one that belongs to this detector")
                    .asException();
        }
    }

    private void put(CrystFelPanel panel, Frame frame, double left, double top, int width, int[] from, byte[] kinds) {
        double[] x = {
            panel.x(0, 0), panel.x(panel.width(), 0), panel.x(0, panel.height()), panel.x(panel.width(), panel.height())
        };
        double[] y = {
            panel.y(0, 0), panel.y(panel.width(), 0), panel.y(0, panel.height()), panel.y(panel.width(), panel.height())
        };
        Arrays.sort(x);
        Arrays.sort(y);
        int height = from.length / width;
        for (int row = Math.max(0, (int) Math.floor(top - y[3])); row < Math.min(height, top - y[0] + 1); row++) {
            for (int column = Math.max(0, (int) Math.floor(x[0] - left));
                    column < Math.min(width, x[3] - left + 1);
                    column++) {
                double labX = left + column + 0.5;
                double labY = top - row - 0.5;
                int fast = (int) Math.floor(panel.fast(labX, labY));
                int slow = (int) Math.floor(panel.slow(labX, labY));
                if (fast < 0 || slow < 0 || fast >= panel.width() || slow >= panel.height()) {
                    continue;
                }
                int pixel = (panel.top() + slow) * frame.width() + panel.left() + fast;
                int to = row * width + column;
                from[to] = pixel;
                boolean bad = badRegions.stream().anyMatch(region -> region.covers(panel, fast, slow, labX, labY));
                kinds[to] =
                        bad ? Mask.Kind.DEAD.code() : frame.mask().kind(pixel).code();
            }
        }
    }

    /** What the geometry file says goes before what the data say. */
    private Geometry merged(Geometry known) {
        Geometry result = known;
        if (experiment.wavelengthAngstrom().isPresent()) {
            result = result.withWavelength(experiment.wavelengthAngstrom().getAsDouble());
        }
        if (experiment.distanceMillimetres().isPresent()) {
            result = result.withDistance(experiment.distanceMillimetres().getAsDouble());
        }
        if (experiment.pixelWidthMillimetres().isPresent()) {
            double size = experiment.pixelWidthMillimetres().getAsDouble();
            result = result.withPixelSize(size, size);
        }
        return result;
    }
}
