package org.convscope.render.colour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.convscope.choice.ColourMap;

/** A colour map's colours for the levels 0 to 255: the tables are matplotlib's, byte for byte. */
public enum ColourTable {
    GRAY(0x33507A),
    VIRIDIS(0x8A8A8A),
    CIVIDIS(0x6E3B3B),
    BLUES(0x9A9A9A),
    RDBU(0x5F6368);

    private static final int NOT_FINITE = 0xE6007E;

    private final int masked;

    @SuppressWarnings("Immutable") // never handed out, only copied
    private final int[] table;

    ColourTable(int masked) {
        this.masked = masked;
        this.table = read(name().toLowerCase(Locale.ROOT) + ".txt");
    }

    /** The colours of a map. */
    public static ColourTable of(ColourMap map) {
        return switch (map) {
            case GRAY -> GRAY;
            case VIRIDIS -> VIRIDIS;
            case CIVIDIS -> CIVIDIS;
            case BLUES -> BLUES;
            case RDBU -> RDBU;
        };
    }

    /** The colour of a level as 0xRRGGBB; levels outside 0 to 255 get the nearest end's. */
    public int rgb(int level) {
        return table[Math.max(0, Math.min(255, level))];
    }

    /** All 256 colours, 0xRRGGBB. */
    public int[] colours() {
        return table.clone();
    }

    /** The colour of NaN and the infinities, 0xRRGGBB: one that no map holds. */
    public int notFinite() {
        return NOT_FINITE;
    }

    /** The colour of pixels that hold no measurement, 0xRRGGBB: quiet, and not in the map. */
    public int masked() {
        return masked;
    }

    private static int[] read(String file) {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ColourTable.class.getResourceAsStream(file), file),
                StandardCharsets.US_ASCII))) {
            int[] table =
                    lines.lines().mapToInt(line -> Integer.parseInt(line, 16)).toArray();
            if (table.length != 256) {
                throw new IllegalStateException(file + " holds " + table.length + " colours, not 256");
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
