package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No export replaces what is open. */
class OverwriteGuardTest {
    private static final Path FRAME = Path.of("src/test/resources/org/convscope/cli/frames/ice/ice_1.png");

    @TempDir
    private Path folder;

    @Test
    void modelFrameLabelsAndFramesOfTheDataSetAreKept() throws IOException {
        Path model = Files.writeString(folder.resolve("model.h5"), "weights");
        Path frame = Files.copy(FRAME, folder.resolve("open.png"));
        Path labelled = Files.copy(FRAME, folder.resolve("labelled.png"));
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\nlabelled.png,1\n");
        Path earlier = Files.writeString(folder.resolve("earlier export.csv"), "a,b\n");
        Workspace workspace = Workspace.EMPTY
                .model(Optional.of(model))
                .frames(List.of(new CategorizedFrame(FrameSource.of(frame), "")))
                .dataSet(Optional.of(DataSetOrigin.of(labels)));
        OverwriteGuard open = new OverwriteGuard(() -> workspace);

        for (Path kept : List.of(model, frame, labels, labelled)) {
            assertThatThrownBy(() -> open.refuse(kept, TaskMonitor.NONE))
                    .as(kept.toString())
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("would be written over");
        }
        assertThatCode(() -> {
                    open.refuse(earlier, TaskMonitor.NONE);
                    open.refuse(folder.resolve("new.png"), TaskMonitor.NONE);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void theSidecarAndTheDataFilesOfMastersAreKept() throws IOException {
        Path eiger = Path.of("src/test/resources/frames/eiger");
        Path set = Files.createDirectory(folder.resolve("set"));
        for (String name : List.of("run_master.h5", "run_data_000001.h5", "run_data_000002.h5")) {
            Files.copy(eiger.resolve(name), folder.resolve(name));
            Files.copy(eiger.resolve(name), set.resolve(name));
        }
        Path model = Files.writeString(folder.resolve("model.h5"), "weights");
        Path sidecar = Files.writeString(folder.resolve("model.convscope.json"), "{}");
        Workspace workspace = Workspace.EMPTY
                .model(Optional.of(model))
                .frames(List.of(new CategorizedFrame(new FrameSource(folder.resolve("run_master.h5"), 3), "")))
                .dataSet(Optional.of(DataSetOrigin.of(set)));
        OverwriteGuard open = new OverwriteGuard(() -> workspace);

        for (Path kept : List.of(sidecar, folder.resolve("run_data_000001.h5"), set.resolve("run_data_000002.h5"))) {
            assertThatThrownBy(() -> open.refuse(kept, TaskMonitor.NONE))
                    .as(kept.toString())
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("would be written over");
        }
    }
}
