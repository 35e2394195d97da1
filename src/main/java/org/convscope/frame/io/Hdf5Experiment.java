package org.convscope.frame.io;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.frame.Pixels;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.io.Hdf5File.Located;

/** What an HDF5 file says about the experiment besides the images, in the fields of EIGER, NeXus and CXI. */
final class Hdf5Experiment {
    /** Planck's constant times the speed of light, in joule metres. */
    private static final double HC = 6.62607015e-34 * 299792458;

    private static final double HC_ELECTRONVOLT = HC / 1.602176634e-19;

    private final Hdf5File file;
    private final List<String> entries;

    Hdf5Experiment(Hdf5File file, List<String> entries) {
        this.file = file;
        this.entries = entries;
    }

    Optional<Geometry> geometry() {
        Geometry geometry = Geometry.UNKNOWN
                .withWavelength(wavelength())
                .withDistance(length("detector_distance", "distance") * 1e3)
                .withPixelSize(length("x_pixel_size") * 1e3, length("y_pixel_size") * 1e3)
                .withBeamCentre(
                        number("beam_center_x"),
                        number("beam_center_y"),
                        "beam_center_x and beam_center_y, in pixels, x to the right and y down")
                .withDetector(detector("description").map(Hdf5Experiment::text).orElse(""));
        return geometry.equals(Geometry.UNKNOWN) ? Optional.empty() : Optional.of(geometry);
    }

    /** From this count on a pixel is saturated; infinity where nothing is said. */
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

    /** The detector's pixel mask, if it has the image's size. */
    Optional<Pixels> pixelMask(long width, long height) {
        return detector("pixel_mask", "detectorSpecific/pixel_mask")
                .flatMap(located -> mask(located, width, height, 0));
    }

    /** CXI's mask, which may have one image for each of the data. */
    Optional<Pixels> cxiMask(long width, long height, long image) {
        return detector("mask").flatMap(located -> mask(located, width, height, image));
    }

    private static Optional<Pixels> mask(Located located, long width, long height, long image) {
        Optional<Dataset> dataset = located.dataset().filter(Hdf5Image::fits);
        if (dataset.isEmpty()) {
            return Optional.empty();
        }
        var mask = new Hdf5Image(located.file(), dataset.get());
        if (mask.width() != width || height % mask.height() != 0) {
            return Optional.empty();
        }
        if (mask.height() == height) {
            return Optional.of(mask.read(mask.images() > image ? image : 0));
        }
        // the panels of one image, which the data put below each other
        return mask.images() * mask.height() == height ? Optional.of(mask.readAll()) : Optional.empty();
    }

    private double wavelength() {
        Optional<Located> wavelength = first(
                "instrument/beam/incident_wavelength",
                "instrument/beam/wavelength",
                "instrument/monochromator/wavelength",
                "sample/beam/incident_wavelength");
        if (wavelength.isPresent()) {
            boolean metres = Hdf5File.text(wavelength.get().node(), "units").equals("m");
            boolean nanometres = Hdf5File.text(wavelength.get().node(), "units").equals("nm");
            return number(wavelength.get()) * (metres ? 1e10 : nanometres ? 10 : 1);
        }
        Optional<Located> energy = first("instrument_1/source_1/energy", "instrument/source/energy");
        if (energy.isPresent()) {
            boolean electronvolt = Hdf5File.text(energy.get().node(), "units")
                    .toLowerCase(Locale.ROOT)
                    .equals("ev");
            return (electronvolt ? HC_ELECTRONVOLT : HC) / number(energy.get()) * 1e10;
        }
        return Double.NaN;
    }

    /** In metres. */
    private double length(String... names) {
        Optional<Located> located = detector(names);
        return located.isEmpty() ? Double.NaN : number(located.get()) * metres(located.get());
    }

    private static double metres(Located located) {
        return switch (Hdf5File.text(located.node(), "units")) {
            case "mm" -> 1e-3;
            case "um", "micron", "microns" -> 1e-6;
            default -> 1;
        };
    }

    private double number(String... names) {
        return detector(names).map(Hdf5Experiment::number).orElse(Double.NaN);
    }

    private Optional<Located> detector(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of("instrument/detector/" + name, "instrument_1/detector_1/" + name))
                .flatMap(path -> first(path).stream())
                .findFirst();
    }

    private Optional<Located> first(String... paths) {
        return entries.stream()
                .flatMap(entry -> Stream.of(paths).map(path -> entry + "/" + path))
                .flatMap(path -> file.find(path).stream())
                .filter(located -> located.dataset().isPresent())
                .findFirst();
    }

    /** The first number of a small dataset, NaN where it is none. */
    private static double number(Located located) {
        Optional<Dataset> dataset =
                located.dataset().filter(small -> small.getSize() <= 1 << 20 && small.getSize() > 0);
        Object data = dataset.isEmpty() ? null : dataset.get().getData();
        while (data != null && data.getClass().isArray() && Array.getLength(data) > 0) {
            data = Array.get(data, 0);
        }
        if (data instanceof Float number) {
            // the shortest number that this float stands for: 0.9763, not 0.97630000114
            return Double.parseDouble(number.toString());
        }
        return data instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static String text(Located located) {
        Optional<Dataset> dataset = located.dataset().filter(small -> small.getSizeInBytes() <= 1 << 16);
        Object data = dataset.isEmpty() ? null : dataset.get().getData();
        return data instanceof String text ? text : "";
    }
}
