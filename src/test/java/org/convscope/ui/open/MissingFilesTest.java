package org.convscope.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingFilesTest {
    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void aWorkspaceThatIsSentWithItsFilesInOneFolderOpensThemAndSaysSo() throws IOException {
        Path frame = file("sent/1.cbf");
        Path saved = folder.resolve("sent/work.convscope");
        WorkspaceFiles.save(
                Workspace.EMPTY.frames(List.of(
                        new CategorizedFrame(FrameSource.of(folder.resolve("data/run/1.cbf")), "ice"),
                        new CategorizedFrame(FrameSource.of(folder.resolve("data/run/2.cbf")), "ice"))),
                saved);
        OpenResult opened = new PathOpener(
                        (model, choices) -> {
                            throw new AssertionError(model + " is no model here");
                        },
                        new FrameFiles())
                .open(List.of(saved), TaskMonitor.NONE);
        assertThat(opened.frames())
                .extracting(entry -> entry.source().file())
                .containsExactly(frame, folder.resolve("data/run/2.cbf"));
        assertThat(opened.problems())
                .extracting(Problem::sentence)
                .anySatisfy(
                        sentence -> assertThat(sentence).contains("data/run/1.cbf", "opened instead", frame.toString()))
                .anySatisfy(sentence -> assertThat(sentence).contains("2.cbf", "is missing"));
    }

    @Test
    void areFoundBelowTheFolderThatWasMovedAndByTheirNames() throws IOException {
        Path gone = folder.resolve("share/run");
        file("mounted/run/ice/1.cbf");
        file("mounted/run/good/1.cbf");
        file("mounted/run/good/deep/2.cbf");
        Path model = file("m.h5");
        List<CategorizedFrame> frames = List.of(
                new CategorizedFrame(FrameSource.of(gone.resolve("ice/1.cbf")), "ice"),
                new CategorizedFrame(FrameSource.of(gone.resolve("good/1.cbf")), "good"),
                new CategorizedFrame(FrameSource.of(gone.resolve("2.cbf")), "good"),
                new CategorizedFrame(FrameSource.of(gone.resolve("3.cbf")), "good"));
        Workspace workspace = Workspace.EMPTY
                .model(Optional.of(model))
                .frames(frames)
                .selection(Workspace.EMPTY.selection().frame(frames.get(1).source()));
        workspace = workspace.settings(
                LightTableSettings.KEY,
                workspace.settings(LightTableSettings.KEY).toggle(frames.get(0).source()));
        Set<Path> missing = MissingFiles.of(workspace, TaskMonitor.NONE);
        assertThat(missing).hasSize(4).doesNotContain(model);

        Map<Path, Path> places = MissingFiles.find(missing, folder.resolve("mounted"), TaskMonitor.NONE);
        Path run = folder.resolve("mounted/run");
        Workspace moved = workspace.moved(places);
        assertThat(moved.frames())
                .extracting(entry -> entry.source().file())
                .containsExactly(
                        run.resolve("ice/1.cbf"),
                        run.resolve("good/1.cbf"),
                        run.resolve("good/deep/2.cbf"),
                        gone.resolve("3.cbf"));
        assertThat(moved.selection().frame()).contains(FrameSource.of(run.resolve("good/1.cbf")));
        assertThat(moved.settings(LightTableSettings.KEY).frames())
                .containsExactly(FrameSource.of(run.resolve("ice/1.cbf")));
        assertThat(moved.model()).contains(model);
    }

    @Test
    void manyOfOneFolderAreToldTogether() {
        List<Path> many = IntStream.range(0, 500)
                .mapToObj(number -> Path.of("/share/run/" + number + ".cbf"))
                .toList();
        assertThat(MissingFiles.problems(many))
                .extracting(Problem::sentence)
                .containsExactly("/share/run: 500 files of the workspace are missing there."
                        + " Choose File > Find missing files, or close what is missing.");
        assertThat(MissingFiles.problems(many.subList(0, 2))).hasSize(2);
    }
}
