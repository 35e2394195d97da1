package org.convscope.ui.open;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.export.census.CensusTable;
import org.convscope.input.ModelSidecar;
import org.convscope.keras.OpenModel;
import org.convscope.problem.Problem;
import org.convscope.workspace.Workspace;

/**
 * What came of opening some paths: what could be opened, and why the rest could not.
 *
 * @param model the opened model, to be closed by whoever takes it
 * @param sidecar what stands beside that model
 * @param frames in the order found
 * @param dataSet the label files and files of arrays that were opened, joined with folders that came with them
 * @param offered what the opened folders are as a data set, for a window that has none
 * @param workspace a workspace file's content; {@code model} and {@code frames} are then what it names and what is there
 * @param problems a sentence for everything that was not opened
 * @param otherModels files of models that were opened beside the first, and closed again
 * @param undecided files of which the user has to say where their images are
 * @param watched a folder of a model's versions, which a training is writing
 * @param censuses how well units tell categories apart, of whatever models
 */
public record OpenResult(
        Optional<OpenModel> model,
        Optional<ModelSidecar> sidecar,
        List<CategorizedFrame> frames,
        Optional<DataSetOrigin> dataSet,
        Optional<DataSetOrigin> offered,
        Optional<Workspace> workspace,
        List<Problem> problems,
        List<Path> otherModels,
        List<UndecidedFile> undecided,
        Optional<Path> watched,
        List<CensusTable> censuses) {
    public OpenResult {
        censuses = List.copyOf(censuses);
        otherModels = List.copyOf(otherModels);
        undecided = List.copyOf(undecided);
        frames = List.copyOf(frames);
        problems = List.copyOf(problems);
    }

    /** A result with one model at the most, nothing undecided, and nothing watched. */
    public OpenResult(
            Optional<OpenModel> model,
            Optional<ModelSidecar> sidecar,
            List<CategorizedFrame> frames,
            Optional<DataSetOrigin> dataSet,
            Optional<DataSetOrigin> offered,
            Optional<Workspace> workspace,
            List<Problem> problems) {
        this(
                model,
                sidecar,
                frames,
                dataSet,
                offered,
                workspace,
                problems,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Whether nothing could be opened. */
    public boolean isEmpty() {
        return model.isEmpty()
                && frames.isEmpty()
                && dataSet.isEmpty()
                && workspace.isEmpty()
                && watched.isEmpty()
                && censuses.isEmpty();
    }

    /** Whether it takes the place of the open model: a model does, and so does a workspace. */
    boolean replaces() {
        return model.isPresent() || workspace.isPresent();
    }

    /** Whether the open model or data set goes. */
    boolean ends() {
        return replaces() || dataSet.isPresent() || offered.isPresent();
    }

    /** The result of opening a workspace, which shows this one instead. */
    OpenResult showing(Workspace other, List<CategorizedFrame> itsFrames) {
        return new OpenResult(
                model,
                sidecar,
                itsFrames,
                dataSet,
                offered,
                Optional.of(other),
                problems,
                otherModels,
                undecided,
                watched,
                censuses);
    }

    /** The part of the result that joins the rest: frames. */
    OpenResult framesOnly() {
        return new OpenResult(
                Optional.empty(),
                Optional.empty(),
                frames,
                dataSet,
                offered,
                Optional.empty(),
                problems,
                List.of(),
                undecided,
                watched,
                censuses);
    }
}
