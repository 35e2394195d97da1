package org.convscope.frame.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.frame.geometry.Geometry;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Reads the lines {@code key = value} and {@code panel/key = value} of a CrystFEL geometry file. */
final class CrystFelParser {
    private static final Pattern VECTOR = Pattern.compile("([-+]?[0-9.]*(?:[eE][-+]?\\d+)?)([xyz])");
    /** Planck's constant times the speed of light, in electronvolt angstroms. */
    private static final double HC = 12398.41984;

    private final Path file;
    private final Map<String, String> general = new HashMap<>();
    private final Map<String, Map<String, String>> panels = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> bad = new LinkedHashMap<>();

    CrystFelParser(Path file) {
        this.file = file;
    }

    CrystFelGeometry parse(String text) {
        text.lines().map(line -> line.replaceFirst(";.*", "").strip()).forEach(this::line);
        if (panels.isEmpty()) {
            throw Problem.inFile(file, "names no panels").asException();
        }
        int slab = 1;
        for (Map<String, String> panel : panels.values()) {
            slab = Math.max(slab, whole(panel, "max_ss") + 1);
        }
        List<CrystFelPanel> result = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> panel : panels.entrySet()) {
            result.add(panel(panel.getKey(), panel.getValue(), slab));
        }
        return new CrystFelGeometry(file, result, badRegions(), experiment());
    }

    private void line(String line) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            return;
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        int slash = key.indexOf('/');
        if (slash < 0) {
            // holds for every panel that is named after it
            general.put(key, value);
        } else if (key.startsWith("bad")) {
            bad.computeIfAbsent(key.substring(0, slash), name -> new HashMap<>())
                    .put(key.substring(slash + 1), value);
        } else {
            panels.computeIfAbsent(key.substring(0, slash), name -> new HashMap<>(general))
                    .put(key.substring(slash + 1), value);
        }
    }

    private CrystFelPanel panel(String name, Map<String, String> values, int slab) {
        int left = whole(values, "min_fs");
        int top = whole(values, "min_ss");
        int slabTop = slabOf(values) * slab;
        double[] fast = vector(values.getOrDefault("fs", "x"));
        double[] slow = vector(values.getOrDefault("ss", "y"));
        var panel = new CrystFelPanel(
                name,
                left,
                top + slabTop,
                slabTop,
                whole(values, "max_fs") - left + 1,
                whole(values, "max_ss") - top + 1,
                HeaderNumbers.parse(values.getOrDefault("corner_x", "")),
                HeaderNumbers.parse(values.getOrDefault("corner_y", "")),
                fast[0],
                fast[1],
                slow[0],
                slow[1]);
        if (!panel.isSensible()) {
            throw Problem.inFile(file, "panel " + name + " makes no sense")
                    .found(panel)
                    .asException();
        }
        return panel;
    }

    /** The slab of the data that a panel is in: the dimension that has a number. */
    private static int slabOf(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().matches("dim\\d") && entry.getValue().matches("\\d{1,6}"))
                .mapToInt(entry -> Integer.parseInt(entry.getValue()))
                .findFirst()
                .orElse(0);
    }

    private int whole(Map<String, String> values, String key) {
        double value = HeaderNumbers.parse(values.getOrDefault(key, ""));
        if (!(value >= 0 && value <= 1 << 20 && value == Math.rint(value))) {
            throw wrong(key, values.getOrDefault(key, "nothing"));
        }
        return (int) value;
    }

    private ProblemException wrong(String key, String found) {
        return Problem.inFile(file, "has a wrong value")
                .subject(key)
                .expected("a number")
                .found(found)
                .asException();
    }

    private double[] vector(String text) {
        Matcher matcher = VECTOR.matcher(text.replaceAll("\\s", ""));
        double[] result = new double[3];
        while (matcher.find()) {
            String number = matcher.group(1);
            double value =
                    number.isEmpty() || number.equals("+") ? 1 : number.equals("-") ? -1 : HeaderNumbers.parse(number);
            result[matcher.group(2).charAt(0) - 'x'] = value;
        }
        return result;
    }

    private List<CrystFelBadRegion> badRegions() {
        return bad.values().stream()
                .map(region -> {
                    boolean laboratory = region.containsKey("min_x");
                    String x = laboratory ? "x" : "fs";
                    String y = laboratory ? "y" : "ss";
                    return new CrystFelBadRegion(
                            laboratory,
                            region.getOrDefault("panel", ""),
                            limit(region, "min_" + x),
                            limit(region, "max_" + x),
                            limit(region, "min_" + y),
                            limit(region, "max_" + y));
                })
                .toList();
    }

    private double limit(Map<String, String> region, String key) {
        double value = HeaderNumbers.parse(region.getOrDefault(key, ""));
        if (Double.isNaN(value)) {
            throw wrong(key, region.getOrDefault(key, "nothing"));
        }
        return value;
    }

    private Geometry experiment() {
        Map<String, String> first = panels.values().iterator().next();
        double resolution = HeaderNumbers.parse(first.getOrDefault("res", ""));
        String offset = first.getOrDefault("coffset", "0");
        double distance = quantity(first.getOrDefault("clen", "")) + quantity(offset);
        String energy = general.getOrDefault("photon_energy", "");
        double electronvolt = quantity(energy) * (energy.endsWith("keV") ? 1e3 : energy.endsWith("MeV") ? 1e6 : 1);
        String wave = general.getOrDefault("wavelength", "");
        double wavelength = quantity(wave) * (wave.endsWith("m") ? 1e10 : 1);
        return Geometry.UNKNOWN
                .withWavelength(Double.isNaN(wavelength) ? HC / electronvolt : wavelength)
                .withDistance(distance * 1e3)
                .withPixelSize(1e3 / resolution, 1e3 / resolution);
    }

    /** The number before a unit; NaN for a path into the data. */
    private static double quantity(String text) {
        return HeaderNumbers.parse(text.split("\\s+", 2)[0]);
    }
}
