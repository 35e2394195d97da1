package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.workspace.ComputeChoice;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;

/** What comes of choosing another backend, without a window: CUDA cannot be had here, the CPU can. */
class BackendSwitchTest {
    private final WorkspaceModel workspace = new WorkspaceModel(Workspace.EMPTY.computing(ComputeChoice.AUTOMATIC));
    private final List<String> said = new ArrayList<>();
    private Runnable yes = () -> {};
    private Runnable no = () -> {};

    private final BackendSwitch.Talk talk = new BackendSwitch.Talk() {
        @Override
        public void refused(ComputeChoice choice, String reason) {
            said.add(words(choice) + " refused: " + reason);
        }

        @Override
        public void ask(ComputeChoice choice, Runnable onYes, Runnable onNo) {
            said.add(words(choice) + "?");
            yes = onYes;
            no = onNo;
        }
    };

    private void listen() {
        new BackendSwitch(
                workspace,
                (choice, answer) -> answer.accept(
                        choice.backend() == BackendChoice.CUDA ? Optional.of("there is no driver") : Optional.empty()),
                talk,
                choice -> said.add("restart with " + words(choice)));
    }

    private static String words(ComputeChoice choice) {
        return choice.backend() + "/" + choice.engine();
    }

    private void choose(BackendChoice backend) {
        workspace.update(now -> now.computing(now.computing().backend(backend)));
    }

    private void choose(EngineChoice engine) {
        workspace.update(now -> now.computing(now.computing().engine(engine)));
    }

    private BackendChoice ticked() {
        return workspace.get().computing().backend();
    }

    @Test
    void whatCannotBeHadIsSaidAndNotLeftTicked() {
        listen();
        choose(BackendChoice.CUDA);

        assertThat(said).containsExactly("CUDA/AUTO refused: there is no driver");
        assertThat(ticked()).isEqualTo(BackendChoice.AUTO);
    }

    @Test
    void yesStartsAgain() {
        listen();
        choose(BackendChoice.CPU);
        yes.run();

        assertThat(said).containsExactly("CPU/AUTO?", "restart with CPU/AUTO");
        assertThat(ticked()).isEqualTo(BackendChoice.CPU);
    }

    @Test
    void anotherEngineStartsAgainLikewise() {
        listen();
        choose(EngineChoice.ND4J);
        assertThat(said).containsExactly("AUTO/ND4J?");
        no.run();

        assertThat(workspace.get().computing()).isEqualTo(ComputeChoice.AUTOMATIC);
    }

    @Test
    void noLeavesWhatRuns() {
        listen();
        choose(BackendChoice.CPU);
        no.run();

        assertThat(said).containsExactly("CPU/AUTO?");
        assertThat(ticked()).isEqualTo(BackendChoice.AUTO);
    }

    @Test
    void aWorkspaceThatWasSavedWithAnotherBackendChangesNothing() {
        listen();
        workspace.update(now -> now.computing(now.computing().backend(BackendChoice.CUDA))
                .model(Optional.of(java.nio.file.Path.of("model.h5"))));

        assertThat(said).isEmpty();
        assertThat(ticked()).isEqualTo(BackendChoice.AUTO);
    }
}
