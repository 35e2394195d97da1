package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.FrameSource;
import org.junit.jupiter.api.Test;

class LightTableChoiceTest {
    private static FrameSource frame(int number) {
        return FrameSource.of(Path.of("f" + number + ".png"));
    }

    private static List<FrameSource> frames(int... numbers) {
        return IntStream.of(numbers).mapToObj(LightTableChoiceTest::frame).toList();
    }

    private static Workspace workspace(String... categories) {
        List<CategorizedFrame> frames = new ArrayList<>();
        for (int i = 0; i < categories.length; i++) {
            frames.add(new CategorizedFrame(frame(i), categories[i]));
        }
        return Workspace.EMPTY.frames(frames);
    }

    private static List<FrameSource> table(Workspace workspace) {
        return workspace.settings(LightTableSettings.KEY).frames();
    }

    @Test
    void oneFrameIsNoComparison() {
        Workspace open = workspace("ice", "ice");
        assertThat(LightTableChoice.only(open, frames(1))).isEqualTo(open);
        assertThat(table(LightTableChoice.only(open, frames(1, 0)))).isEqualTo(frames(0, 1));
    }

    @Test
    void ofMoreThanEightEachCategoryGetsAnEqualShare() {
        Workspace open = workspace("ice", "good", "ice", "ice", "good", "ice", "good", "weak", "ice", "good", "good");
        List<FrameSource> all = frames(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(table(LightTableChoice.only(open, all))).isEqualTo(frames(0, 2, 3, 5, 1, 4, 6, 7));
    }

    @Test
    void whatIsAddedStandsBehindWhatLiesThere() {
        Workspace open = LightTableChoice.only(workspace("ice", "good", "ice", "ice"), frames(2, 3));
        assertThat(table(LightTableChoice.also(open, frames(3, 0)))).isEqualTo(frames(2, 3, 0));
    }
}
