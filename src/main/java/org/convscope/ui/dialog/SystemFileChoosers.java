package org.convscope.ui.dialog;

import com.formdev.flatlaf.util.SystemFileChooser;
import java.awt.Component;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;

/** The system's own file dialogs, which come back where they were. Each waits for the user. */
public final class SystemFileChoosers implements FileChoosers {
    private final Component parent;
    private final RememberedFolders folders = new RememberedFolders();

    public SystemFileChoosers(Component parent) {
        this.parent = parent;
    }

    @Override
    public List<Path> open() {
        SystemFileChooser chooser = chooser("Open models, frames or workspaces");
        chooser.setMultiSelectionEnabled(true);
        if (chooser.showOpenDialog(parent) != SystemFileChooser.APPROVE_OPTION) {
            return List.of();
        }
        folders.opened(chooser.getSelectedFile());
        return Arrays.stream(chooser.getSelectedFiles()).map(File::toPath).toList();
    }

    @Override
    public Optional<Path> openOne(String title, Path start) {
        SystemFileChooser chooser = chooser(title);
        chooser.setCurrentDirectory(start.toFile());
        return chooser.showOpenDialog(parent) == SystemFileChooser.APPROVE_OPTION
                ? Optional.of(chooser.getSelectedFile().toPath())
                : Optional.empty();
    }

    @Override
    public List<Path> openFolder(String title) {
        SystemFileChooser chooser = chooser(title);
        chooser.setFileSelectionMode(SystemFileChooser.DIRECTORIES_ONLY);
        if (chooser.showOpenDialog(parent) != SystemFileChooser.APPROVE_OPTION) {
            return List.of();
        }
        folders.opened(chooser.getSelectedFile());
        return List.of(chooser.getSelectedFile().toPath());
    }

    /** Swing's own: the systems' dialogs take either files or folders. */
    @Override
    public Optional<Path> openDataSet() {
        var chooser = new JFileChooser(folders.toOpen().orElse(null));
        chooser.setDialogTitle("Open a data set: labels, arrays, or a folder of categories");
        chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
        if (chooser.showOpenDialog(parent) != JFileChooser.APPROVE_OPTION) {
            return Optional.empty();
        }
        File chosen = chooser.getSelectedFile();
        folders.opened(chosen);
        return Optional.of(chosen.toPath());
    }

    @Override
    public Path folder() {
        return folders.written().map(File::toPath).orElseGet(FileChoosers.super::folder);
    }

    @Override
    public Optional<Path> save(String title, String name, String ending) {
        return new NameToSave(ending, proposed -> choose(title, proposed), this::replaces).ask(name);
    }

    /** The system's dialog asks whether a file is to be replaced that has the very name which is typed. */
    private Optional<Path> choose(String title, String name) {
        SystemFileChooser chooser = chooser(title);
        folders.toSave().ifPresent(chooser::setCurrentDirectory);
        chooser.setSelectedFile(new File(folders.toSave().orElse(null), name));
        if (chooser.showSaveDialog(parent) != SystemFileChooser.APPROVE_OPTION) {
            return Optional.empty();
        }
        folders.written(chooser.getSelectedFile());
        return Optional.of(chooser.getSelectedFile().toPath());
    }

    @Override
    public boolean agrees(String question, String go) {
        Object[] answers = {go, "Cancel"};
        return JOptionPane.showOptionDialog(
                        parent,
                        question,
                        go,
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.WARNING_MESSAGE,
                        null,
                        answers,
                        answers[1])
                == 0;
    }

    private boolean replaces(Path file) {
        Object[] answers = {"Replace", "Choose another name"};
        return JOptionPane.showOptionDialog(
                        parent,
                        file + " already exists.\nReplace it?",
                        "Replace " + file.getFileName(),
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.WARNING_MESSAGE,
                        null,
                        answers,
                        answers[1])
                == 0;
    }

    private SystemFileChooser chooser(String title) {
        var chooser = new SystemFileChooser();
        chooser.setDialogTitle(title);
        folders.toOpen().ifPresent(chooser::setCurrentDirectory);
        return chooser;
    }
}
