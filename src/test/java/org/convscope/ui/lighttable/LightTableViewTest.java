package org.convscope.ui.lighttable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.LookAndFeel;
import javax.swing.TransferHandler;
import javax.swing.UIManager;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.Contrast;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.figure.FigureFile;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Network;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.paper.FigureSize;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.drop.FileDrop;
import org.convscope.ui.drop.FrameTransfer;
import org.convscope.ui.mosaic.LegendStrip;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.pointer.SharedPointer;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.ExportItem;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Navigation;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The light table without a window: a frame's maps are the number in its name. */
class LightTableViewTest {
    private static Network network() {
        return new TestNetwork().input(4, 4, 1).conv("c", 2, 3).build();
    }

    private static LightTableView made(ViewBench bench) {
        return new LightTableView(
                bench.context(),
                new SeenOnFrame(bench.context(), new SharedPointer()),
                new UnitAreas(),
                new FileDrop(paths -> {}, problems -> {}));
    }

    @Test
    void framesThatAreDroppedJoinThoseOnTheTable() throws Exception {
        try (var bench = new ViewBench()) {
            bench.compare(frame(7));
            bench.update(now -> now.frames(Stream.of(7, 8, 9)
                    .map(number -> new CategorizedFrame(frame(number), "ice"))
                    .toList()));
            onEventThread(() -> {
                LightTableView view = made(bench);
                TransferHandler handler = view.component().getTransferHandler();
                var dropped = new TransferHandler.TransferSupport(
                        view.component(), new FrameTransfer(List.of(frame(9), frame(7))));
                assertThat(handler.canImport(dropped)).isTrue();
                return handler.importData(dropped);
            });
            assertThat(bench.context()
                            .workspace()
                            .get()
                            .settings(LightTableSettings.KEY)
                            .frames())
                    .containsExactly(frame(7), frame(9));
        }
    }

    @Test
    void whatIsWrittenSaysTheFramesAndTheModelThatAreShown(@TempDir Path folder) throws Exception {
        try (var bench = new ViewBench()) {
            float[] ones = new float[32];
            Arrays.fill(ones, 1);
            bench.engine().with("c", Tensor.of(ones, 1, 4, 4, 2));
            bench.open("model.h5", network());
            bench.select("c");
            bench.compare(frame(7), frame(8));
            LightTableView view = onEventThread(() -> {
                LightTableView made = made(bench);
                made.shown();
                return made;
            });
            bench.settle();
            bench.hold(frame(9));
            bench.compare(frame(7), frame(9));
            bench.open("other.h5", network());

            ExportItem ranges = ranges(view);
            assertThat(ranges.fileName()).startsWith("model_c");
            assertThat(written(ranges, folder))
                    .contains("/model.h5\n", "/7.png, /", "8.png,1,8,8")
                    .doesNotContain("9.png");

            bench.release(frame(9));
            bench.settle();
            assertThat(ranges(view).fileName()).startsWith("other_c");
            assertThat(written(ranges(view), folder)).contains("/other.h5\n", "9.png,1,9,9");
        }
    }

    /** One value of 2000 lies far from the others: from end to end nearly all of the difference would be white. */
    @Test
    void differencesFollowTheContrastAroundZero() throws Exception {
        try (var bench = new ViewBench()) {
            float[] maps = new float[2000];
            for (int i = 0; i < maps.length; i++) {
                maps[i] = i % 10;
            }
            maps[77] = 500;
            bench.engine().with("c", Tensor.of(maps, 1, 20, 50, 2));
            bench.open("model.h5", network());
            bench.select("c");
            bench.compare(frame(7), frame(8));
            LightTableView view = onEventThread(() -> {
                LightTableView made = made(bench);
                made.shown();
                return made;
            });
            bench.update(now -> now.settings(
                    LightTableSettings.KEY,
                    now.settings(LightTableSettings.KEY)
                            .mode(LightTableSettings.Mode.DIFFERENCE)
                            .reference(frame(7))));
            bench.settle();

            assertThat(legend(view).range()).isEqualTo(new Range(-9, 9));
            assertThat(legend(view).ends().cutsAbove()).isTrue();
            bench.update(now -> now.appearance(now.appearance().contrast(Contrast.MIN_MAX)));
            bench.settle();
            assertThat(legend(view).range()).isEqualTo(new Range(-500, 500));
        }
    }

    @Test
    void differencesAreFromTheSelectedFrameElseTheFirst() throws Exception {
        try (var bench = new ViewBench()) {
            bench.compare(frame(7), frame(8));
            bench.select(frame(8));
            onEventThread(() -> {
                named(made(bench).component(), "Difference").doClick();
                return bench;
            });
            assertThat(reference(bench)).contains(frame(8));
            bench.compare(frame(7), frame(9));
            assertThat(reference(bench)).contains(frame(7));
        }
    }

    private static Optional<FrameSource> reference(ViewBench bench) {
        return bench.context()
                .workspace()
                .get()
                .settings(LightTableSettings.KEY)
                .reference();
    }

    private static Legend legend(LightTableView view) throws Exception {
        return onEventThread(() -> ((LegendStrip) Arrays.stream(view.component().getComponents())
                        .filter(LegendStrip.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .legend()
                .orElseThrow());
    }

    @Test
    void blinkingShowsTheSelectedFrameAndBeginsThere() throws Exception {
        try (var bench = new ViewBench()) {
            float[] ones = new float[32];
            Arrays.fill(ones, 1);
            bench.engine().with("c", Tensor.of(ones, 1, 4, 4, 2));
            bench.open("model.h5", network());
            bench.select("c");
            bench.compare(frame(7), frame(8), frame(9));
            bench.select(frame(8));
            WorkspaceModel workspace = bench.context().workspace();
            LightTableView view = onEventThread(() -> {
                LightTableView made = made(bench);
                made.shown();
                return made;
            });
            bench.settle();
            onEventThread(() -> {
                named(view.component(), "Blink").doClick();
                assertThat(shown(view)).containsExactly("8.png");
                workspace.update(now -> now.selection(Navigation.blink(now)));
                assertThat(shown(view)).containsExactly("9.png");
                workspace.select(selection -> selection.frame(frame(7)));
                assertThat(shown(view)).containsExactly("7.png");

                named(view.component(), "Side by side").doClick();
                assertThat(shown(view)).containsExactly("7.png", "8.png", "9.png");
                workspace.select(selection -> selection.frame(frame(5)));
                named(view.component(), "Blink").doClick();
                assertThat(shown(view)).containsExactly("7.png");
                assertThat(workspace.get().selection().frame()).contains(frame(7));
                return view;
            });
        }
    }

    @Test
    void oneUnitLiesLargeUnderEachFrameInARangeOfItsOwn(@TempDir Path folder) throws Exception {
        try (var bench = new ViewBench()) {
            float[] maps = new float[32];
            for (int i = 0; i < maps.length; i++) {
                maps[i] = i % 2 == 0 ? 1 : 3;
            }
            bench.engine().with("c", Tensor.of(maps, 1, 4, 4, 2));
            bench.open("model.h5", network());
            bench.select("c");
            bench.compare(frame(7), frame(8));
            LightTableView view = onEventThread(() -> {
                LightTableView made = made(bench);
                made.shown();
                return made;
            });
            bench.settle();
            bench.update(now -> now.selection(now.selection().unit("c", 1)));
            onEventThread(() -> {
                named(view.component(), "One unit").doClick();
                return view;
            });
            bench.settle();

            for (ColumnPanel column : all(view.component(), ColumnPanel.class)) {
                assertThat(column.column().maps().tiles()).isEqualTo(1);
                assertThat(column.column().maps().source().unit(0)).isEqualTo(1);
            }
            ExportItem picture = onEventThread(view::exports).get(0);
            assertThat(picture.name()).isEqualTo("Light table of unit 1 of c");
            assertThat(picture.fileName()).startsWith("model_c_unit-1");
            assertThat(written(ranges(view), folder)).contains("7.png,1,").doesNotContain("7.png,0,");

            bench.update(now -> now.selection(now.selection().unit("c", 0)));
            bench.settle();
            assertThat(all(view.component(), ColumnPanel.class)
                            .get(0)
                            .column()
                            .maps()
                            .source()
                            .unit(0))
                    .isZero();
            onEventThread(() -> {
                named(view.component(), "One unit").doClick();
                return view;
            });
            bench.settle();
            assertThat(all(view.component(), ColumnPanel.class)
                            .get(0)
                            .column()
                            .maps()
                            .tiles())
                    .isEqualTo(2);
        }
    }

    @Test
    void eachCategoryHasItsMeanAndTheUnitsThatDifferMostAreOffered() throws Exception {
        try (var bench = new ViewBench()) {
            float[] maps = new float[32];
            for (int i = 0; i < maps.length; i++) {
                maps[i] = i % 2 == 0 ? 1 : 3;
            }
            bench.engine().with("c", Tensor.of(maps, 1, 4, 4, 2));
            bench.open("model.h5", network());
            bench.select("c");
            bench.update(now -> now.frames(Stream.of(7, 8, 9)
                    .map(number -> new CategorizedFrame(frame(number), number < 9 ? "ice" : "good"))
                    .toList()));
            bench.compare(frame(7), frame(9), frame(8));
            LightTableView view = onEventThread(() -> {
                LightTableView made = made(bench);
                made.shown();
                return made;
            });
            bench.settle();

            assertThat(shown(view)).containsExactly("7.png", "8.png", "mean of 2", "9.png");
            Mosaic mean =
                    all(view.component(), ColumnPanel.class).get(2).column().maps();
            assertThat(mean.source().value(1, 0, 0)).isEqualTo(3 * 7.5f);
            UnitOffers offers = all(view.component(), UnitOffers.class).get(0);
            assertThat(all(offers, AbstractButton.class))
                    .extracting(AbstractButton::getText)
                    .containsExactly("#1", "#0");

            onEventThread(() -> {
                named(offers, "#1").doClick();
                return view;
            });
            bench.settle();
            assertThat(all(view.component(), ColumnPanel.class)
                            .get(2)
                            .column()
                            .maps()
                            .source()
                            .unit(0))
                    .isEqualTo(1);
            onEventThread(() -> {
                named(view.component(), "Means").doClick();
                return view;
            });
            bench.settle();
            assertThat(shown(view)).containsExactly("7.png", "8.png", "9.png");
        }
    }

    @Test
    void theFigureIsTheSameInLightAndDarkAtEveryScale() throws Exception {
        LookAndFeel before = UIManager.getLookAndFeel();
        try (var bench = new ViewBench()) {
            float[] maps = new float[32];
            for (int i = 0; i < maps.length; i++) {
                maps[i] = i;
            }
            bench.engine().with("c", Tensor.of(maps, 1, 4, 4, 2));
            bench.open("model.h5", network());
            bench.select("c");
            bench.compare(frame(7), frame(8));
            List<List<BufferedImage>> figures = new ArrayList<>();
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                LightTableView view = onEventThread(() -> {
                    new FlatLafTheme(false).setup(theme);
                    LightTableView made = made(bench);
                    made.shown();
                    return made;
                });
                bench.settle();
                FigureFile figure = onEventThread(view::exports).get(0).figure().orElseThrow();
                FigureSize size = FigureSize.natural(figure.figure());
                figures.add(Stream.of(1.0, 1.25, 2.0)
                        .map(scale -> figure.image(size, scale))
                        .toList());
            }
            for (int i = 0; i < 3; i++) {
                BufferedImage light = figures.get(0).get(i);
                BufferedImage dark = figures.get(1).get(i);
                assertThat(light.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
                assertThat(pixels(dark)).isEqualTo(pixels(light));
            }
            assertThat(figures.get(0).get(2).getWidth())
                    .isEqualTo(2 * figures.get(0).get(0).getWidth());
        } finally {
            onEventThread(() -> {
                UIManager.setLookAndFeel(before);
                return before;
            });
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static AbstractButton named(Container container, String text) {
        return all(container, AbstractButton.class).stream()
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the frames whose columns are there. */
    private static List<String> shown(LightTableView view) {
        return all(view.component(), ColumnPanel.class).stream()
                .map(column -> column.column().title())
                .toList();
    }

    private static <T> List<T> all(Container container, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Component child : container.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Container inside) {
                found.addAll(all(inside, type));
            }
        }
        return found;
    }

    private static ExportItem ranges(LightTableView view) throws Exception {
        List<ExportItem> exports = onEventThread(view::exports);
        return exports.stream()
                .filter(export -> export.kind() == ExportItem.Kind.CSV)
                .findFirst()
                .orElseThrow();
    }

    private static String written(ExportItem export, Path folder) throws Exception {
        Path file = folder.resolve("ranges.csv");
        export.writer().write(file, 1, TaskMonitor.NONE);
        return Files.readString(file);
    }
}
