package org.convscope.ui.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.ui.dialog.FileChoosers;
import org.junit.jupiter.api.Test;

class VerifyPaneTest {
    /** Nobody chooses anything. */
    private static final class NoFiles implements FileChoosers {
        @Override
        public List<Path> open() {
            return List.of();
        }

        @Override
        public Optional<Path> openOne(String title, Path folder) {
            return Optional.empty();
        }

        @Override
        public List<Path> openFolder(String title) {
            return List.of();
        }

        @Override
        public boolean agrees(String question, String go) {
            return false;
        }

        @Override
        public Optional<Path> openDataSet() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String name, String ending) {
            return Optional.empty();
        }
    }

    @Test
    void anOldVerdictDoesNotStandUnderANewError() throws Exception {
        onEventThread(() -> {
            var form = new VerifyForm("", "", "1e-4");
            var pane = new VerifyPane(new VerifyFields(form, new NoFiles(), Path.of("")), layer -> {});
            pane.show(new VerifyLayers.Result(List.of(new VerifiedLayer("conv", "(1)", 0, Verdict.AGREES, "")), 1e-4));
            assertThat(find(pane.component(), JLabel.class, "verify-outcome").getText())
                    .startsWith("Verified");

            pane.complain("The file is no HDF5 file.");

            assertThat(find(pane.component(), JLabel.class, "verify-outcome").getText())
                    .isEqualTo("Not verified");
            assertThat(find(pane.component(), JTable.class, "verify").getRowCount())
                    .isZero();
            return pane;
        });
    }

    private static <T extends Component> T find(Container within, Class<T> type, String name) {
        return search(within, type, name).orElseThrow();
    }

    private static <T extends Component> Optional<T> search(Container within, Class<T> type, String name) {
        for (Component part : within.getComponents()) {
            if (type.isInstance(part) && name.equals(part.getName())) {
                return Optional.of(type.cast(part));
            }
            Optional<T> inner = part instanceof Container container ? search(container, type, name) : Optional.empty();
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }
}
