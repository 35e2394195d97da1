package org.convscope.frame.io;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;

/**
 * What an HDF5 file says about the experiment besides the images, in the fields of EIGER, NeXus and CXI. A unit that is not
 * known makes its value unknown, with a note. To be used guarded.
 */
final class Hdf5Experiment {
    private static final int MOST_STEPS = 16;

    /** Below this a length without a unit is in metres where it would be in angstroms, an energy in joules, not electronvolts. */
    private static final double SI = 1e-6;

    private final Hdf5File file;
    private final Hdf5Fields fields;
    private final Hdf5Image images;
    private final long image;
    private final Set<String> notes = new LinkedHashSet<>();

    /**
     * @param entries paths of the groups that may hold an experiment
     * @param images the dataset that is read
     * @param image which of its images
     */
    Hdf5Experiment(Hdf5File file, List<String> entries, Hdf5Image images, long image) {
        this.file = file;
        this.fields = new Hdf5Fields(file, entries, images, image);
        this.images = images;
        this.image = image;
    }

    /** What could not be used, in full sentences. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    Optional<Geometry> geometry() {
        double width = length("x_pixel_size");
        double height = length("y_pixel_size");
        double distance = length("detector_distance", "distance");
        Geometry geometry = withBeamCentre(
                Geometry.UNKNOWN
                        .withWavelength(wavelength())
                        .withDistance((Double.isNaN(distance) ? transformed() : distance) * 1e3)
                        .withPixelSize(width * 1e3, height * 1e3)
                        .withDetector(fields.detector("description")
                                .flatMap(Hdf5Node::smallData)
                                .map(Hdf5Node::text)
                                .orElse("")),
                width,
                height);
        return geometry.equals(Geometry.UNKNOWN) ? Optional.empty() : Optional.of(geometry);
    }

    private Geometry withBeamCentre(Geometry geometry, double pixelWidth, double pixelHeight) {
        Optional<Hdf5Node> x = fields.detector("beam_center_x");
        Optional<Hdf5Node> y = fields.detector("beam_center_y");
        if (x.isEmpty() || y.isEmpty()) {
            return geometry;
        }
        String unit = x.get().text("units");
        double xFactor = pixels(x.get(), pixelWidth);
        double yFactor = pixels(y.get(), pixelHeight);
        return geometry.withBeamCentre(
                number(x.get()) * xFactor,
                number(y.get()) * yFactor,
                "beam_center_x and beam_center_y, in "
                        + (unit.isEmpty() || UnitSpellings.isPixels(unit)
                                ? "pixels"
                                : unit + ", divided by the pixel size")
                        + ", x to the right and y down");
    }

    /** How many pixels one of a place's unit is. */
    private double pixels(Hdf5Node place, double pixelSize) {
        String unit = place.text("units");
        if (unit.isEmpty() || UnitSpellings.isPixels(unit)) {
            return 1;
        }
        return known(place, UnitSpellings.metres(unit)) / pixelSize;
    }

    /** The count from which on a pixel is saturated; infinity where nothing is said. */
    double saturation() {
        double value = number(
                "saturation_value",
                "detectorSpecific/saturation_value",
                "detectorSpecific/countrate_correction_count_cutoff");
        return value > 0 ? value : Double.POSITIVE_INFINITY;
    }

    /** What is below this is no measurement; minus infinity where nothing is said. */
    double underload() {
        double value = number("underload_value", "detectorSpecific/underload_value");
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /** The detector's pixel mask, of all images or one for each. */
    Optional<Pixels> pixelMask() {
        return fields.detector("pixel_mask", "detectorSpecific/pixel_mask").flatMap(this::mask);
    }

    /** CXI's mask, which may have one image for each of the data. */
    Optional<Pixels> cxiMask() {
        return fields.detector("mask").flatMap(this::mask);
    }

    private Optional<Pixels> mask(Hdf5Node node) {
        if (Hdf5Image.fits(node)) {
            Optional<Hdf5Image> mask = Hdf5Dataset.of(node).map(Hdf5Image::of);
            if (mask.isPresent() && mask.get().width() == images.width()) {
                Hdf5Image found = mask.get();
                boolean each = found.images() == images.images();
                if (found.height() == images.height() && (each || found.images() == 1)) {
                    return Optional.of(found.read(each ? image : 0));
                }
                // the panels of one image, which the data put below each other
                if (found.images() * found.height() == images.height()) {
                    return Optional.of(found.readAll());
                }
            }
        }
        notes.add("The mask " + node.path() + " has another shape than the images and is not used.");
        return Optional.empty();
    }

    private double wavelength() {
        Optional<Hdf5Node> wavelength = fields.first(
                        "instrument/beam/incident_wavelength",
                        "instrument/beam/wavelength",
                        "instrument/monochromator/wavelength",
                        "sample/beam/incident_wavelength",
                        "beam/incident_wavelength")
                .or(() -> fields.ofClass("NXbeam", "incident_wavelength"))
                .or(() -> fields.ofClass("NXmonochromator", "wavelength"));
        if (wavelength.isPresent()) {
            double value = number(wavelength.get());
            String unit = wavelength.get().text("units");
            double metres =
                    unit.isEmpty() ? value < SI ? 1 : 1e-10 : known(wavelength.get(), UnitSpellings.metres(unit));
            return value * metres * 1e10;
        }
        // the energy of a NeXus source is that of the ring; CXI's source is the laser
        Optional<Hdf5Node> energy = fields.first(
                        "instrument/beam/incident_energy",
                        "sample/beam/incident_energy",
                        "beam/incident_energy",
                        "instrument/monochromator/energy",
                        "instrument_1/source_1/energy")
                .or(() -> fields.ofClass("NXbeam", "incident_energy"))
                .or(() -> fields.ofClass("NXmonochromator", "energy"));
        if (energy.isEmpty()) {
            return file.find("/LCLS/photon_energy_eV")
                    .map(node -> UnitSpellings.angstroms(
                            number(node) * UnitSpellings.joules("eV").orElseThrow()))
                    .orElse(Double.NaN);
        }
        double value = number(energy.get());
        String unit = energy.get().text("units");
        double joules = unit.isEmpty()
                ? value < SI ? 1 : UnitSpellings.joules("eV").orElseThrow()
                : known(energy.get(), UnitSpellings.joules(unit));
        return UnitSpellings.angstroms(value * joules);
    }

    private double known(Hdf5Node node, OptionalDouble factor) {
        if (factor.isEmpty()) {
            notes.add("The unit of " + node.path() + ", " + node.text("units")
                    + ", is not known: its value is not used.");
        }
        return factor.orElse(Double.NaN);
    }

    /** A length in metres, which it is in where no unit is given. */
    private double length(String... names) {
        return fields.detector(names).map(node -> number(node) * metres(node)).orElse(Double.NaN);
    }

    private double metres(Hdf5Node node) {
        String unit = node.text("units");
        return unit.isEmpty() ? 1 : known(node, UnitSpellings.metres(unit));
    }

    /**
     * How far the chain of transformations that the detector depends on moves it along the beam, in metres; NaN where there is
     * none or it turns the detector.
     */
    private double transformed() {
        Optional<Hdf5Node> start = fields.detector("depends_on");
        String next = start.flatMap(Hdf5Node::smallData).map(Hdf5Node::text).orElse(".");
        Optional<Hdf5Node> from = start.map(Hdf5Fields::parent);
        double distance = 0;
        for (int step = 0; step < MOST_STEPS && from.isPresent() && !next.equals(".") && !next.isEmpty(); step++) {
            Optional<Hdf5Node> axis = from.get().file().find(from.get(), next);
            if (axis.isEmpty()) {
                return Double.NaN;
            }
            double value = number(axis.get());
            boolean moves = axis.get().text("transformation_type").equals("translation");
            if (moves) {
                distance += value * metres(axis.get()) * along(axis.get(), "vector");
            } else if (value != 0) {
                return Double.NaN;
            }
            if (axis.get().hasAttribute("offset")) {
                distance += along(axis.get(), "offset")
                        * UnitSpellings.metres(axis.get().text("offset_units")).orElse(moves ? metres(axis.get()) : 1);
            }
            next = axis.get().text("depends_on");
            from = axis.map(Hdf5Fields::parent);
        }
        return distance == 0 ? Double.NaN : Math.abs(distance);
    }

    /** The third number of an attribute of three: along the beam. */
    private static double along(Hdf5Node node, String attribute) {
        Object data = node.attribute(attribute).orElse("");
        if (data instanceof double[] vector && vector.length == 3) {
            return vector[2];
        }
        if (data instanceof float[] vector && vector.length == 3) {
            return vector[2];
        }
        if (data instanceof long[] vector && vector.length == 3) {
            return vector[2];
        }
        return data instanceof int[] vector && vector.length == 3 ? vector[2] : Double.NaN;
    }

    private double number(String... names) {
        return fields.detector(names).map(this::number).orElse(Double.NaN);
    }

    private double number(Hdf5Node node) {
        double number = fields.number(node);
        if (Double.isNaN(number)) {
            notes.add("The value of " + node.path() + " is no number and is not used.");
        }
        return number;
    }
}
