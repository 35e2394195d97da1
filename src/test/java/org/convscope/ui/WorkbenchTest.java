package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.convscope.frame.FrameSource;
import org.convscope.workspace.BackendChoice;
import org.convscope.workspace.FrameEntry;
import org.junit.jupiter.api.Test;

class WorkbenchTest {
    @Test
    void onlyWhatWasOpenedOrClosedTakesThePlaceOfTheLastWorkspace() {
        var bench = new Workbench(
                file -> {
                    throw new AssertionError("nothing is opened");
                },
                () -> {
                    throw new AssertionError("nothing is computed");
                },
                BackendChoice.CPU);
        try (bench) {
            bench.workspace().update(now -> now.view("maps"));
            assertThat(bench.isTouched()).isFalse();
            var frame = new FrameEntry(FrameSource.of(Path.of("ice.png")), "ice");
            bench.workspace().update(now -> now.frames(List.of(frame)));
            assertThat(bench.isTouched()).isTrue();
        }
    }
}
