package org.convscope.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.convscope.frame.io.FrameFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSourceTest {
    private static final Path FRAMES = Path.of("src/test/resources/frames");

    @Test
    void allImagesOfAFileAreNamedAlikeAndTheOnlyOneAsTheFile() {
        List<FrameSource> stack = new FrameFiles().sources(FRAMES.resolve("eiger/run_master.h5"));
        assertThat(stack).hasSizeGreaterThan(1);
        assertThat(stack.get(0).name()).isEqualTo("run_master.h5::0");
        assertThat(stack.get(1).name()).isEqualTo("run_master.h5::1");
        assertThat(stack.get(0).image()).isZero();

        FrameSource single = FrameSource.of(Path.of("a.png"));
        assertThat(single.name()).isEqualTo("a.png");
        assertThat(single.image()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.png",
                "run.h5::0",
                "run.h5::17",
                "run.h5::/entry/data",
                "run.h5::/entry/data:0",
                "run.h5::/a:1:2"
            })
    void whatIsWrittenIsRead(String text) {
        assertThat(FrameSource.parse(text)).hasToString(text);
    }
}
