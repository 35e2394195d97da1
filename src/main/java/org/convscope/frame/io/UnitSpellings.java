package org.convscope.frame.io;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Units of lengths and energies in the spellings that files have them in. A spelling that is not here is not known. */
final class UnitSpellings {
    /** Planck's constant times the speed of light, in joule metres. */
    private static final double HC = 6.62607015e-34 * 299792458;

    private static final double ELECTRONVOLT = 1.602176634e-19;

    private static final Map<String, Double> PREFIXES =
            Map.of("", 1.0, "centi", 1e-2, "milli", 1e-3, "micro", 1e-6, "nano", 1e-9, "pico", 1e-12, "kilo", 1e3);

    private static final Map<String, Double> LENGTHS = Map.ofEntries(
            Map.entry("m", 1.0),
            Map.entry("cm", 1e-2),
            Map.entry("mm", 1e-3),
            Map.entry("um", 1e-6),
            Map.entry("µm", 1e-6),
            Map.entry("mum", 1e-6),
            Map.entry("micron", 1e-6),
            Map.entry("nm", 1e-9),
            Map.entry("pm", 1e-12),
            Map.entry("a", 1e-10),
            Map.entry("å", 1e-10),
            Map.entry("ang", 1e-10),
            Map.entry("angstrom", 1e-10),
            Map.entry("angstroem", 1e-10),
            Map.entry("ångström", 1e-10),
            Map.entry("ångstrom", 1e-10),
            Map.entry("angström", 1e-10));

    private static final Map<String, Double> ENERGIES = Map.of(
            "meV",
            1e-3 * ELECTRONVOLT,
            "eV",
            ELECTRONVOLT,
            "keV",
            1e3 * ELECTRONVOLT,
            "MeV",
            1e6 * ELECTRONVOLT,
            "GeV",
            1e9 * ELECTRONVOLT,
            "J",
            1.0,
            "fJ",
            1e-15,
            "aJ",
            1e-18);

    private static final Set<String> PIXELS = Set.of("px", "pix", "pixel", "pixels");

    private UnitSpellings() {}

    /** How many metres a unit of length is; empty for one that is not known. */
    static OptionalDouble metres(String unit) {
        String plain = plain(unit).toLowerCase(Locale.ROOT);
        String singular = plain.length() > 2 && plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
        Double known = LENGTHS.get(singular);
        return known != null ? OptionalDouble.of(known) : prefixed(singular, "metre", "meter");
    }

    /** How many joules a unit of energy is; empty for one that is not known. */
    static OptionalDouble joules(String unit) {
        String plain = plain(unit);
        for (Map.Entry<String, Double> energy : ENERGIES.entrySet()) {
            // milli and mega differ by the case of a letter only
            boolean sensitive = plain.toLowerCase(Locale.ROOT).equals("mev");
            if (sensitive ? energy.getKey().equals(plain) : energy.getKey().equalsIgnoreCase(plain)) {
                return OptionalDouble.of(energy.getValue());
            }
        }
        String words = plain.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "").replaceFirst("s$", "");
        OptionalDouble volts = prefixed(words, "electronvolt");
        return volts.isPresent() ? OptionalDouble.of(volts.getAsDouble() * ELECTRONVOLT) : prefixed(words, "joule");
    }

    private static OptionalDouble prefixed(String text, String... names) {
        for (String name : names) {
            Double factor = text.endsWith(name) ? PREFIXES.get(text.substring(0, text.length() - name.length())) : null;
            if (factor != null) {
                return OptionalDouble.of(factor);
            }
        }
        return OptionalDouble.empty();
    }

    /** Whether a unit is that of places on a detector in pixels. */
    static boolean isPixels(String unit) {
        return PIXELS.contains(plain(unit).toLowerCase(Locale.ROOT));
    }

    /** The wavelength in angstroms of photons of an energy. */
    static double angstroms(double joules) {
        return HC / joules * 1e10;
    }

    /**
     * A unit with one letter for micro and one for angstrom: there are two of each, and some files hold what was one of
     * them before its bytes were taken for another alphabet's.
     */
    private static String plain(String unit) {
        return unit.strip()
                .replace('\u03bc', '\u00b5')
                .replace('\u212b', '\u00c5')
                .replaceFirst("^(\u00c2\u00b5|\u00ce\u00bc|\uFFFD{1,2})(?=m)", "\u00b5")
                .replaceFirst("^\uFFFD{1,2}$", "\u00c5")
                .replaceFirst("^\\[(.*)\\]$", "$1");
    }
}
