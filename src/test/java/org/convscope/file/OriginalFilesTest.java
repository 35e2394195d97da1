package org.convscope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalFilesTest {
    @TempDir
    private Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void model() throws IOException {
        model = Files.writeString(folder.resolve("model.h5"), "weights");
    }

    @Test
    void theFileItselfIsRefusedUnderEveryName() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        refused(model);
        refused(inner.resolve("../model.h5"));
        refused(Files.createSymbolicLink(folder.resolve("link"), model));
        refused(Files.createLink(folder.resolve("hard"), model));
    }

    @Test
    void anOriginalThatIsALinkProtectsItsTarget() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), model);

        assertThatThrownBy(() -> new OriginalFiles(() -> List.of(link)).refuse(model))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("model.h5: would be written over a file that is read (found")
                .hasMessageContaining("link");
    }

    @Test
    void otherFilesAreNotRefused() throws IOException {
        Path other = Files.writeString(folder.resolve("other.h5"), "weights");
        OriginalFiles originals = new OriginalFiles(() -> List.of(model, folder.resolve("missing")));

        assertThatCode(() -> {
                    originals.refuse(other);
                    originals.refuse(folder.resolve("new.h5"));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void anOutputFolderKeepsWhatWasRead() {
        OutputFolder output = new OutputFolder(folder, () -> List.of(model));

        assertThatThrownBy(() -> output.require(List.of("model.h5"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> output.write("model.h5", "lost")).isInstanceOf(ProblemException.class);
        assertThat(model).hasContent("weights");
    }

    private void refused(Path output) {
        assertThatThrownBy(() -> new OriginalFiles(() -> List.of(model)).refuse(output))
                .isInstanceOf(ProblemException.class);
        assertThat(model).hasContent("weights");
    }

    @Test
    void whatIsReadIsNotListedWhereNothingCanBeLost() {
        OriginalFiles originals = new OriginalFiles(() -> {
            throw new AssertionError("listed");
        });
        assertThatCode(() -> originals.refuse(folder.resolve("new.csv"))).doesNotThrowAnyException();
    }
}
