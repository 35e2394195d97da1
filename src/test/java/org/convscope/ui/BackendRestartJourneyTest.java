package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JMenu;
import javax.swing.JRadioButtonMenuItem;
import org.convscope.choice.EngineChoice;
import org.convscope.file.UserFolders;
import org.convscope.ui.settings.SavedSession;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Another engine is chosen: the program starts again, as a process of its own, with what was open. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class BackendRestartJourneyTest extends WindowJourney {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private Path config;
    private Optional<ProcessHandle> other = Optional.empty();

    @BeforeEach
    void config() {
        config = folder.resolve("config");
        System.setProperty(UserFolders.PROPERTY, config.toString());
    }

    @AfterEach
    void end() {
        System.clearProperty(UserFolders.PROPERTY);
        other.ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The process that computes with the other engine on what this test's window had open. */
    private Optional<ProcessHandle> restarted() {
        try {
            Process list = new ProcessBuilder(JAVA.resolve("jcmd").toString())
                    .redirectErrorStream(true)
                    .start();
            return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("--engine nd4j") && line.contains(config.toString()))
                    .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The session of each window. */
    private List<Path> sessions() {
        try (var files = Files.list(config)) {
            return files.filter(WorkspaceFiles::isNamedSo).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOpenThere(Workspace before, Instant since) {
        return sessions().stream()
                .filter(file -> written(file).isAfter(since))
                .map(WorkspaceFiles::open)
                .anyMatch(now -> now.model().equals(before.model())
                        && now.frames().equals(before.frames())
                        && now.view() == before.view());
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JRadioButtonMenuItem engine(String words) {
        for (JMenu menu : all(JMenu.class)) {
            for (var item : menu.getMenuComponents()) {
                if (item instanceof JMenu engines && engines.getText().startsWith("Engine")) {
                    for (var choice : engines.getMenuComponents()) {
                        if (choice instanceof JRadioButtonMenuItem radio
                                && radio.getText().equals(words)) {
                            return radio;
                        }
                    }
                }
            }
        }
        throw new AssertionError("no engine " + words);
    }

    private static Optional<JButton> restartNow() {
        return all(JButton.class).stream()
                .filter(button -> button.isShowing() && "Restart now".equals(button.getText()))
                .findFirst();
    }

    private void chooseNd4j() throws Exception {
        onEventThread(() -> {
            engine("ND4J").doClick(0);
            return true;
        });
        robot.await("the question", () -> restartNow().isPresent());
    }

    @Test
    void theWindowStartsAgainWithAnotherEngineAndWhatWasOpen() throws Exception {
        open(MODEL, FRAMES.resolve("ice").toAbsolutePath());
        robot.await("the model", () -> workspace().model().isPresent());
        onEventThread(() -> {
            window.bench().workspace().update(now -> now.view(ViewId.KERNELS));
            return true;
        });
        idle();
        Workspace before = workspace();

        chooseNd4j();
        JButton close = all(JButton.class).stream()
                .filter(button -> button.isShowing() && "Close".equals(button.getText()))
                .findFirst()
                .orElseThrow();
        robot.click(close);
        robot.await("what runs to be ticked again", () -> workspace().equals(before));

        chooseNd4j();
        screenshot("restart-question");
        robot.click(restartNow().orElseThrow());
        robot.await("the window to be gone", () -> !window.frame().isDisplayable());
        // what is written from here on is the other window's
        Instant gone = Instant.now();
        robot.await("the other process", () -> restarted().isPresent());
        other = restarted();
        robot.await("what it has opened", () -> isOpenThere(before, gone));

        ProcessHandle process = other.orElseThrow();
        process.destroy();
        process.onExit().get(3, TimeUnit.MINUTES);
        try (SavedSession next = SavedSession.begin(config)) {
            assertThat(next.isAfterCrash()).isFalse();
            Workspace restored = WorkspaceFiles.open(next.restored().orElseThrow());
            assertThat(restored.computing().engine()).isEqualTo(EngineChoice.ND4J);
            assertThat(restored.frames()).isEqualTo(before.frames());
            assertThat(restored.model()).isEqualTo(before.model());
            assertThat(restored.view()).isEqualTo(before.view());
        }
        List<Path> recent = new ArrayList<>(settings().get().recent());
        assertThat(recent).as("files of the user's").noneMatch(path -> path.startsWith(config));
    }
}
