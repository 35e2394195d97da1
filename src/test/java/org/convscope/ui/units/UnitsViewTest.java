package org.convscope.ui.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.array.Range;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.file.UserFolders;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.dataset.ResponseColumn;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.window.WindowRobot;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.UnitsOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of one number each: 1 to 6 are ice, 101 to 106 are not. */
class UnitsViewTest {
    private static final Path MODEL = Path.of("src/test/resources/org/convscope/cli/small.h5");

    @TempDir
    private Path folder;

    private final LookAndFeel before = UIManager.getLookAndFeel();
    private final ViewBench bench = new ViewBench();
    private final Engine engine = EngineFactory.start(BackendChoice.CPU);
    private final OpenModel model = KerasModels.open(MODEL, Optional.empty());
    private final List<ResponseColumn> filtered = new ArrayList<>();
    private final UnitAreas areas = new UnitAreas();
    private UnitsView view;

    @BeforeEach
    void open() throws Exception {
        System.setProperty(UserFolders.PROPERTY, folder.resolve("kept").toString());
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
            var shown = new UnitsView(
                    context,
                    (column, range) -> {
                        filtered.add(column);
                        assertThat(range).isEqualTo(Optional.<Range>empty());
                    },
                    areas);
            shown.shown();
            return shown;
        });
    }

    @AfterEach
    void close() throws Exception {
        System.clearProperty(UserFolders.PROPERTY);
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

    private void click(String name) throws Exception {
        onEventThread(() -> {
            find(AbstractButton.class, name).doClick();
            return name;
        });
        bench.settle();
        bench.settle();
    }

    private String text(String name) throws Exception {
        return onEventThread(() -> name.equals("units-said")
                ? find(JTextArea.class, name).getText()
                : find(JLabel.class, name).getText());
    }

    private void openFrames() throws Exception {
        bench.open(MODEL.toString(), model.network());
        List<CategorizedFrame> frames = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            frames.add(new CategorizedFrame(frame(i), "ice"));
            frames.add(new CategorizedFrame(frame(100 + i), "none"));
        }
        bench.update(now -> now.frames(frames));
        bench.settle();
    }

    private Workspace workspace() throws Exception {
        return onEventThread(() -> bench.context().workspace().get());
    }

    @Test
    void theIceFilterIsFoundInOneClickAndItsBestAndWorstFramesLieOnTheLightTableWithAnother() throws Exception {
        assertThat(onEventThread(() -> find(AbstractButton.class, "units-find").isEnabled()))
                .isFalse();
        openFrames();
        assertThat(onEventThread(() -> find(AbstractButton.class, "units-find").getText()))
                .isEqualTo("Find the ice filter");

        click("units-find");

        assertThat(text("units-said")).contains("units over 12 frames, 6 ice and 6 not ice", "chance alone");
        String layer = workspace().selection().layer().orElseThrow();
        int unit = workspace().selection().unit();
        assertThat(text("units-heading")).isEqualTo("unit " + unit + " of " + layer);
        assertThat(areas(layer)).hasValueSatisfying(known -> {
            assertThat(known.words()).isEqualTo("ice against not ice");
            assertThat(known.areas().get(unit)).isIn(0.0, 1.0);
            assertThat(known.distances().get(known.best(1).get(0))).isEqualTo(0.5);
        });
        JTable table = find(JTable.class, "units-table");
        assertThat(onEventThread(() -> table.getSelectedRow())).isZero();
        assertThat(onEventThread(() -> table.getValueAt(0, 2))).isIn(0.0, 1.0);
        assertThat(onEventThread(() -> find(JTable.class, "units-top").getRowCount()))
                .isEqualTo(10);

        click("units-light-table");

        assertThat(workspace().view()).isEqualTo(ViewId.LIGHT_TABLE);
        assertThat(workspace().settings(LightTableSettings.KEY).frames()).hasSize(8);

        click("units-filter");
        assertThat(filtered).singleElement().satisfies(column -> {
            assertThat(column.name()).isEqualTo(layer + " #" + unit);
            assertThat(column.values()).hasSize(12).containsKey(frame(103));
        });
    }

    @Test
    void whatWasLeftBeforeTheUnitsFramesWereFoundFindsThemOnReturn() throws Exception {
        openFrames();
        click("units-find");
        onEventThread(() -> {
            view.hidden();
            // another theme or size of text asks anew, which nobody sees now
            view.restyle();
            return true;
        });
        bench.settle();
        assertThat(onEventThread(() -> find(JTable.class, "units-top").getRowCount()))
                .isZero();
        onEventThread(() -> {
            view.shown();
            return true;
        });
        bench.settle();
        assertThat(onEventThread(() -> find(JTable.class, "units-top").getRowCount()))
                .isEqualTo(10);
    }

    @Test
    void whatIsShownCanBeWrittenAndIsComparedAnewForOtherCategories() throws Exception {
        openFrames();
        click("units-count");
        assertThat(onEventThread(view::exports))
                .extracting(item -> item.kind() + " " + item.name())
                .contains("CSV Census of the units", "PNG Units as points", "PNG Units that tell ice from not ice");
        ExportItem csv = onEventThread(view::exports).get(0);
        Path file = folder.resolve("census.csv");
        csv.writer().write(file, 1, TaskMonitor.NONE);
        assertThat(Files.readString(file)).contains("# Between: ice, not ice", "layer,unit,frames,mean");

        bench.update(now -> now.settings(UnitsOptions.KEY, UnitsOptions.DEFAULT.between("none", "ice")));
        bench.settle();
        assertThat(text("units-said")).contains("6 none and 6 ice");

        String layer = csvLayer(file);
        assertThat(areas(layer)).isPresent();
        bench.closeAll();
        bench.settle();
        assertThat(onEventThread(view::exports)).isEmpty();
        assertThat(text("units-said")).startsWith("Open a model");
    }

    /** The first one. */
    private static String csvLayer(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains(",0,"))
                .map(line -> line.split(",", -1)[0])
                .findFirst()
                .orElseThrow();
    }

    private Optional<UnitAreas.OfLayer> areas(String layer) throws Exception {
        return onEventThread(() -> bench.context().documents().model().flatMap(now -> areas.of(now, layer)));
    }

    @Test
    void othersFramesOrPreprocessingAreCountedAnew() throws Exception {
        openFrames();
        click("units-count");

        bench.update(now -> now.frames(now.frames().subList(0, 4)));
        bench.settle();

        assertThat(onEventThread(view::exports)).isEmpty();
        click("units-count");
        assertThat(text("units-said")).contains("units over 4 frames");
    }

    @Test
    void countingEndsWithTheFramesBeforeAnythingIsKnownOfThem() throws Exception {
        openFrames();

        onEventThread(() -> {
            find(AbstractButton.class, "units-count").doClick();
            bench.context().workspace().update(now -> now.frames(now.frames().subList(0, 4)));
            return true;
        });
        bench.settle();
        bench.settle();

        assertThat(onEventThread(view::exports)).isEmpty();
        assertThat(text("units-said")).startsWith("4 frames of");
    }

    /** A reason that a tooltip alone has is not seen. */
    @Test
    void whyNothingCanBeCountedStandsThere() throws Exception {
        openFrames();

        bench.update(
                now -> now.settings(UnitsOptions.KEY, UnitsOptions.DEFAULT.layers(UnitsOptions.Layers.SELECTED_LAYER)));
        bench.settle();

        assertThat(text("units-said")).startsWith("12 frames of").contains("no such layer whose units can be counted");
    }
}
