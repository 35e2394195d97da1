package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.workspace.BackendChoice;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;

/** What comes of choosing another backend, without a window: CUDA cannot be had here, the CPU can. */
class BackendSwitchTest {
    private final WorkspaceModel workspace = new WorkspaceModel(Workspace.EMPTY.backend(BackendChoice.AUTO));
    private final List<String> said = new ArrayList<>();
    private Runnable yes = () -> {};
    private Runnable no = () -> {};

    private final BackendSwitch.Talk talk = new BackendSwitch.Talk() {
        @Override
        public void refused(BackendChoice choice, String reason) {
            said.add(choice + " refused: " + reason);
        }

        @Override
        public void ask(BackendChoice choice, Runnable onYes, Runnable onNo) {
            said.add(choice + "?");
            yes = onYes;
            no = onNo;
        }
    };

    private void listen() {
        new BackendSwitch(
                workspace,
                (choice, answer) -> answer.accept(
                        choice == BackendChoice.CUDA ? Optional.of("there is no driver") : Optional.empty()),
                talk,
                choice -> said.add("restart with " + choice));
    }

    private void choose(BackendChoice choice) {
        workspace.update(now -> now.backend(choice));
    }

    private BackendChoice ticked() {
        return workspace.get().backend();
    }

    @Test
    void whatCannotBeHadIsSaidAndNotLeftTicked() {
        listen();
        choose(BackendChoice.CUDA);

        assertThat(said).containsExactly("CUDA refused: there is no driver");
        assertThat(ticked()).isEqualTo(BackendChoice.AUTO);
    }

    @Test
    void yesStartsAgain() {
        listen();
        choose(BackendChoice.CPU);
        yes.run();

        assertThat(said).containsExactly("CPU?", "restart with CPU");
        assertThat(ticked()).isEqualTo(BackendChoice.CPU);
    }

    @Test
    void noLeavesWhatRuns() {
        listen();
        choose(BackendChoice.CPU);
        no.run();

        assertThat(said).containsExactly("CPU?");
        assertThat(ticked()).isEqualTo(BackendChoice.AUTO);
    }

    @Test
    void aWorkspaceThatWasSavedWithAnotherBackendChangesNothing() {
        listen();
        workspace.update(now -> now.backend(BackendChoice.CUDA).model(Optional.of(java.nio.file.Path.of("model.h5"))));

        assertThat(said).isEmpty();
        assertThat(ticked()).isEqualTo(BackendChoice.AUTO);
    }
}
