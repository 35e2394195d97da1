package org.convscope.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private final Logger root = Logger.getLogger("");
    private final ConsoleHandler terminal = new ConsoleHandler();
    private List<Handler> before = List.of();

    @TempDir
    private Path folder;

    @BeforeEach
    void addTerminal() {
        before = List.of(root.getHandlers());
        root.addHandler(terminal);
    }

    @AfterEach
    void leaveAsItWas() {
        for (Handler one : root.getHandlers()) {
            if (!before.contains(one)) {
                root.removeHandler(one);
                one.close();
            }
        }
    }

    @Test
    void aWarningStandsInTheFileAndNotInTheTerminal() throws Exception {
        assertThat(terminal.getLevel()).isEqualTo(Level.INFO);
        assertThat(LogFile.begin(folder)).contains(folder);
        Logger.getLogger("org.convscope.test").warning("the window stood still");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".log")).toList())
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains("the window stood still"));
        }
        assertThat(terminal.getLevel()).isEqualTo(Level.SEVERE);
    }

    @Test
    void whereNoFileCanBeWrittenTheTerminalHasAll() throws Exception {
        assertThat(LogFile.begin(Files.writeString(folder.resolve("in-the-way"), "")))
                .isEmpty();
        assertThat(terminal.getLevel()).isEqualTo(Level.INFO);
    }
}
