package org.convscope.export;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convscope.array.ColourLimits;
import org.convscope.array.Range;
import org.convscope.choice.TileStandardisation;
import org.convscope.frame.io.ResultFiles;
import org.convscope.network.ModelDeclarations;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.Legend;

/** The origin of a result: written into every file that leaves the program. Immutable. */
public record Provenance(Map<String, String> entries) {
    public Provenance {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A provenance of the program's own name and version. */
    public static Provenance start() {
        return new Provenance(Map.of()).with(ResultFiles.PROGRAM_KEYWORD, program());
    }

    /** Of a model, with what the user declared about it. */
    public static Provenance of(Path model, ModelDeclarations declarations) {
        return start().with("Model", model.toString()).with(declarations);
    }

    /** The same with one entry more; empty values are left out. */
    public Provenance with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        if (!value.isEmpty()) {
            more.put(key, value);
        }
        return new Provenance(more);
    }

    /** The same with what a picture's colours stand for: range with its scope, limits, curve and colour map. */
    public Provenance with(Legend legend) {
        ColourMapping mapping = legend.mapping();
        if (mapping.rule() == TileStandardisation.Z_SCORE) {
            return with("Range", "each tile by itself")
                    .with("Contrast", "standardised: (x - mean) / standard deviation * 64 + 128")
                    .with("Colour map", mapping.colours().word());
        }
        boolean each = legend.isByTile();
        Range shown = each ? legend.ends().values() : mapping.shown(legend.range());
        String numbers =
                shown.isEmpty() ? "no values" : NumberText.text(shown.min()) + " to " + NumberText.text(shown.max());
        return with(
                        "Range",
                        (each ? "each tile by itself, all within " : "")
                                + numbers
                                + legend.scope()
                                        .map(scope -> " (" + scope.word() + ")")
                                        .orElse(""))
                .with("Contrast", words(legend.limits()))
                .with("Curve", mapping.rule().word())
                .with("Colour map", mapping.colours().word());
    }

    private static String words(ColourLimits limits) {
        if (limits instanceof ColourLimits.Fixed) {
            return "chosen limits";
        }
        return limits instanceof ColourLimits.Percentiles
                ? "percentiles: to the 99th, around zero where values have both signs"
                : "min to max";
    }

    /** The same with what the user declared about the network; nothing more where that is nothing. */
    public Provenance with(ModelDeclarations declarations) {
        return declarations.isEmpty() ? this : with("Declared", "by you: " + declarations.text());
    }

    /** The entries as comment lines of a CSV file, each beginning with "# ". */
    public String comment() {
        var text = new StringBuilder();
        entries.forEach((key, value) -> text.append("# ")
                .append(key)
                .append(": ")
                .append(value.replaceAll("\\p{Cntrl}+", " "))
                .append('\n'));
        return text.toString();
    }

    /** The program's name and version. */
    public static String program() {
        return ResultFiles.PROGRAM + " " + version();
    }

    /** The program's version, "development" where it does not run from its jar. */
    public static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
