package org.convscope.ui.open;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.FrameFolders;
import org.convscope.export.census.CensusTable;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FileArray;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.ReadingChoices;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.convscope.train.checkpoint.CheckpointPlace;
import org.convscope.workspace.ModelReading;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;

/** Tells by content what paths are and opens them. What cannot be opened does not keep the rest from opening. */
public final class PathOpener {
    /** Who drops one of these is not helped by what is wrong with it as a model. */
    private static final Pattern NAMED_AS_FRAME = Pattern.compile(
            "(?i).*\\.(cbf|img|tiff?|png|jpe?g|bmp|gif|webp|p[gpn]m|edf|mccd|mar\\d*|sfrm|osc|stl|mrc|npy|esperanto)"
                    + "(\\.gz|\\.bz2)?");

    private final ModelSource models;
    private final FrameFiles frames;
    private final DataSets dataSets;

    public PathOpener(ModelSource models, FrameFiles frames) {
        this.models = models;
        this.frames = frames;
        this.dataSets = new DataSets(frames);
    }

    /**
     * Blocks; never on the event thread.
     *
     * @throws org.convscope.task.CancelledException if the monitor says so; a model opened by then is closed again
     */
    public OpenResult open(List<Path> paths, TaskMonitor monitor) {
        return opened(monitor, found -> {
            for (int i = 0; i < paths.size(); i++) {
                monitor.checkCancelled();
                Path path = paths.get(i);
                monitor.progress("Opening " + path.getFileName(), (double) i / paths.size());
                try {
                    open(path, found, monitor);
                } catch (ProblemException e) {
                    found.problems.add(e.problem());
                }
            }
        });
    }

    /** What a workspace names that is in no file. Blocks, as {@link #open(List, TaskMonitor)} does. */
    public OpenResult open(Workspace workspace, TaskMonitor monitor) {
        return opened(monitor, found -> openWorkspace(workspace, found, monitor));
    }

    private static OpenResult opened(TaskMonitor monitor, Consumer<Found> opening) {
        var found = new Found();
        try {
            opening.accept(found);
            monitor.checkCancelled();
        } catch (RuntimeException e) {
            found.model.ifPresent(OpenModel::close);
            throw e;
        }
        return new OpenResult(
                found.model,
                found.sidecar,
                new ArrayList<>(found.frames.values()),
                found.dataSet(),
                found.offered(),
                found.workspace,
                found.problems,
                found.otherModels,
                found.undecided,
                found.watched,
                found.censuses);
    }

    /** Every image of data sets in a file. Blocks, as {@link #open(List, TaskMonitor)} does. */
    public OpenResult openData(Path file, List<String> dataSets, TaskMonitor monitor) {
        var found = new Found();
        for (String dataSet : dataSets) {
            monitor.checkCancelled();
            try {
                frames.sources(file, dataSet)
                        .forEach(source -> found.add(new CategorizedFrame(source, folderName(source))));
            } catch (ProblemException e) {
                found.problems.add(e.problem());
            }
        }
        return new OpenResult(
                Optional.empty(),
                Optional.empty(),
                new ArrayList<>(found.frames.values()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                found.problems);
    }

    /** Names are made whole first: a frame of a data set is the one that a folder has brought by another name. */
    private void open(Path named, Found found, TaskMonitor monitor) {
        Path path = named.toAbsolutePath().normalize();
        if (WorkspaceFiles.isNamedSo(path)) {
            openWorkspace(moved(WorkspaceFiles.open(path), path, found, monitor), found, monitor);
        } else if (FrameSource.namesPart(path.toString()) && !Files.exists(path)) {
            frames.named(path.toString())
                    .forEach(source -> found.add(new CategorizedFrame(source, folderName(source))));
        } else if (!Files.exists(path)) {
            throw Problem.inFile(path, "there is no such file or folder").asException();
        } else if (KerasModels.isModelFolder(path)) {
            openModel(path, found, Optional.empty());
        } else if (Files.isDirectory(path)) {
            openFolder(path, found, monitor);
        } else if (dataSets.isArrays(path)) {
            // thousands of images, each with its label: to be looked at as a data set
            found.labelled.add(path);
        } else if (openPicture(path, found, monitor)) {
            monitor.checkCancelled();
        } else if (frames.isFrame(path)) {
            frames.sources(path).forEach(source -> found.add(new CategorizedFrame(source, folderName(source))));
            found.problems.addAll(frames.missing(path));
        } else if (CensusTable.isOne(path)) {
            found.censuses.add(CensusTable.read(path));
        } else if (dataSets.isLabels(path)) {
            found.labelled.add(path);
        } else {
            List<FileArray> arrays = frames.imageData(path);
            if (arrays.isEmpty() && NAMED_AS_FRAME.matcher(path.toString()).matches()) {
                frames.sources(path); // says why it is none
            } else if (arrays.isEmpty()) {
                openModel(path, found, Optional.empty());
            } else {
                found.undecided.add(new UndecidedFile(path, arrays));
            }
        }
    }

    /** Whether a picture says what it was made in; what it says wrongly is told, and it opens as a frame. */
    private boolean openPicture(Path picture, Found found, TaskMonitor monitor) {
        try {
            Optional<Workspace> state = PictureState.read(picture);
            state.ifPresent(workspace -> openWorkspace(moved(workspace, picture, found, monitor), found, monitor));
            return state.isPresent();
        } catch (ProblemException e) {
            found.problems.add(e.problem());
            return false;
        }
    }

    private void openFolder(Path folder, Found found, TaskMonitor monitor) {
        String name = String.valueOf(folder.getFileName());
        List<CategorizedFrame> listed = new FrameFolders(frames).list(folder, monitor, found.problems::add);
        List<CategorizedFrame> inside = listed.stream()
                .map(entry ->
                        new CategorizedFrame(entry.source(), entry.category().isEmpty() ? name : entry.category()))
                .toList();
        if (inside.isEmpty() && CheckpointPlace.holdsModels(folder)) {
            found.watched = Optional.of(folder);
            return;
        }
        if (inside.isEmpty()) {
            throw Problem.inFile(folder, "there is no frame in this folder")
                    .nextStep("Drop a folder of frames, or a model file by itself")
                    .asException();
        }
        inside.forEach(found::add);
        found.folders.put(folder, dataSets.in(folder, listed));
    }

    private void openModel(Path file, Found found, Optional<ModelReading> own) {
        Optional<ModelSidecar> sidecar = Optional.empty();
        try {
            sidecar = ModelSidecar.of(file);
        } catch (ProblemException e) {
            found.problems.add(e.problem());
        }
        OpenModel model = open(file, ModelReadings.choices(own, sidecar), found);
        if (found.model.isPresent()) {
            // one is shown at a time
            model.close();
            found.otherModels.add(file.toAbsolutePath());
            return;
        }
        found.model = Optional.of(model);
        found.sidecar = sidecar;
    }

    /** A choice that does not fit is told, and the model opened as its file has it. */
    private OpenModel open(Path file, ReadingChoices choices, Found found) {
        try {
            return models.open(file, choices);
        } catch (ProblemException e) {
            if (choices.equals(ReadingChoices.NONE)) {
                throw e;
            }
            OpenModel plain = models.open(file, ReadingChoices.NONE);
            found.problems.add(e.problem());
            found.workspace = found.workspace.map(workspace -> workspace.reading(Optional.empty()));
            return plain;
        }
    }

    /** The workspace of a file that was copied or sent by itself, with what is found all the same. */
    private static Workspace moved(Workspace workspace, Path from, Found found, TaskMonitor monitor) {
        Set<Path> missing = MissingFiles.of(workspace, monitor);
        Path folder = from.toAbsolutePath().normalize().getParent();
        if (missing.isEmpty() || folder == null) {
            return workspace;
        }
        Map<Path, Path> places = MissingFiles.beside(missing, folder, PictureState.formerFolder(from));
        found.problems.addAll(MissingFiles.problems(places, folder));
        return workspace.moved(places);
    }

    private void openWorkspace(Workspace workspace, Found found, TaskMonitor monitor) {
        found.workspace = Optional.of(workspace);
        workspace.frames().forEach(found::add);
        workspace.model().filter(Files::exists).ifPresent(model -> {
            try {
                openModel(model, found, workspace.reading());
            } catch (ProblemException e) {
                // its frames are no worse for it
                found.problems.add(e.problem());
            }
        });
        found.problems.addAll(MissingFiles.problems(MissingFiles.of(workspace, monitor)));
    }

    /** A frame that was named by itself belongs to its folder. */
    private static String folderName(FrameSource source) {
        Path folder = source.file().toAbsolutePath().normalize().getParent();
        return folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
    }

    private static final class Found {
        private Optional<OpenModel> model = Optional.empty();
        private Optional<ModelSidecar> sidecar = Optional.empty();
        private Optional<Path> watched = Optional.empty();
        private final Set<Path> labelled = new LinkedHashSet<>();
        /** Every folder, with what it is as a data set by itself. */
        private final Map<Path, Optional<Path>> folders = new LinkedHashMap<>();

        private Optional<Workspace> workspace = Optional.empty();
        private final Map<FrameSource, CategorizedFrame> frames = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Path> otherModels = new ArrayList<>();
        private final List<UndecidedFile> undecided = new ArrayList<>();
        private final List<CensusTable> censuses = new ArrayList<>();

        /** Label files, joined with the folders that came with them. */
        Optional<DataSetOrigin> dataSet() {
            return labelled.isEmpty() ? Optional.empty() : joined(Stream.concat(labelled.stream(), folderSets()));
        }

        /** Several folders are categories of one data set, even where each of them has none. */
        Optional<DataSetOrigin> offered() {
            return joined(folderSets());
        }

        private Stream<Path> folderSets() {
            boolean several = folders.size() + labelled.size() > 1;
            return folders.entrySet().stream()
                    .flatMap(folder -> several
                            ? Stream.of(folder.getValue().orElse(folder.getKey()))
                            : folder.getValue().stream());
        }

        private static Optional<DataSetOrigin> joined(Stream<Path> paths) {
            List<Path> all = paths.distinct().toList();
            return all.isEmpty() ? Optional.empty() : Optional.of(new DataSetOrigin(all, Map.of()));
        }

        void add(CategorizedFrame entry) {
            frames.putIfAbsent(entry.source(), entry);
        }
    }
}
