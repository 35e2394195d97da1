package org.convscope.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.input.InputScale;
import org.convscope.input.Preprocessing;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.ui.HeldModel;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;

class DocumentStoreTest {
    private static final CategorizedFrame ICE = new CategorizedFrame(FrameSource.of(Path.of("ice.png")), "ice");
    private static final CategorizedFrame BLANK = new CategorizedFrame(FrameSource.of(Path.of("blank.png")), "blank");

    private final WorkspaceModel workspace = new WorkspaceModel(Workspace.EMPTY);
    private final List<Path> closed = new ArrayList<>();
    private final DocumentStore documents =
            new DocumentStore(workspace, document -> closed.add(document.model().file()));

    private static Network network() {
        var input = call("in", LayerCall.Origin.INPUT);
        var layer = call("relu", LayerCall.Origin.LAYER, "in");
        return new Network("n", "", List.of(input, layer), List.of("in"), List.of("relu"));
    }

    private static LayerCall call(String id, LayerCall.Origin origin, String... inputs) {
        return new LayerCall(
                id,
                List.of(id),
                0,
                "ReLU",
                origin,
                new Operation.Activate(),
                Activation.RELU,
                List.of(inputs),
                new int[] {4, 4, 1},
                List.of(),
                true,
                LayerCall.Layout.CHANNELS_LAST);
    }

    private static OpenResult model(String name) {
        return new OpenResult(
                Optional.of(new HeldModel(Path.of(name), network())),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static OpenResult frames(CategorizedFrame... entries) {
        return opened(List.of(entries), Optional.empty(), Optional.empty());
    }

    private static OpenResult opened(
            List<CategorizedFrame> frames, Optional<DataSetOrigin> dataSet, Optional<DataSetOrigin> offered) {
        return new OpenResult(
                Optional.empty(), Optional.empty(), frames, dataSet, offered, Optional.empty(), List.of());
    }

    @Test
    void whatIsOpenedIsTheDataSetAFolderOfCategoriesAndALabelFileAlike() {
        DataSetOrigin folder = DataSetOrigin.of(Path.of("frames"));
        DataSetOrigin labels = DataSetOrigin.of(Path.of("labels.csv"));
        documents.show(opened(List.of(), Optional.empty(), Optional.of(folder)));
        assertThat(workspace.get().dataSet()).contains(folder);
        assertThat(workspace.get().view()).isEqualTo(ViewId.FRAME);
        documents.show(opened(List.of(), Optional.of(labels), Optional.empty()));
        assertThat(workspace.get().dataSet()).contains(labels);
        assertThat(workspace.get().view()).isEqualTo(ViewId.DATA_SET);
        documents.show(opened(List.of(), Optional.empty(), Optional.of(folder)));
        assertThat(workspace.get().dataSet()).contains(folder);
        documents.show(frames(new CategorizedFrame(FrameSource.of(Path.of("a.png")), "")));
        assertThat(workspace.get().dataSet()).contains(folder);
        documents.closeAll();
        assertThat(workspace.get().isEmpty()).isTrue();
    }

    @Test
    void unitsSwitchedOffMakeAnotherNetworkUntilTheyAreOnAgain() {
        var input = call("in", LayerCall.Origin.INPUT);
        var first = call("relu", LayerCall.Origin.LAYER, "in");
        var last = call("last", LayerCall.Origin.LAYER, "relu");
        var network = new Network("n", "", List.of(input, first, last), List.of("in"), List.of("last"));
        List<Network> released = new ArrayList<>();
        var store = new DocumentStore(
                workspace, document -> closed.add(document.model().file()), released::add);
        store.show(new OpenResult(
                Optional.of(new HeldModel(Path.of("m.h5"), network)),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
        List<Set<Concern>> told = new ArrayList<>();
        workspace.addListener((before, now, changes) -> told.add(changes));

        workspace.update(now -> now.switchOff("relu", 0, 0));
        ModelDocument off = store.model().orElseThrow();
        assertThat(off.whole()).contains(network);
        assertThat(off.network().declarations().text()).isEqualTo("unit 0 of relu switched off to 0");
        assertThat(told).containsExactly(Set.of(Change.MODEL));

        workspace.update(now -> now.switchOn("relu", 0));
        assertThat(store.model().orElseThrow().network()).isSameAs(network);
        assertThat(workspace.get().off()).isEmpty();
        assertThat(released).containsExactly(off.network());

        // an output has nothing behind it
        workspace.update(now -> now.switchOff("last", 0, 0));
        assertThat(store.model().orElseThrow().network()).isSameAs(network);
        store.show(model("other.h5"));
        assertThat(workspace.get().off()).isEmpty();
    }

    @Test
    void theSameDataSetAgainIsToldAndStaysWhileOtherFramesComeAlone() {
        DataSetOrigin labels = DataSetOrigin.of(Path.of("labels.csv"));
        documents.show(opened(List.of(), Optional.of(labels), Optional.empty()));
        List<Set<Concern>> told = new ArrayList<>();
        workspace.addListener((before, now, changes) -> told.add(changes));
        documents.show(frames(new CategorizedFrame(FrameSource.of(Path.of("a.png")), "")));
        assertThat(told).isNotEmpty().noneMatch(changes -> changes.contains(Change.DATA_SET));
        told.clear();
        documents.show(opened(List.of(), Optional.of(labels), Optional.empty()));
        assertThat(told).isNotEmpty().allMatch(changes -> changes.contains(Change.DATA_SET));
        assertThat(workspace.get().dataSet()).contains(labels);
    }

    @Test
    void aWorkspacesMissingModelStaysInIt() {
        Workspace last = Workspace.EMPTY.model(Optional.of(Path.of("gone.h5")));
        documents.show(new OpenResult(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(last),
                List.of()));
        assertThat(workspace.get().model()).contains(Path.of("gone.h5"));
        assertThat(documents.model()).isEmpty();
        documents.show(model("a.h5"));
        assertThat(workspace.get().model()).map(Path::getFileName).contains(Path.of("a.h5"));
    }

    @Test
    void theSamePathAgainIsTold() {
        documents.show(model("a.h5"));
        List<Set<Concern>> told = new ArrayList<>();
        workspace.addListener((before, now, changes) -> told.add(changes));
        documents.show(model("a.h5"));
        assertThat(told).isNotEmpty().allMatch(changes -> changes.contains(Change.MODEL));
        assertThat(workspace.get().model()).isPresent();
        assertThat(closed).hasSize(1);
    }

    @Test
    void theModelIsThereWhenItsChangeIsTold() {
        List<Optional<ModelDocument>> seen = new ArrayList<>();
        workspace.addListener((before, now, changes) -> {
            if (changes.contains(Change.MODEL)) {
                seen.add(documents.model());
            }
        });
        documents.show(model("a.h5"));
        assertThat(seen).singleElement().satisfies(document -> assertThat(document)
                .isPresent());
        assertThat(workspace.get().selection().layer()).contains("relu");
    }

    @Test
    void aModelAloneShowsItsKernelsAndWithFramesTheFrame() {
        documents.show(model("a.h5"));
        assertThat(workspace.get().view()).isEqualTo(ViewId.KERNELS);
        documents.closeAll();
        workspace.update(now -> now.view(ViewId.FRAME));
        documents.show(frames(ICE));
        documents.show(model("b.h5"));
        assertThat(workspace.get().view()).isEqualTo(ViewId.FRAME);
        workspace.update(now -> now.frames(List.of()).view(ViewId.GRAPH));
        documents.show(model("c.h5"));
        assertThat(workspace.get().view()).isEqualTo(ViewId.GRAPH);
    }

    @Test
    void anotherModelClosesTheFirstAndTheFramesStay() {
        documents.show(model("a.h5"));
        documents.show(frames(ICE));
        documents.show(model("b.h5"));
        assertThat(closed).containsExactly(Path.of("a.h5"));
        assertThat(workspace.get().frames()).containsExactly(ICE);
        documents.closeAll();
        assertThat(closed).containsExactly(Path.of("a.h5"), Path.of("b.h5"));
        assertThat(workspace.get().isEmpty()).isTrue();
    }

    @Test
    void newFramesJoinTheOthersAndTheFirstOfThemIsSelectedAndTheLightTableStaysEmpty() {
        documents.show(frames(ICE));
        documents.show(frames(ICE, BLANK));
        assertThat(workspace.get().frames()).containsExactly(ICE, BLANK);
        assertThat(workspace.get().selection().frame()).contains(ICE.source());
        assertThat(workspace.get().settings(LightTableSettings.KEY).frames()).isEmpty();
    }

    @Test
    void theUsersPreprocessingTakesThePlaceOfTheGuess() {
        documents.show(model("a.h5"));
        assertThat(documents.model())
                .hasValueSatisfying(document ->
                        assertThat(document.preprocessing().isGuess()).isTrue());
        List<Boolean> guesses = new ArrayList<>();
        workspace.addListener((before, now, changes) -> {
            if (changes.equals(Set.of(Change.PREPROCESSING))) {
                guesses.add(documents.model().orElseThrow().preprocessing().isGuess());
            }
        });
        workspace.update(
                now -> now.preprocessing(Optional.of(Preprocessing.RAW.withScale(new InputScale.MinusOneToOne()))));
        assertThat(guesses).containsExactly(false);
        assertThat(documents.model().orElseThrow().preprocessing().scale()).isEqualTo(new InputScale.MinusOneToOne());
    }

    @Test
    void aModelThatAnotherTakesThePlaceOfIsKeptAsItWasLookedAt() {
        documents.show(model("one.h5"));
        workspace.update(now -> now.selection(now.selection().unit("relu", 2)));
        documents.show(model("two.h5"));
        assertThat(workspace.get().model()).contains(Path.of("two.h5").toAbsolutePath());
        assertThat(workspace.get().otherModels()).singleElement().satisfies(other -> {
            assertThat(other.model()).contains(Path.of("one.h5").toAbsolutePath());
            assertThat(other.selection().unit()).isEqualTo(2);
        });
        assertThat(closed).as("only the one that is shown is in memory").containsExactly(Path.of("one.h5"));
        documents.show(model("one.h5"));
        assertThat(workspace.get().otherModels())
                .extracting(other -> other.model().orElseThrow())
                .containsExactly(Path.of("two.h5").toAbsolutePath());
        documents.closeAll();
        assertThat(workspace.get().otherModels()).isEmpty();
    }
}
