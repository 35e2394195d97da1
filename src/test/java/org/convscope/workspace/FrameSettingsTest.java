package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.frame.FrameSource;
import org.junit.jupiter.api.Test;

class FrameSettingsTest {
    private static final FrameSource DEEP = FrameSource.of(Path.of("/data/deep.cbf"));
    private static final FrameSource SHALLOW = FrameSource.of(Path.of("/data/shallow.png"));
    private static final Range COUNTS = new Range(0, 70_000);

    @Test
    void limitsSetForAFrameAreNoOthersUnlessTheyAreLocked() {
        FrameSettings own = FrameSettings.DEFAULT.limits(DEEP, COUNTS);
        assertThat(own.limits(DEEP)).contains(COUNTS);
        assertThat(own.limits(SHALLOW)).isEmpty();
        assertThat(own.isLocked()).isFalse();

        FrameSettings locked = own.limits(Optional.of(FrameLimits.locked(COUNTS)));
        assertThat(locked.limits(SHALLOW)).contains(COUNTS);
        assertThat(locked.isLocked()).isTrue();
        assertThat(locked.limits(SHALLOW, new Range(0, 9)).limits(DEEP)).contains(new Range(0, 9));
        assertThat(locked.limits(Optional.empty()).limits(DEEP)).isEmpty();
    }

    @Test
    void aWorkspaceKeepsWhoseTheyAre() {
        var json = new WorkspaceJson(Path.of("/data/w.json"));
        for (FrameSettings settings : new FrameSettings[] {
            FrameSettings.DEFAULT.limits(DEEP, COUNTS),
            FrameSettings.DEFAULT.limits(Optional.of(FrameLimits.locked(COUNTS))),
            FrameSettings.DEFAULT
        }) {
            Workspace workspace = Workspace.EMPTY.settings(FrameSettings.KEY, settings);
            assertThat(json.read(json.write(workspace)).settings(FrameSettings.KEY))
                    .isEqualTo(settings);
        }
    }
}
