package org.convscope.ui.open;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.blocks.LayerBlock;
import org.convscope.inspect.blocks.NetworkBlocks;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.SwitchedOff;
import org.convscope.problem.ProblemException;
import org.convscope.ui.view.DocumentAccess;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.Change;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.LabWatching;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.ModelReading;
import org.convscope.workspace.Selection;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** Holds the open model and puts what was opened into the workspace. On the event thread. */
public final class DocumentStore implements DocumentAccess {
    private final WorkspaceModel workspace;
    private final Consumer<ModelDocument> closer;
    private final Consumer<Network> releaser;
    private Optional<ModelDocument> current = Optional.empty();

    /**
     * @param workspace this listens first, so that other listeners find the document up to date
     * @param closer takes a document that is not open any more, and closes it when nothing uses it
     */
    public DocumentStore(WorkspaceModel workspace, Consumer<ModelDocument> closer) {
        this(workspace, closer, network -> {
            // nothing was prepared for it
        });
    }

    /**
     * @param workspace this listens first, so that other listeners find the document up to date
     * @param closer takes a document that is not open any more, and closes it when nothing uses it
     * @param releaser takes a network of an open document, with units switched off, that is not shown any more
     */
    public DocumentStore(WorkspaceModel workspace, Consumer<ModelDocument> closer, Consumer<Network> releaser) {
        this.workspace = workspace;
        this.closer = closer;
        this.releaser = releaser;
        workspace.addListener((before, now, changes) -> {
            if (changes.contains(Change.PREPROCESSING) && !changes.contains(Change.MODEL)) {
                current = current.map(document ->
                        document(document.model(), document.sidecar(), now.preprocessing(), document.network()));
            }
            if (!before.off().equals(now.off())) {
                switchUnits(now.off());
            }
        });
    }

    private void switchUnits(List<SwitchedOff> off) {
        Optional<ModelDocument> old = current;
        current = old.map(document -> new ModelDocument(
                document.model(),
                document.sidecar(),
                document.preprocessing(),
                SwitchedOff.in(document.model().network(), known(document.model(), off))));
        old.filter(document -> document.whole().isPresent())
                .filter(document -> current.stream().allMatch(now -> now.network() != document.network()))
                .ifPresent(document -> releaser.accept(document.network()));
    }

    /** What of it the model has. */
    private static List<SwitchedOff> known(OpenModel model, List<SwitchedOff> off) {
        return off.stream()
                .filter(units -> {
                    try {
                        units.require(model.network());
                        return true;
                    } catch (ProblemException e) {
                        return false;
                    }
                })
                .toList();
    }

    @Override
    public Optional<ModelDocument> model() {
        return current;
    }

    /** What is open now. */
    Workspace workspace() {
        return workspace.get();
    }

    /** The user's own declarations and start; empty where the sidecar's hold. */
    Optional<ModelReading> reading() {
        return workspace.get().reading();
    }

    /** The open model's file, read with other declarations or from another start on: what is selected stays, if it is there. */
    void reread(OpenModel model, Optional<ModelSidecar> sidecar, Optional<ModelReading> own) {
        Optional<ModelDocument> old = current;
        Workspace before = workspace.get();
        List<SwitchedOff> off = known(model, before.off());
        current = Optional.of(document(model, sidecar, before.preprocessing(), SwitchedOff.in(model.network(), off)));
        Workspace now = before.reading(own).off(off).selection(selectLayer(before.selection()));
        if (own.equals(before.reading())) {
            // what the sidecar says may be something else by now: equal workspaces would tell nobody
            workspace.update(any -> any.model(Optional.empty()));
        }
        workspace.update(any -> now);
        old.ifPresent(closer);
    }

    /** Shows what was opened: a workspace replaces everything, a model replaces the model, frames join the others. */
    public void show(OpenResult opened) {
        Workspace before = opened.workspace()
                .orElse(workspace.get())
                .computing(workspace.get().computing());
        Optional<ModelDocument> old = current;
        boolean anotherModel = opened.replaces();
        Optional<Preprocessing> own = opened.workspace().flatMap(Workspace::preprocessing);
        if (anotherModel) {
            List<SwitchedOff> wanted = opened.workspace().map(Workspace::off).orElse(List.of());
            current = opened.model()
                    .map(model -> document(
                            model, opened.sidecar(), own, SwitchedOff.in(model.network(), known(model, wanted))));
        }
        Workspace now = before.frames(joined(opened, before));
        if (anotherModel) {
            // a workspace's model that is missing stays in it
            now = now.model(opened.model()
                            .map(OpenModel::file)
                            .map(Path::toAbsolutePath)
                            .or(() -> opened.workspace().flatMap(Workspace::model)))
                    .preprocessing(own)
                    .reading(opened.workspace().flatMap(Workspace::reading))
                    .off(opened.model()
                            .map(model -> known(
                                    model,
                                    opened.workspace().map(Workspace::off).orElse(List.of())))
                            .orElse(List.of()))
                    .selection(selectLayer(now.selection()));
        }
        if (opened.workspace().isEmpty()) {
            now = keepingModels(workspace.get(), now, opened.otherModels());
        }
        now = now.selection(selectFrame(now, opened)).dataSet(dataSet(opened, now));
        if (opened.dataSet().isPresent()) {
            now = now.view(ViewId.DATA_SET);
        } else if (isModelAlone(opened, now)) {
            now = now.view(ViewId.KERNELS);
        }
        if (opened.watched().isPresent()) {
            now = now.settings(
                            LabSettings.KEY,
                            now.settings(LabSettings.KEY)
                                    .pane(LabSettings.Pane.WATCHING)
                                    .watching(new LabWatching(opened.watched())))
                    .view(ViewId.LAB);
        }
        Workspace result = now;
        if (anotherModel && result.model().equals(workspace.get().model())) {
            // the same path again, perhaps with another model in it: equal workspaces would tell nobody
            workspace.update(any -> any.model(Optional.empty()));
        }
        if (sameDataSet(opened, result)) {
            // likewise: other lines in the label file, other frames in the folder
            workspace.update(any -> any.dataSet(Optional.empty()));
        }
        workspace.update(any -> result);
        if (anotherModel) {
            old.ifPresent(closer);
        }
    }

    /** Without a frame the first tab would be empty, and what there is to be seen of a model are its kernels. */
    private static boolean isModelAlone(OpenResult opened, Workspace now) {
        return opened.model().isPresent()
                && opened.workspace().isEmpty()
                && now.frames().isEmpty()
                && now.view() == ViewId.FRAME;
    }

    /** Files of open frames hold something else than when they were read. */
    public void renewed() {
        workspace.renewed();
    }

    /** Closes the model and takes all frames out. */
    public void closeAll() {
        Optional<ModelDocument> old = current;
        current = Optional.empty();
        workspace.update(now -> now.model(Optional.empty())
                .frames(List.of())
                .dataSet(Optional.empty())
                .selection(Selection.NONE)
                .settings(
                        LightTableSettings.KEY,
                        now.settings(LightTableSettings.KEY).frames(List.of()))
                .preprocessing(Optional.empty())
                .reading(Optional.empty())
                .off(List.of())
                .otherModels(List.of()));
        old.ifPresent(closer);
    }

    /** A model that another one takes the place of is kept beside it, with how it was looked at; so are those that came with it. */
    private static Workspace keepingModels(Workspace before, Workspace now, List<Path> more) {
        List<Workspace> others = new ArrayList<>();
        more.forEach(file -> others.add(Workspace.EMPTY.model(Optional.of(file))));
        others.add(before);
        others.addAll(before.otherModels());
        return now.otherModels(others);
    }

    private static ModelDocument document(
            OpenModel model, Optional<ModelSidecar> sidecar, Optional<Preprocessing> own, Network network) {
        Preprocessing preprocessing = own.or(() -> sidecar.flatMap(ModelSidecar::preprocessing))
                .orElseGet(() -> Preprocessing.guess(model.network()));
        return new ModelDocument(model, sidecar, preprocessing, network);
    }

    private static List<CategorizedFrame> joined(OpenResult opened, Workspace before) {
        if (opened.workspace().isPresent()) {
            return opened.frames();
        }
        List<CategorizedFrame> all = new ArrayList<>(before.frames());
        Set<FrameSource> known = new HashSet<>();
        before.frames().forEach(entry -> known.add(entry.source()));
        opened.frames().stream().filter(entry -> known.add(entry.source())).forEach(all::add);
        return all;
    }

    private Selection selectLayer(Selection selection) {
        if (current.isEmpty()) {
            return selection;
        }
        Network network = current.get().network();
        if (selection.layer().flatMap(network::find).isPresent()) {
            return selection;
        }
        Optional<String> first = new NetworkBlocks()
                .of(network).stream().map(LayerBlock::shown).findFirst().or(() -> network.layers().stream()
                        .map(LayerCall::id)
                        .findFirst());
        return first.map(selection::layer).orElse(selection);
    }

    /** A label file and a folder of categories take the place of another data set: what is dropped is what is looked at. */
    private static Optional<DataSetOrigin> dataSet(OpenResult opened, Workspace now) {
        if (opened.workspace().isPresent()) {
            return now.dataSet();
        }
        return opened.dataSet().or(opened::offered).or(now::dataSet);
    }

    /** Whether the data set that is open was opened by itself, or with its folder, once more. */
    private boolean sameDataSet(OpenResult opened, Workspace result) {
        return result.dataSet().equals(workspace.get().dataSet())
                && opened.dataSet().or(opened::offered).equals(result.dataSet());
    }

    private static Selection selectFrame(Workspace now, OpenResult opened) {
        Selection selection = now.selection();
        boolean kept = selection.frame().flatMap(now::find).isPresent();
        if (opened.workspace().isEmpty() && !opened.frames().isEmpty()) {
            return selection.frame(opened.frames().get(0).source());
        }
        if (!kept && !now.frames().isEmpty()) {
            return selection.frame(now.frames().get(0).source());
        }
        return kept
                ? selection
                : new Selection(
                        selection.layer(), selection.unit(), Optional.empty(), Optional.empty(), selection.row());
    }
}
