package org.convscope.ui.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JTextArea;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.figure.FigureFile;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.render.paper.FigureSize;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.window.WindowRobot;
import org.convscope.workspace.EmbeddingOptions;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of one number each: 1 to 6 are ice, 101 to 106 are not. */
class EmbeddingViewTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/cli/small.h5");
    private static final int SIDE = 600;

    @TempDir
    private Path folder;

    private final LookAndFeel before = UIManager.getLookAndFeel();
    private final ViewBench bench = new ViewBench();
    private final Engine engine = EngineFactory.start(BackendChoice.CPU);
    private final OpenModel model = KerasModels.open(MODEL, Optional.empty());
    private EmbeddingView view;

    @BeforeEach
    void open() throws Exception {
        ViewContext made = bench.context();
        var context = new ViewContext(
                made.workspace(),
                made.tasks(),
                made.documents(),
                () -> engine,
                made.frames(),
                made.maps(),
                made.problems(),
                made.readout(),
                made.theme());
        view = onEventThread(() -> {
            new FlatLafTheme(false).setup(ThemeChoice.LIGHT);
            var shown = new EmbeddingView(context);
            shown.shown();
            return shown;
        });
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
        model.close();
        engine.close();
        onEventThread(() -> {
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    private <T extends Component> T find(Class<T> type, String name) {
        return WindowRobot.inside(view.component(), type).stream()
                .filter(child -> name.equals(child.getName()))
                .findFirst()
                .orElseThrow();
    }

    private AbstractButton button(String name) {
        return find(AbstractButton.class, name);
    }

    private void click(String name) throws Exception {
        onEventThread(() -> {
            button(name).doClick();
            return name;
        });
        for (int i = 0; i < 4; i++) {
            bench.settle();
        }
    }

    private String said() throws Exception {
        return onEventThread(() -> find(JTextArea.class, "embedding-said").getText());
    }

    private String layer() {
        return model.network().layers().stream()
                .filter(call -> call.units() > 1)
                .map(LayerCall::id)
                .findFirst()
                .orElseThrow();
    }

    /** All frames laid out, the pane drawn once. */
    private PointsPane laidOut(EmbeddingMethod method) throws Exception {
        bench.open(MODEL.toString(), model.network());
        List<CategorizedFrame> frames = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            frames.add(new CategorizedFrame(frame(i), "ice"));
            frames.add(new CategorizedFrame(frame(100 + i), "none"));
        }
        bench.update(now -> now.frames(frames)
                .selection(now.selection().layer(layer()))
                .settings(EmbeddingOptions.KEY, EmbeddingOptions.DEFAULT.method(method)));
        bench.settle();
        click("embedding-start");
        PointsPane points = find(PointsPane.class, "embedding-points");
        onEventThread(() -> {
            points.setSize(SIDE, SIDE);
            var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            points.paint(image.createGraphics());
            return image;
        });
        return points;
    }

    private static void mouse(PointsPane points, int type, Point2D at) throws Exception {
        onEventThread(() -> {
            points.dispatchEvent(new MouseEvent(
                    points, type, 0, MouseEvent.BUTTON1_DOWN_MASK, (int) at.getX(), (int) at.getY(), 1, false, 1));
            return type;
        });
    }

    private static Point2D place(PointsPane points, int index) throws Exception {
        return onEventThread(() -> points.place(index).orElseThrow());
    }

    private Workspace workspace() throws Exception {
        return onEventThread(() -> bench.context().workspace().get());
    }

    @Test
    void framesAreLaidOutByTheSelectedLayerAndAClickSelectsOne() throws Exception {
        assertThat(onEventThread(() -> button("embedding-start").isEnabled())).isFalse();

        PointsPane points = laidOut(EmbeddingMethod.PCA);

        assertThat(onEventThread(() -> button("embedding-start").getText())).isEqualTo("Lay out by " + layer());
        assertThat(said()).endsWith("Drag around points to choose a group.");
        assertThat(onEventThread(() -> points.getChart().getTitle().getText()))
                .startsWith(layer() + ", 12 frames, principal components, trustworthiness");
        mouse(points, MouseEvent.MOUSE_PRESSED, place(points, 0));
        mouse(points, MouseEvent.MOUSE_RELEASED, place(points, 0));
        bench.settle();
        assertThat(workspace().selection().frame()).contains(frame(1));
    }

    @Test
    void aDragAroundPointsMakesAGroupForTheLightTable() throws Exception {
        PointsPane points = laidOut(EmbeddingMethod.TSNE);
        assertThat(said()).contains("The perplexity is 3.667");
        assertThat(onEventThread(() -> button("embedding-light-table").isEnabled()))
                .isFalse();

        mouse(points, MouseEvent.MOUSE_PRESSED, new Point2D.Double(0, 0));
        for (Point2D corner :
                List.of(new Point2D.Double(SIDE, 0), new Point2D.Double(SIDE, SIDE), new Point2D.Double(0, SIDE))) {
            mouse(points, MouseEvent.MOUSE_DRAGGED, corner);
        }
        mouse(points, MouseEvent.MOUSE_RELEASED, new Point2D.Double(0, SIDE));

        assertThat(said()).isEqualTo("12 frames: 6 ice, 6 none");
        click("embedding-light-table");
        assertThat(workspace().view()).isEqualTo(ViewId.LIGHT_TABLE);
        assertThat(workspace().settings(LightTableSettings.KEY).frames()).hasSize(8);
    }

    @Test
    void whatIsShownCanBeWrittenAndGoesWithItsFrames() throws Exception {
        laidOut(EmbeddingMethod.PCA);
        List<ExportItem> exports = onEventThread(view::exports);
        assertThat(exports).extracting(ExportItem::kind).containsExactly(ExportItem.Kind.PNG, ExportItem.Kind.CSV);
        Path file = folder.resolve("points.csv");
        exports.get(1).writer().write(file, 1, TaskMonitor.NONE);
        assertThat(Files.readString(file)).contains("# Method: pca", "file,image,category,x,y", ",ice,");
        FigureFile figure = exports.get(0).figure().orElseThrow();
        figure.write(folder.resolve("points.svg"), FigureFile.Format.SVG, FigureSize.natural(figure.figure()), 1);
        assertThat(Files.readString(folder.resolve("points.svg"))).contains("<svg", "ice", "none");

        bench.update(now -> now.frames(now.frames().subList(0, 4)));
        bench.settle();
        assertThat(onEventThread(view::exports)).isEmpty();
        assertThat(said()).contains("4 frames of open frames");
        bench.closeAll();
        bench.settle();
        assertThat(said()).startsWith("Open a model");
    }
}
