package org.convscope.ui.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

class RememberedFoldersTest {
    private final RememberedFolders folders = new RememberedFolders();

    @Test
    void resultsAreNotProposedAmongTheDataThatWasOpened() {
        folders.opened(new File("data/run1/a.cbf"));

        assertThat(folders.written()).isEmpty();
        assertThat(folders.toSave()).contains(new File("data/run1"));
    }

    @Test
    void theyAreProposedWhereTheLastWasWritten() {
        folders.written(new File("results/a.png"));
        folders.opened(new File("data/run1/a.cbf"));

        assertThat(folders.written()).contains(new File("results"));
        assertThat(folders.toSave()).contains(new File("results"));
        assertThat(folders.toOpen()).contains(new File("data/run1"));
    }
}
