package org.convscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.convscope.dataset.GrowingFolder.Arrival;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFolderTest {
    @TempDir
    private Path parent;

    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private Path folder;
    private GrowingFolder growing;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(parent.resolve("run"));
        growing = new GrowingFolder(folder, new FrameFiles(), () -> now);
    }

    /** A look so many seconds after the last one. */
    private GrowingFolder.Look after(double seconds) {
        now = now.plus(Duration.ofMillis(Math.round(seconds * 1000)));
        return growing.look(TaskMonitor.NONE);
    }

    private List<FrameSource> sourcesAfter(double seconds) {
        return after(seconds).arrivals().stream()
                .map(arrival -> arrival.frame().source())
                .toList();
    }

    /** A PGM of 4 x 4 counts, or as much of it as there is by now. */
    private Path write(String name, int counts) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] header = "P5 4 4 255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[header.length + counts];
        System.arraycopy(header, 0, bytes, 0, header.length);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(now));
        return file;
    }

    private void append(Path file, int counts) throws IOException {
        Files.write(file, new byte[counts], StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(now));
    }

    @Test
    void aFrameComesOnceWhenItHasStoodStill() throws IOException {
        Instant written = now;
        Path file = write("a.pgm", 16);
        assertThat(sourcesAfter(1)).as("just seen").isEmpty();
        assertThat(sourcesAfter(1)).as("still for a second").isEmpty();
        assertThat(after(1).arrivals())
                .containsExactly(new Arrival(new CategorizedFrame(FrameSource.of(file), "run"), written));
        assertThat(sourcesAfter(1)).as("it came already").isEmpty();
    }

    @Test
    void halfAFileNeverComesHoweverSlowlyItIsWritten() throws IOException {
        Path file = write("slow.pgm", 1);
        for (int count = 2; count <= 15; count++) {
            // four seconds of nothing look like the end
            assertThat(sourcesAfter(1)).isEmpty();
            assertThat(sourcesAfter(4)).isEmpty();
            append(file, 1);
        }
        append(file, 1);
        assertThat(sourcesAfter(1)).isEmpty();
        assertThat(sourcesAfter(2)).containsExactly(FrameSource.of(file));
    }

    @Test
    void aDamagedFileIsToldOnceAndComesIfItIsMendedAndTheOthersComeBeside() throws IOException {
        Path cut = write("cut.pgm", 7);
        Path whole = write("whole.pgm", 16);
        assertThat(sourcesAfter(1)).isEmpty();
        assertThat(sourcesAfter(3)).containsExactly(FrameSource.of(whole));
        assertThat(after(30).problems()).as("perhaps it is still written").isEmpty();
        assertThat(after(40).problems())
                .extracting(Problem::sentence)
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("cut.pgm"));
        assertThat(after(1000).problems()).as("told already").isEmpty();
        append(cut, 9);
        assertThat(sourcesAfter(1)).isEmpty();
        assertThat(sourcesAfter(2)).containsExactly(FrameSource.of(cut));
    }

    @Test
    void subfoldersAreCategoriesAndWhatIsNoFrameIsPassedOver() throws IOException {
        write("ice/b.pgm", 16);
        write("ice/.hidden.pgm", 16);
        Files.writeString(folder.resolve("notes.txt"), "beam lost at noon");
        after(1);
        assertThat(after(2).arrivals())
                .extracting(arrival -> arrival.frame().category())
                .containsExactly("ice");
        assertThat(after(100).problems()).isEmpty();
    }

    @Test
    void aClockThatIsBehindMakesNoFrameOfTheFuture() throws IOException {
        Path file = write("a.pgm", 16);
        Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(3600)));
        after(1);
        assertThat(after(2).arrivals()).extracting(Arrival::at).containsExactly(now);
    }

    @Test
    void aFileThatIsWrittenAnewComesAgain() throws IOException {
        Path file = write("latest.pgm", 16);
        after(1);
        assertThat(sourcesAfter(2)).containsExactly(FrameSource.of(file));
        now = now.plusSeconds(60);
        write("latest.pgm", 16);
        after(1);
        GrowingFolder.Look look = after(2);
        assertThat(look.arrivals()).isEmpty();
        assertThat(look.rewritten())
                .containsExactly(new Arrival(new CategorizedFrame(FrameSource.of(file), "run"), now.minusSeconds(3)));
        assertThat(after(2).rewritten()).isEmpty();
    }

    @Test
    void aFileThatGetsAnotherNameOrFolderIsFollowedAndComesNoSecondTime() throws IOException {
        Path file = write("a.pgm", 16);
        Path twin = write("b.pgm", 16);
        Files.setLastModifiedTime(twin, FileTime.from(now.plusMillis(5)));
        after(1);
        assertThat(sourcesAfter(2)).hasSize(2);
        Path sorted = folder.resolve("ice/a_0001.pgm");
        Files.createDirectories(sorted.getParent());
        Files.move(file, sorted);
        GrowingFolder.Look look = after(2);
        assertThat(look.arrivals()).isEmpty();
        assertThat(look.moved())
                .containsOnly(entry(FrameSource.of(file), new CategorizedFrame(FrameSource.of(sorted), "ice")));
        look = after(2);
        assertThat(look.arrivals()).isEmpty();
        assertThat(look.moved()).isEmpty();
    }

    @Test
    void filesThatCannotBeToldApartAreNotFollowed() throws IOException {
        Path a = write("a.pgm", 16);
        Path b = write("b.pgm", 16);
        after(1);
        assertThat(sourcesAfter(2)).hasSize(2);
        Path moved = Files.move(a, folder.resolve("c.pgm"));
        Files.delete(b);
        assertThat(after(2).moved()).isEmpty();
        assertThat(sourcesAfter(2)).containsExactly(FrameSource.of(moved));
    }

    @Test
    void whatIsNamedAsUnfinishedIsPassedOverUntilItHasItsName() throws IOException {
        Path part = write("a.pgm.part", 16);
        write("b.pgm.TMP", 16);
        after(1);
        assertThat(sourcesAfter(2)).isEmpty();
        Path whole = Files.move(part, folder.resolve("a.pgm"));
        after(1);
        assertThat(sourcesAfter(2)).containsExactly(FrameSource.of(whole));
    }

    /** Copied with its time, as rsync does, or written by a machine whose clock is behind. */
    @Test
    void aFileThatCameDuringTheWatchIsNoOlderThanTheLookBeforeIt() throws IOException {
        after(1);
        Instant before = now;
        Path file = write("a.pgm", 16);
        Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(86_400)));
        after(1);
        assertThat(after(2).arrivals()).extracting(Arrival::at).containsExactly(before);
    }

    @Test
    void thousandsComeSomeAtATime() throws IOException {
        for (int i = 0; i < GrowingFolder.MOST_READ + 10; i++) {
            write("f" + i + ".pgm", 16);
        }
        after(1);
        GrowingFolder.Look look = after(2);
        assertThat(look.arrivals()).hasSize(GrowingFolder.MOST_READ);
        assertThat(look.unread()).isEqualTo(10);
        look = after(0);
        assertThat(look.arrivals()).hasSize(10);
        assertThat(look.unread()).isZero();
    }

    @Test
    void aFolderThatIsGoneIsSaid() throws IOException {
        Files.delete(folder);
        assertThatThrownBy(() -> after(1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("run")
                .hasMessageContaining("cannot be read");
    }
}
