package org.convscope.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameToSaveTest {
    @TempDir
    private Path folder;

    private final List<String> proposed = new ArrayList<>();
    private final List<Path> asked = new ArrayList<>();

    private Optional<Path> typed(boolean replace, String... names) {
        var left = new ArrayDeque<>(List.of(names));
        return new NameToSave(
                        ".png",
                        name -> {
                            proposed.add(name);
                            return Optional.ofNullable(left.poll()).map(folder::resolve);
                        },
                        file -> {
                            asked.add(file);
                            return replace;
                        })
                .ask("proposed.png");
    }

    @Test
    void aFileIsNotReplacedUnaskedWhereTheEndingWasLeftOut() throws Exception {
        Path there = Files.createFile(folder.resolve("figure.png"));
        assertThat(typed(false, "figure", "other")).contains(folder.resolve("other.png"));
        assertThat(asked).containsExactly(there);
        assertThat(proposed).containsExactly("proposed.png", "figure.png");
        assertThat(typed(false, "figure")).isEmpty();
        assertThat(typed(true, "figure")).contains(there);
    }

    @Test
    void nothingIsAskedOfANewFileNorOfAWholeNameWhichTheChooserAsksAbout() throws Exception {
        Files.createFile(folder.resolve("figure.png"));
        assertThat(typed(false, "new")).contains(folder.resolve("new.png"));
        assertThat(typed(false, "figure.png")).contains(folder.resolve("figure.png"));
        assertThat(typed(false, "figure.PNG")).contains(folder.resolve("figure.PNG"));
        assertThat(asked).isEmpty();
    }

    @Test
    void whoThinksBetterOfItWritesNothing() {
        assertThat(typed(true)).isEmpty();
    }
}
