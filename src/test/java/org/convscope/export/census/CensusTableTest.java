package org.convscope.export.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusTableTest {
    private static final CsvTable TABLE = new CsvTable("layer", "unit", "mean", "auc")
            .row("conv", 0, 3.0, 0.75)
            .row("conv", 1, 3.0, Double.NaN)
            .row("other", 0, 1.0, 0.5);

    @TempDir
    private Path folder;

    /** Lines on the origin stand above the columns. */
    @Test
    void theWindowsExportSaysWhatItIsOf() throws IOException {
        Provenance made = Provenance.start().with("Model", "C:\\models\\ice.h5").with("Between", "ice, not ice");
        Path file = Files.writeString(folder.resolve("ice_census.csv"), TABLE.text(made));
        assertThat(CensusTable.isOne(file)).isTrue();
        CensusTable census = CensusTable.read(file);
        assertThat(census.modelName()).contains("ice.h5");
        assertThat(census.between()).contains(new CensusPlan.Between("ice", "not ice"));
        assertThat(census.areas().get("conv")).containsExactly(entry(0, 0.75), entry(1, Double.NaN));
        assertThat(CensusAreas.read(file, "conv")).containsOnly(entry(0, 0.75));
    }

    @Test
    void theCommandsTableTakesItsOriginFromTheFileBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("census.csv"), TABLE.text());
        assertThat(CensusTable.read(file).model()).isEmpty();
        Files.writeString(
                folder.resolve("census.json"),
                "{\"Model\": \"/models/ice.h5\", \"between\": {\"positive\": \"ice\", \"other\": \"good\"}}");
        CensusTable census = CensusTable.read(file);
        assertThat(census.modelName()).contains("ice.h5");
        assertThat(census.between()).contains(new CensusPlan.Between("ice", "good"));
    }

    @Test
    void othersTablesAreNone() throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,layer,unit\na.png,1,2\n");
        assertThat(CensusTable.isOne(labels)).isFalse();
        assertThatThrownBy(() -> CensusTable.read(labels))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is no census.csv");
        Path words = Files.writeString(folder.resolve("words.csv"), "layer,unit,auc\nconv,first,0.5\n");
        assertThatThrownBy(() -> CensusTable.read(words))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("line 2");
    }
}
