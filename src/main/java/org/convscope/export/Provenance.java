package org.convscope.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a result comes from: written into every file that leaves the program. Immutable. */
public record Provenance(Map<String, String> entries) {
    public Provenance {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** With the program's own name and version. */
    public static Provenance start() {
        return new Provenance(Map.of()).with("Software", "Convscope " + version());
    }

    /** The same with one entry more; empty values are left out. */
    public Provenance with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        if (!value.isEmpty()) {
            more.put(key, value);
        }
        return new Provenance(more);
    }

    /** As comment lines of a CSV file, each beginning with "# ". */
    public String comment() {
        StringBuilder text = new StringBuilder();
        entries.forEach((key, value) -> text.append("# ")
                .append(key)
                .append(": ")
                .append(value.replaceAll("\\p{Cntrl}+", " "))
                .append('\n'));
        return text.toString();
    }

    /** The program's version, "development" where it does not run from its jar. */
    public static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
