package org.convscope.ui.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.convscope.file.OutputFolders;

/** What went wrong, in a file of bounded size; windows that are open at the same time have one each. */
public final class LogFile {
    private static final int MOST_BYTES = 512 << 10;
    private static final int FILES = 2;

    private LogFile() {}

    /**
     * Begins to write what is logged to {@code convscope.0.log}, and what was there before to {@code convscope.1.log}.
     *
     * @return the folder; empty where it cannot be written to
     */
    public static Optional<Path> begin(Path folder) {
        try {
            OutputFolders.make(folder);
            // a percent sign in the pattern is doubled
            String pattern = folder.toString().replace("%", "%%") + "/convscope%u.%g.log";
            var handler = new FileHandler(pattern, MOST_BYTES, FILES, true);
            handler.setFormatter(new SimpleFormatter());
            handler.setLevel(Level.WARNING);
            Logger root = Logger.getLogger("");
            root.addHandler(handler);
            leaveTerminal(root);
            return Optional.of(folder);
        } catch (IOException e) {
            System.getLogger(LogFile.class.getName()).log(System.Logger.Level.WARNING, "No log is written", e);
            return Optional.empty();
        }
    }

    /** What the user can do nothing about stands in the file alone; who began the program in a terminal reads of defects there. */
    private static void leaveTerminal(Logger root) {
        Arrays.stream(root.getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .forEach(terminal -> terminal.setLevel(Level.SEVERE));
    }
}
