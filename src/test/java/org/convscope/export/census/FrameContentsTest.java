package org.convscope.export.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameContentsTest {
    private final FrameContents contents = new FrameContents(new FrameFiles());

    @TempDir
    private Path folder;

    /** What is counted of it would be kept for the content that it had. */
    @Test
    void aFrameThatIsWrittenMeanwhileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("frame.pgm"), "P2 1 1 255 7 ");
        FrameSource source = FrameSource.of(file);
        contents.requireSame(source);
        String before = contents.of(source, List.of()).content();
        contents.requireSame(source);

        Files.writeString(file, "P2 2 1 255 7 8 ");

        assertThatThrownBy(() -> contents.requireSame(source))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("has changed since its content was looked at");
        assertThat(contents.of(source, List.of()).content()).isEqualTo(before);
    }
}
