package org.convscope.ui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.JPanel;
import org.convscope.frame.FrameSource;
import org.convscope.network.ModelDeclarations;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewTab;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewSnapshotTest {
    /** One colour all over. */
    private static final class Painted extends View {
        private Painted(WorkspaceModel workspace) {
            super(new ViewTab(ViewId.FRAME, "Painted", "A colour"), workspace, new BorderLayout());
            component().setSize(30, 20);
            show(Color.RED);
        }

        private void show(Color colour) {
            component().setBackground(colour);
        }

        @Override
        public List<ExportItem> exports() {
            return List.of();
        }

        @Override
        protected void ask(Workspace now) {
            // shows the same whatever is asked
        }

        @Override
        protected void cancel() {
            // nothing is asked
        }
    }

    @Test
    void whatIsWrittenIsWhatWasShownWhenItWasNamed(@TempDir Path folder) throws Exception {
        var workspace = new WorkspaceModel(Workspace.EMPTY);
        workspace.select(selection -> selection.frame(FrameSource.of(Path.of("red.png"))));
        ExportItem export = onEventThread(() -> {
            var view = new Painted(workspace);
            ExportItem made = ViewSnapshot.of(view, workspace.get(), ModelDeclarations.NONE);
            workspace.select(selection -> selection.frame(FrameSource.of(Path.of("blue.png"))));
            view.show(Color.BLUE);
            view.component().setSize(new JPanel().getSize());
            return made;
        });

        assertThat(export.fileName()).contains("red").doesNotContain("blue");
        for (int scale = 1; scale <= 4; scale++) {
            Path file = folder.resolve("view.png");
            export.writer().write(file, scale, TaskMonitor.NONE);
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(30 * scale);
            assertThat(image.getHeight()).isEqualTo(20 * scale);
            assertThat(image.getRGB(15 * scale, 10 * scale)).isEqualTo(Color.RED.getRGB());
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .contains("Frame\0" + Path.of("red.png").toAbsolutePath());
        }
        // written beside it and moved: nothing else is left
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
