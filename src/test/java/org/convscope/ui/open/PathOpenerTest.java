package org.convscope.ui.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.export.census.CensusTable;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FileArray;
import org.convscope.frame.io.FrameFiles;
import org.convscope.frame.io.Hdf5KindsTest;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.HeldModel;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathOpenerTest {
    @TempDir
    private Path folder;

    private final List<HeldModel> models = new ArrayList<>();
    private final PathOpener opener = new PathOpener((file, choices) -> openModel(file), new FrameFiles());
    private Path model;
    private Path ice;
    private Path blank;
    private Path notes;

    @BeforeEach
    void files() throws IOException {
        model = Files.writeString(folder.resolve("model.h5"), "model");
        ice = frame("frames/ice/a.pgm");
        blank = frame("frames/blank/b.pgm");
        notes = Files.writeString(folder.resolve("frames/notes.txt"), "no frame");
    }

    private Path frame(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "P2 2 1 255 0 9 ");
    }

    private OpenModel openModel(Path file) {
        if (!file.toString().endsWith(".h5")) {
            throw Problem.inFile(file, "is no Keras model").asException();
        }
        var held = new HeldModel(file, new Network("empty", "", List.of(), List.of(), List.of()));
        models.add(held);
        return held;
    }

    /** The strip's frames and those of the data set of the same folder are the same. */
    @Test
    void namesAreMadeWhole() {
        Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("frames"));

        OpenResult opened = opener.open(List.of(relative), TaskMonitor.NONE);

        assertThat(opened.frames()).extracting(frame -> frame.source().file()).containsExactly(blank, ice);
    }

    @Test
    void aCensusIsNeitherLabelsNorAModel() throws IOException {
        Path census = Files.writeString(folder.resolve("census.csv"), "layer,unit,auc\nconv,0,0.75\n");
        OpenResult opened = opener.open(List.of(census), TaskMonitor.NONE);
        assertThat(opened.problems()).isEmpty();
        assertThat(opened.censuses()).extracting(CensusTable::file).containsExactly(census);
        assertThat(opened.isEmpty()).isFalse();
        assertThat(opened.dataSet()).isEmpty();
    }

    @Test
    void aMixtureOpensAndWhatCannotIsSaid() {
        Path gone = folder.resolve("gone.png");
        OpenResult opened = opener.open(List.of(model, folder.resolve("frames"), notes, gone), TaskMonitor.NONE);
        assertThat(opened.model()).map(OpenModel::file).contains(model);
        assertThat(opened.frames())
                .containsExactly(
                        new CategorizedFrame(FrameSource.of(blank), "blank"),
                        new CategorizedFrame(FrameSource.of(ice), "ice"));
        assertThat(opened.problems())
                .extracting(Problem::sentence)
                .satisfiesExactly(
                        first -> assertThat(first).contains("notes.txt", "is no Keras model"),
                        second -> assertThat(second).contains("gone.png", "no such file"));
    }

    @Test
    void whatIsNamedAsAFrameIsComplainedOfAsOne() throws IOException {
        Path broken = Files.writeString(folder.resolve("image_0001.cbf"), "not CBF");
        assertThat(opener.open(List.of(broken), TaskMonitor.NONE).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .contains("image_0001.cbf", "no frame of a format that is read", "CBF")
                        .doesNotContain("Keras"));
    }

    @Test
    void aLabelFileIsADataSetAndAFolderOfCategoriesIsOffered() throws IOException {
        Path frames = folder.resolve("frames");
        assertThat(opener.open(List.of(frames), TaskMonitor.NONE).offered()).contains(DataSetOrigin.of(frames));
        assertThat(opener.open(List.of(frames.resolve("ice")), TaskMonitor.NONE).offered())
                .isEmpty();
        Path labels = Files.writeString(frames.resolve("labels.csv"), "file,ice\nice/a.pgm,1\nblank/b.pgm,0\n");
        OpenResult folderAgain = opener.open(List.of(frames), TaskMonitor.NONE);
        assertThat(folderAgain.offered()).contains(DataSetOrigin.of(labels));
        assertThat(folderAgain.dataSet()).isEmpty();
        assertThat(folderAgain.frames()).hasSize(2);
        OpenResult byItself = opener.open(List.of(labels), TaskMonitor.NONE);
        assertThat(byItself.dataSet()).contains(DataSetOrigin.of(labels));
        assertThat(byItself.frames()).isEmpty();
        assertThat(byItself.problems()).isEmpty();
    }

    @Test
    void aFrameByItselfBelongsToItsFolderAndIsTakenOnce() {
        OpenResult opened = opener.open(List.of(ice, ice), TaskMonitor.NONE);
        assertThat(opened.frames()).containsExactly(new CategorizedFrame(FrameSource.of(ice), "ice"));
    }

    @Test
    void aSecondModelIsKeptBesideTheFirstAndClosed() throws IOException {
        Path second = Files.writeString(folder.resolve("second.h5"), "model");
        OpenResult opened = opener.open(List.of(model, second), TaskMonitor.NONE);
        assertThat(opened.model()).map(OpenModel::file).contains(model);
        assertThat(opened.problems()).isEmpty();
        assertThat(opened.otherModels()).containsExactly(second.toAbsolutePath());
        assertThat(models)
                .filteredOn(HeldModel::isClosed)
                .extracting(HeldModel::file)
                .containsExactly(second);
    }

    @Test
    void aFolderOfVersionsOfAModelIsWatched() throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.writeString(run.resolve("epoch_01.keras"), "model");
        Files.writeString(run.resolve("history.csv"), "epoch,loss");
        OpenResult opened = opener.open(List.of(run), TaskMonitor.NONE);
        assertThat(opened.watched()).contains(run.toAbsolutePath());
        assertThat(opened.problems()).isEmpty();
        assertThat(opened.isEmpty()).isFalse();
    }

    @Test
    void aFolderWithoutFramesIsSaid() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(opener.open(List.of(empty), TaskMonitor.NONE).problems()).hasSize(1);
    }

    @Test
    void whatAWorkspaceNamesStaysInItThoughItIsMissing() throws IOException {
        Path file = folder.resolve("w" + WorkspaceFiles.ENDING);
        Workspace workspace = Workspace.EMPTY
                .model(Optional.of(model))
                .frames(List.of(
                        new CategorizedFrame(FrameSource.of(ice), "my ice"),
                        new CategorizedFrame(FrameSource.of(blank), "")));
        WorkspaceFiles.save(workspace, file);
        Files.delete(blank);
        OpenResult opened = opener.open(List.of(file), TaskMonitor.NONE);
        assertThat(opened.workspace()).contains(workspace);
        assertThat(opened.model()).isPresent();
        assertThat(opened.frames()).isEqualTo(workspace.frames());
        assertThat(opened.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("b.pgm", "missing", "Find missing files"));

        Files.delete(model);
        OpenResult without = opener.open(List.of(file), TaskMonitor.NONE);
        assertThat(without.workspace().flatMap(Workspace::model)).contains(model);
        assertThat(without.model()).isEmpty();
        assertThat(without.frames()).hasSize(2);
        assertThat(without.problems()).hasSize(2);
    }

    @Test
    void aMovedFolderOpensWithItsWorkspaceUnderBothEndings() throws IOException {
        Workspace workspace = Workspace.EMPTY
                .model(Optional.of(model))
                .frames(List.of(new CategorizedFrame(FrameSource.of(ice), "ice")));
        for (String ending : List.of(WorkspaceFiles.ENDING, WorkspaceFiles.FORMER_ENDING)) {
            WorkspaceFiles.save(workspace, folder.resolve("w" + ending));
        }
        Path moved = folder.resolveSibling(folder.getFileName() + "-moved");
        Files.move(folder, moved);
        try {
            for (String ending : List.of(WorkspaceFiles.ENDING, WorkspaceFiles.FORMER_ENDING)) {
                OpenResult opened = opener.open(List.of(moved.resolve("w" + ending)), TaskMonitor.NONE);
                assertThat(opened.problems()).isEmpty();
                assertThat(opened.model()).map(OpenModel::file).contains(moved.resolve("model.h5"));
                assertThat(opened.frames())
                        .containsExactly(
                                new CategorizedFrame(FrameSource.of(moved.resolve("frames/ice/a.pgm")), "ice"));
            }
        } finally {
            Files.move(moved, folder);
        }
    }

    @Test
    void aDamagedWorkspaceIsNamedAndTheRestOpens() throws IOException {
        Path cut = Files.writeString(folder.resolve("cut.convscope"), "{\"convscopeWorkspace\": 1, \"frames\": [");
        Path deep = Files.writeString(folder.resolve("deep.convscope"), "[".repeat(100_000));
        Path noText = Files.write(folder.resolve("no-text.convscope"), new byte[] {(byte) 0xff, 0});
        OpenResult opened = opener.open(List.of(cut, deep, noText, ice), TaskMonitor.NONE);
        assertThat(opened.workspace()).isEmpty();
        assertThat(opened.frames()).hasSize(1);
        assertThat(opened.problems())
                .extracting(Problem::sentence)
                .satisfiesExactly(
                        first -> assertThat(first).contains("cut.convscope", "no valid JSON"),
                        second -> assertThat(second).contains("deep.convscope"),
                        third -> assertThat(third).contains("no-text.convscope", "UTF-8"));
    }

    @Test
    void aModelThatCannotBeOpenedKeepsNoFrameOfTheWorkspaceAway() {
        Path file = folder.resolve("w" + WorkspaceFiles.ENDING);
        Workspace workspace = Workspace.EMPTY
                .model(Optional.of(notes))
                .frames(List.of(new CategorizedFrame(FrameSource.of(ice), "my ice")));
        WorkspaceFiles.save(workspace, file);
        OpenResult opened = opener.open(List.of(file), TaskMonitor.NONE);
        assertThat(opened.workspace()).contains(workspace);
        assertThat(opened.frames()).hasSize(1);
        assertThat(opened.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("notes.txt"));
    }

    @Test
    void aCancelledOpeningClosesTheModelAgain() {
        var afterModel = new TaskMonitor() {
            private int asked;

            @Override
            public void progress(String message, double fraction) {
                asked++;
            }

            @Override
            public boolean isCancelled() {
                return asked > 0;
            }
        };
        assertThatThrownBy(() -> opener.open(List.of(model, ice), afterModel)).isInstanceOf(CancelledException.class);
        assertThat(models)
                .filteredOn(HeldModel::isClosed)
                .extracting(HeldModel::file)
                .containsExactly(model);
    }

    @Test
    void whatIsDroppedAtOnceIsOneDataSet() throws IOException {
        Path frames = folder.resolve("frames");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,ice\nframes/ice/a.pgm,1\n");
        Path iceFolder = frames.resolve("ice");
        Path blankFolder = frames.resolve("blank");

        assertThat(opener.open(List.of(iceFolder, blankFolder), TaskMonitor.NONE)
                        .offered())
                .contains(new DataSetOrigin(List.of(iceFolder, blankFolder), Map.of()));
        assertThat(opener.open(List.of(frames, labels), TaskMonitor.NONE).dataSet())
                .contains(new DataSetOrigin(List.of(labels, frames), Map.of()));
    }

    @Test
    void whereImagesAreInAFileIsAskedAndArraysAreADataSet() throws IOException {
        Hdf5KindsTest.unpack(folder);
        Path several = folder.resolve("places/several.h5");
        Path arrays = folder.resolve("arrays/set.npz");

        OpenResult opened = opener.open(List.of(several, arrays), TaskMonitor.NONE);

        assertThat(opened.problems()).isEmpty();
        assertThat(opened.undecided()).hasSize(1);
        assertThat(opened.undecided().get(0).arrays())
                .extracting(FileArray::path)
                .containsExactly("/left/counts", "/right/counts");
        assertThat(opened.dataSet()).contains(DataSetOrigin.of(arrays));
        assertThat(opener.openData(several, List.of("/right/counts", "/none"), TaskMonitor.NONE))
                .satisfies(chosen -> assertThat(chosen.frames())
                        .extracting(entry -> entry.source().name())
                        .containsExactly("several.h5::/right/counts:0", "several.h5::/right/counts:1"))
                .satisfies(chosen -> assertThat(chosen.problems()).hasSize(1));
    }
}
