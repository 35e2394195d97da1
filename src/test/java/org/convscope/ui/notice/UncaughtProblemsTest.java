package org.convscope.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Logger;
import javax.swing.AbstractButton;
import javax.swing.JTextArea;
import org.convscope.problem.Problem;
import org.convscope.ui.settings.LogFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is thrown on the event thread is told in the window and written to the log; the program goes on. */
class UncaughtProblemsTest {
    @TempDir
    private Path folder;

    private final List<Handler> before = List.of(Logger.getLogger("").getHandlers());
    private final List<String> copied = new ArrayList<>();

    @AfterEach
    void quiet() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        Logger root = Logger.getLogger("");
        Arrays.stream(root.getHandlers())
                .filter(handler -> !before.contains(handler))
                .forEach(handler -> {
                    root.removeHandler(handler);
                    handler.close();
                });
    }

    private static <T> List<T> all(Container container, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Component child : container.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Container inside) {
                found.addAll(all(inside, type));
            }
        }
        return found;
    }

    private static AbstractButton copy(ProblemPanel panel) {
        return all(panel.component(), AbstractButton.class).stream()
                .filter(button -> "Copy details".equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isToldWithItsDetailsAndWhereTheLogIs() throws Exception {
        Optional<Path> log = LogFile.begin(folder.resolve("state"));
        assertThat(log).contains(folder.resolve("state"));
        ProblemPanel panel = onEventThread(() -> {
            FlatLightLaf.setup();
            return new ProblemPanel(log, copied::add);
        });
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtProblems(panel, EventQueue::invokeLater));
        for (int i = 0; i < 30; i++) {
            EventQueue.invokeLater(() -> {
                throw new IllegalStateException("a torn map");
            });
        }
        onEventThread(() -> panel);
        onEventThread(() -> {
            assertThat(panel.component().isVisible()).isTrue();
            assertThat(all(panel.component(), JTextArea.class)).singleElement().satisfies(text -> assertThat(
                            text.getText())
                    .contains("a torn map", folder.resolve("state").toString())
                    .doesNotContain("\n"));
            assertThat(copy(panel).isVisible()).isTrue();
            copy(panel).doClick();
            return panel;
        });
        assertThat(copied).singleElement().satisfies(text -> assertThat(text)
                .contains("IllegalStateException: a torn map", "at org.convscope", "Java "));
        try (var files = Files.list(folder.resolve("state"))) {
            String logged =
                    Files.readString(files.filter(file -> file.toString().endsWith(".log"))
                            .findFirst()
                            .orElseThrow());
            assertThat(logged).contains("a torn map", "at org.convscope");
            assertThat(logged.split("IllegalStateException: a torn map", -1).length - 1)
                    .isBetween(1, 10);
        }
    }

    @Test
    void aKnownProblemHasNoDetails() throws Exception {
        onEventThread(() -> {
            FlatLightLaf.setup();
            var panel = new ProblemPanel(Optional.empty(), copied::add);
            panel.failed("Opening", Problem.of("there is no such file").asException());
            assertThat(panel.component().isVisible()).isTrue();
            assertThat(copy(panel).isVisible()).isFalse();
            return panel;
        });
    }
}
