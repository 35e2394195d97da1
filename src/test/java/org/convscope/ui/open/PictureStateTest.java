package org.convscope.ui.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.render.PngTexts;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.HeldModel;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.Selection;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureStateTest {
    @TempDir
    private Path folder;

    private final PathOpener opener = new PathOpener(
            (file, choices) -> new HeldModel(file, new Network("empty", "", List.of(), List.of(), List.of())),
            new FrameFiles());
    private Path picture;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("model.h5"), "model");
        Files.writeString(folder.resolve("a.pgm"), "P2 2 1 255 0 9 ");
        Files.createDirectory(folder.resolve("figures"));
        picture = folder.resolve("figures/maps.png");
        PictureFile.write(
                picture,
                new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB),
                Provenance.start().with("Layer", "conv"));
    }

    private Workspace workspace() {
        FrameSource frame = FrameSource.of(folder.resolve("a.pgm"));
        return Workspace.EMPTY
                .model(Optional.of(folder.resolve("model.h5")))
                .frames(List.of(new CategorizedFrame(frame, "ice")))
                .selection(Selection.NONE.frame(frame).unit("conv", 17))
                .settings(MapSettings.KEY, MapSettings.KEY.initial().page(2))
                .view(ViewId.MAPS);
    }

    private OpenResult open() {
        return opener.open(List.of(picture), TaskMonitor.NONE);
    }

    @Test
    void aPictureOpensWhatItWasMadeInAlsoInAFolderThatHasMoved() throws IOException {
        PictureState.write(picture, workspace());
        assertThat(open().workspace()).contains(workspace());
        Path moved = folder.resolveSibling(folder.getFileName() + "-moved");
        Files.move(folder, moved);
        try {
            OpenResult opened = opener.open(List.of(moved.resolve("figures/maps.png")), TaskMonitor.NONE);
            assertThat(opened.problems()).isEmpty();
            assertThat(opened.model()).map(OpenModel::file).contains(moved.resolve("model.h5"));
            assertThat(opened.frames()).hasSize(1);
            assertThat(opened.workspace().orElseThrow().selection().unit()).isEqualTo(17);
        } finally {
            Files.move(moved, folder);
        }
    }

    @Test
    void whatElseThePictureSaysStays() throws IOException {
        PictureState.write(picture, workspace());
        assertThat(PngTexts.read(new ByteArrayInputStream(Files.readAllBytes(picture))))
                .containsEntry("Layer", "conv")
                .containsKey("Software");
    }

    @Test
    void aPictureWithoutAStateIsAFrame() {
        OpenResult opened = open();
        assertThat(opened.workspace()).isEmpty();
        assertThat(opened.frames()).extracting(CategorizedFrame::source).containsExactly(FrameSource.of(picture));
        assertThat(opened.problems()).isEmpty();
    }

    @Test
    void aStateThatIsNoneIsNamedAndThePictureIsAFrame() throws IOException {
        byte[] plain = Files.readAllBytes(picture);
        try (OutputStream out = Files.newOutputStream(picture)) {
            PngTexts.insert(
                    new ByteArrayInputStream(plain),
                    Map.of("Convscope workspace", "{\"convscopeWorkspace\": 1, \"run\": 1}"),
                    out);
        }
        OpenResult opened = open();
        assertThat(opened.workspace()).isEmpty();
        assertThat(opened.frames()).hasSize(1);
        assertThat(opened.problems())
                .extracting(Problem::sentence)
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("maps.png", "'run'"));
    }

    /** Into the folder of a paper, while model and frames stay where they are. */
    @Test
    void aPictureThatIsCopiedByItselfOpensWhatItWasMadeIn() throws IOException {
        PictureState.write(picture, workspace());
        Path paper =
                Files.createDirectories(folder.resolve("papers/ice/figures")).resolve("figure 1.png");
        Files.move(picture, paper);
        OpenResult opened = opener.open(List.of(paper), TaskMonitor.NONE);
        assertThat(opened.problems()).isEmpty();
        assertThat(opened.workspace()).contains(workspace());
        assertThat(opened.model()).isPresent();
    }

    @Test
    void aFormerFolderOfAnotherSystemIsNone() throws IOException {
        byte[] plain = Files.readAllBytes(picture);
        for (String place : List.of("figures", "C:\\\u0000", "")) {
            try (OutputStream out = Files.newOutputStream(picture)) {
                PngTexts.insert(new ByteArrayInputStream(plain), Map.of("Convscope folder", place), out);
            }
            assertThat(PictureState.formerFolder(picture)).isEmpty();
        }
    }

    @Test
    void ofManyFramesThoseThatAreShownAreNamed() {
        List<CategorizedFrame> many = IntStream.range(0, 5000)
                .mapToObj(i -> new CategorizedFrame(FrameSource.of(folder.resolve(i + ".pgm")), ""))
                .toList();
        FrameSource selected = many.get(4000).source();
        FrameSource compared = many.get(9).source();
        Workspace large = workspace()
                .frames(many)
                .selection(Selection.NONE.frame(selected))
                .settings(
                        LightTableSettings.KEY, LightTableSettings.KEY.initial().frames(List.of(compared)));
        PictureState.write(picture, large);
        assertThat(PictureState.read(picture).orElseThrow().frames())
                .extracting(CategorizedFrame::source)
                .containsExactly(compared, selected);
    }

    @Test
    void anotherKindOfFileStaysAsItIs() throws IOException {
        Path chart = Files.writeString(folder.resolve("chart.svg"), "<svg/>");
        PictureState.write(chart, workspace());
        assertThat(chart).hasContent("<svg/>");
        assertThat(PictureState.read(chart)).isEmpty();
        Path noPng = Files.writeString(folder.resolve("no.png"), "no picture at all, but a text that is called one");
        assertThat(PictureState.read(noPng)).isEmpty();
        assertThatThrownBy(() -> PictureState.write(noPng, workspace())).isInstanceOf(ProblemException.class);
    }
}
