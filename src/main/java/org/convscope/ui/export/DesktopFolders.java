package org.convscope.ui.export;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.convscope.problem.Problem;

/** Opens folders in the desktop's own window for files. */
public final class DesktopFolders implements Consumer<Path> {
    /**
     * Opens the folder of a file; blocks for as long as the desktop takes.
     *
     * @throws org.convscope.problem.ProblemException if there is no desktop that does so
     */
    @Override
    public void accept(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null
                || !Desktop.isDesktopSupported()
                || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
            throw refusal(file);
        }
        try {
            Desktop.getDesktop().open(folder.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw refusal(file);
        }
    }

    private static RuntimeException refusal(Path file) {
        return Problem.inFile(file.toAbsolutePath(), "this desktop opens no folders")
                .nextStep("Open it yourself: the file lies there")
                .asException();
    }
}
