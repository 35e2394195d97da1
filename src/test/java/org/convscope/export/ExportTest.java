package org.convscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatFailsHalfwayLeavesTheOldOneAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, temporary -> {
                    Files.writeString(temporary, "half");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("disk full");
        assertThat(file).hasContent("old");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void foldersAreMadeAndFilesReplaced() {
        Path file = folder.resolve("deep/er/a.txt");
        AtomicFile.write(file, "one");
        AtomicFile.write(file, "two");

        assertThat(file).hasContent("two");
    }

    @Test
    void aTableQuotesWhatNeedsQuotes() {
        Csv csv = new Csv("name", "value").row("a,b", 1.0).row("say \"x\"", 0.5).row("c", Double.NaN);

        assertThat(csv.text(new Provenance(Map.of("Frame", "x\ny"))))
                .isEqualTo("# Frame: x y\nname,value\n\"a,b\",1\n\"say \"\"x\"\"\",0.5\nc,\n");
    }

    @Test
    void jsonHasNoNumbersThatAreNone() {
        assertThat(Json.number(Double.NaN)).isNull();
        assertThat(Json.number(Float.POSITIVE_INFINITY)).isNull();
        assertThat(Json.text(Arrays.asList(Json.number(3.0), Json.number(0.1f), Json.number(0.25))))
                .isEqualToIgnoringWhitespace("[3, 0.1, 0.25]");
    }
}
