package org.convscope.ui;

import java.awt.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.network.ModelDeclarations;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.export.DesktopFolders;
import org.convscope.ui.export.ExportDialog;
import org.convscope.ui.export.ExportServices;
import org.convscope.ui.export.ViewSnapshot;
import org.convscope.ui.open.AskedChange;
import org.convscope.ui.open.MissingFiles;
import org.convscope.ui.open.OpenQuestions;
import org.convscope.ui.open.PictureState;
import org.convscope.ui.open.ShippedFiles;
import org.convscope.ui.settings.SettingsStore;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.ui.view.View;
import org.convscope.workspace.LightTableChoice;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;

/** Opens, saves and exports what the user chooses; what was opened or saved is remembered as recent. */
final class FileActions {
    private static final String NOT_FOUND = "The missing files were not looked for";

    private final Session session;
    private final SettingsStore settings;
    private final ProblemReporter problems;
    private final FileChoosers choosers;
    private final OpenQuestions asking;
    private final Consumer<List<Path>> recent;
    private final Consumer<String> said;
    private final OverwriteGuard overwriteGuard;

    /**
     * @param asking what the user has to say while files are opened
     * @param recent told what was opened lately when that has changed
     * @param said gets a sentence on what has been written
     */
    FileActions(
            Session session,
            SettingsStore settings,
            ProblemReporter problems,
            FileChoosers choosers,
            OpenQuestions asking,
            Consumer<List<Path>> recent,
            Consumer<String> said) {
        this.session = session;
        this.settings = settings;
        this.problems = problems;
        this.choosers = choosers;
        this.asking = asking;
        this.recent = recent;
        this.said = said;
        this.overwriteGuard = new OverwriteGuard(session.workspace()::get);
    }

    /** Whatever the paths are: models, frames, folders, workspaces. Nothing happens where there is none. */
    void open(List<Path> paths) {
        open(paths, () -> {});
    }

    /** Opens files and lays the frames among them on the light table. */
    void openOnLightTable(List<Path> paths) {
        List<Path> places =
                paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        open(paths, () -> session.workspace()
                .update(now -> LightTableChoice.also(
                        now,
                        now.frames().stream()
                                .map(CategorizedFrame::source)
                                .filter(frame -> places.stream()
                                        .anyMatch(frame.file().toAbsolutePath().normalize()::startsWith))
                                .toList())));
    }

    private void open(List<Path> paths, Runnable then) {
        if (paths.isEmpty()) {
            return;
        }
        session.open(paths, problems, asking, () -> {
            settings.opened(paths);
            recent.accept(settings.get().recent());
            then.run();
        });
    }

    void openFiles() {
        open(choosers.open());
    }

    void openFolder() {
        open(choosers.openFolder("Open a folder of frames"));
    }

    /**
     * Opens what is open once more, so that files are read that were missing and are back; where some still are, after asking
     * for the folder that they lie in now.
     */
    void findMissing() {
        Workspace now = session.workspace().get();
        session.tasks()
                .submit(
                        Lane.POOL,
                        Owner.named("missing files"),
                        "Looking for missing files",
                        monitor -> MissingFiles.of(now, monitor),
                        problems.receiver(NOT_FOUND, missing -> {
                            if (missing.isEmpty()) {
                                openAgain(UnaryOperator.identity());
                            } else {
                                findMissing(missing);
                            }
                        }));
    }

    private void findMissing(Set<Path> missing) {
        String title = missing.size() == 1
                ? "The folder where " + missing.iterator().next().getFileName() + " lies now"
                : "The folder where the " + missing.size() + " missing files lie now";
        choosers.openFolder(title).stream().findFirst().ifPresent(folder -> session.tasks()
                .submit(
                        Lane.POOL,
                        Owner.named("missing files"),
                        "Looking for missing files",
                        monitor -> MissingFiles.find(missing, folder, monitor),
                        problems.receiver(NOT_FOUND, places -> openAgain(any -> any.moved(places)))));
    }

    private void openAgain(UnaryOperator<Workspace> change) {
        session.change(
                new AskedChange(change, session.history()::quietly, session.documents()::renewed, () -> {}),
                problems,
                asking);
    }

    /**
     * Asks for a folder to be watched.
     *
     * @param watch gets it
     */
    void watchFolder(Consumer<Path> watch) {
        choosers.openFolder("Watch a folder").stream().findFirst().ifPresent(watch);
    }

    void openDataSet() {
        choosers.openDataSet().ifPresent(path -> {
            if (!asking.mayReplace()) {
                return;
            }
            Path chosen = path.toAbsolutePath().normalize();
            settings.opened(List.of(chosen));
            session.workspace().update(now -> now.dataSet(Optional.of(DataSetOrigin.of(chosen)))
                    .view(ViewId.DATA_SET));
        });
    }

    void openSamples() {
        try {
            session.open(ShippedFiles.paths(), problems, asking, () -> {});
        } catch (ProblemException e) {
            problems.failed("The samples could not be opened", e);
        }
    }

    void saveWorkspace() {
        choosers.save("Save workspace", "convscope" + WorkspaceFiles.ENDING, WorkspaceFiles.ENDING)
                .ifPresent(file -> {
                    try {
                        WorkspaceFiles.save(session.workspace().get(), file);
                        settings.opened(List.of(file));
                        sayWritten(file);
                    } catch (ProblemException e) {
                        problems.failed("The workspace was not saved", e);
                    }
                });
    }

    private void sayWritten(Path file) {
        said.accept("Written: " + file.toAbsolutePath());
    }

    /** What a view shows, and how it looks, after asking what of it and where to. */
    void export(Window parent, View view) {
        List<ExportItem> exports = new ArrayList<>(view.exports());
        ModelDeclarations declarations = session.documents()
                .model()
                .map(document -> document.network().declarations())
                .orElse(ModelDeclarations.NONE);
        Workspace made = session.workspace().get();
        exports.add(ViewSnapshot.of(view, made, declarations));
        var services = new ExportServices(
                session.tasks(),
                problems,
                choosers,
                overwriteGuard::refuse,
                file -> PictureState.write(file, made),
                this::sayWritten,
                new DesktopFolders());
        new ExportDialog(parent, session.workspace(), services).show(view.tab().title(), exports);
    }
}
