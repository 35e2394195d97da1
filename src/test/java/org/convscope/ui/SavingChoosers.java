package org.convscope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.lab.LabFiles;

/** Answers without asking: everything is saved in one folder under its proposed name, and opened from there. */
public record SavingChoosers(Path folder) implements FileChoosers {
    /** Of a lab that opens nothing. */
    public static LabFiles files(Path folder) {
        return new LabFiles(() -> new SavingChoosers(folder), paths -> {}, (file, monitor) -> {});
    }

    @Override
    public List<Path> open() {
        return List.of();
    }

    @Override
    public Optional<Path> openOne(String title, Path start) {
        return Optional.of(folder.resolve("lesson.json"));
    }

    @Override
    public List<Path> openFolder(String title) {
        return List.of();
    }

    @Override
    public boolean agrees(String question, String go) {
        return true;
    }

    @Override
    public Optional<Path> openDataSet() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String name, String ending) {
        return Optional.of(folder.resolve(name));
    }
}
