package org.convscope.export.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convscope.export.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusAreasTest {
    @Test
    void readsLayersWhoseNamesHoldCommasAndQuotes(@TempDir Path folder) throws IOException {
        String layer = "a \"first\", b";
        Path file = folder.resolve("census.csv");
        Files.writeString(
                file,
                new CsvTable("layer", "unit", "auc")
                        .row(layer, 0, 0.75)
                        .row("other", 0, 0.5)
                        .row(layer, 2, 0.25)
                        .text());
        assertThat(CensusAreas.read(file, layer)).containsOnly(Map.entry(0, 0.75), Map.entry(2, 0.25));
    }
}
