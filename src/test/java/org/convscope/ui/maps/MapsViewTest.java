package org.convscope.ui.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.frame;
import static org.convscope.ui.ViewBench.onEventThread;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.awt.Component;
import java.awt.Container;
import java.awt.event.ActionEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.swing.JLabel;
import javax.swing.JTextField;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.RangeScope;
import org.convscope.choice.UnitFilter;
import org.convscope.choice.UnitOrder;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Network;
import org.convscope.render.colour.Legend;
import org.convscope.render.lab.StripFigure;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.ViewBench;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.mosaic.LegendStrip;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.pointer.SharedPointer;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.ExportItem;
import org.convscope.workspace.MapSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view without a window: a frame's maps are the number in its name. */
class MapsViewTest {
    @TempDir
    private Path folder;

    private final ViewBench bench = new ViewBench();
    private MapsView view;

    private static Network network() {
        return new TestNetwork().input(4, 4, 1).conv("c", 2, 3).build();
    }

    @BeforeEach
    void open() throws Exception {
        float[] ones = new float[32];
        Arrays.fill(ones, 1);
        bench.engine().with("c", Tensor.of(ones, 1, 4, 4, 2));
        bench.open("model.h5", network());
        view = onEventThread(() -> {
            var made = new MapsView(
                    bench.context(), new SeenOnFrame(bench.context(), new SharedPointer()), new UnitAreas());
            made.shown();
            return made;
        });
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ExportItem statistics() throws Exception {
        List<ExportItem> exports = onEventThread(view::exports);
        return exports.stream()
                .filter(export -> export.kind() == ExportItem.Kind.CSV)
                .findFirst()
                .orElseThrow();
    }

    private String written(ExportItem export) throws Exception {
        Path file = folder.resolve("statistics.csv");
        export.writer().write(file, 1, TaskMonitor.NONE);
        return Files.readString(file);
    }

    private static List<FigurePane> strips(Container parent) {
        List<FigurePane> found = new ArrayList<>();
        for (Component child : parent.getComponents()) {
            if (child instanceof FigurePane figure) {
                found.add(figure);
            } else if (child instanceof Container inner) {
                found.addAll(strips(inner));
            }
        }
        return found;
    }

    @Test
    void aVectorIsAStripWithLabelsAndValuesAndEveryNumberCanBeWritten() throws Exception {
        float[] numbers = new float[40];
        numbers[17] = -3;
        numbers[4] = 2;
        bench.engine().with("flat", Tensor.of(numbers, 1, 40));
        bench.open(
                "vector.h5",
                new TestNetwork()
                        .input(4, 10, 1)
                        .flatten("flat")
                        .dense("out", 2)
                        .build());
        bench.select(frame(5));
        bench.select("flat");
        bench.update(now -> now.settings(MapSettings.KEY, MapSettings.DEFAULT.coverage(MapSettings.Coverage.LAYER)));
        bench.settle();
        FigurePane strip = onEventThread(() -> strips(view.component()).get(0));
        StripFigure figure = (StripFigure) onEventThread(strip::figure).orElseThrow();
        assertThat(figure.strips())
                .extracting(StripFigure.Strip::title)
                .containsExactly("flat, 40 numbers", "the strongest");
        assertThat(figure.strips().get(1).labels()).startsWith("#17", "#4");
        assertThat(figure.strips().get(1).values()).startsWith(-15f, 10f);
        assertThat(onEventThread(() -> strip.getAccessibleContext().getAccessibleDescription()))
                .contains("#17 −15");
        assertThat(written(statistics())).contains("unit,place,value", "17,0,-15.0");
    }

    @Test
    void whatIsWrittenSaysTheFrameAndTheModelWhoseMapsAreShown() throws Exception {
        bench.select(frame(7));
        bench.settle();
        bench.hold(frame(9));
        bench.select(frame(9));
        bench.open("other.h5", network());

        ExportItem older = statistics();
        assertThat(older.fileName()).contains("7").contains("model").doesNotContain("9");
        assertThat(written(older))
                .contains("/7.png\n", "/model.h5\n")
                .contains("0,7,7")
                .doesNotContain("9.png");

        bench.release(frame(9));
        bench.settle();
        ExportItem newer = statistics();
        assertThat(newer.fileName()).contains("9").contains("other");
        assertThat(written(newer)).contains("/9.png\n", "/other.h5\n").contains("0,9,9");
    }

    @Test
    void aSingleMapSaysItsUnitAndItsValuesCanBeWritten() throws Exception {
        bench.select(frame(7));
        bench.update(now -> now.selection(now.selection().unit("c", 1)));
        bench.settle();
        onEventThread(() -> {
            view.component()
                    .getActionMap()
                    .get("ENTER")
                    .actionPerformed(new ActionEvent(view.component(), ActionEvent.ACTION_PERFORMED, "ENTER"));
            return view;
        });
        bench.settle();
        List<ExportItem> exports = onEventThread(view::exports);

        assertThat(exports.get(0).name()).isEqualTo("Feature map of c #1");
        assertThat(exports.get(0).fileName()).isEqualTo("model_c_unit1_layer_7");
        assertThat(exports.get(1).name()).isEqualTo("Values of c #1");
        assertThat(written(exports.get(1))).contains("# Unit: 1\n", "row,column,value\n0,0,7.0\n", "\n3,3,7.0\n");
        Path picture = folder.resolve("map.png");
        exports.get(0).writer().write(picture, 1, TaskMonitor.NONE);
        assertThat(Files.readString(picture, StandardCharsets.ISO_8859_1))
                .contains("Units\0[1]", "Range\0" + "7 to 7 (layer)", "Contrast\0percentiles", "Curve\0sqrt");
    }

    @Test
    void mapsAreNotDrawnInAnotherFramesRange() throws Exception {
        bench.scope(RangeScope.NETWORK);
        bench.select(frame(7));
        bench.settle();
        assertThat(ranges()).containsExactly(new Range(7, 7));
        bench.select(frame(9));
        bench.settle();
        assertThat(ranges()).containsExactly(new Range(9, 9));
        bench.select(frame(7));
        bench.settle();
        assertThat(ranges()).containsExactly(new Range(7, 7));
    }

    @Test
    void aRewrittenFrameIsShownAnewThoughTheViewWasBehindAnother() throws Exception {
        bench.scope(RangeScope.NETWORK);
        bench.select(frame(7));
        bench.settle();
        bench.rewrite(frame(7), 8);
        bench.settle();
        assertThat(ranges()).containsExactly(new Range(8, 8));

        onEventThread(() -> {
            view.hidden();
            return view;
        });
        bench.rewrite(frame(7), 5);
        bench.settle();
        onEventThread(() -> {
            view.shown();
            return view;
        });
        bench.settle();
        assertThat(ranges()).containsExactly(new Range(5, 5));
    }

    /** What the legends say. */
    private List<Range> ranges() throws Exception {
        return onEventThread(() -> legends(view.component()).stream()
                .flatMap(legend -> legend.legend().stream())
                .map(Legend::range)
                .toList());
    }

    private static List<LegendStrip> legends(Container container) {
        List<LegendStrip> found = new ArrayList<>();
        for (Component child : container.getComponents()) {
            if (child instanceof LegendStrip legend) {
                found.add(legend);
            } else if (child instanceof Container inside) {
                found.addAll(legends(inside));
            }
        }
        return found;
    }

    private MapSettings settings() throws Exception {
        return onEventThread(() -> bench.context().workspace().get().settings(MapSettings.KEY));
    }

    private static <T> List<T> all(Container parent, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Component child : parent.getComponents()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Container inner) {
                found.addAll(all(inner, type));
            }
        }
        return found;
    }

    private List<String> facts() throws Exception {
        return onEventThread(() -> all(view.component(), JLabel.class).stream()
                .map(JLabel::getText)
                .filter(text -> text != null && text.contains(" × "))
                .toList());
    }

    /** The first value of each tile that is shown, in order. */
    private List<Integer> units() throws Exception {
        return onEventThread(() -> view.exports().stream()
                .filter(export -> export.figure().isPresent())
                .map(export -> export.figure().get().provenance().entries().get("Units"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> Arrays.stream(text.replaceAll("[\\[\\] ]", "").split(","))
                        .map(Integer::valueOf)
                        .toList())
                .orElseThrow());
    }

    @Test
    void deadAndDuplicateUnitsAreFilteredAndAUnitIsFoundByItsNumber() throws Exception {
        // unit 0 dead, 2 three times 1, 3 against 1
        float[] maps = new float[4 * 4 * 4];
        for (int i = 0; i < 16; i++) {
            maps[4 * i + 1] = i;
            maps[4 * i + 2] = 3 * i;
            maps[4 * i + 3] = 15 - i;
        }
        bench.engine().with("c", Tensor.of(maps, 1, 4, 4, 4));
        bench.open("four.h5", new TestNetwork().input(4, 4, 1).conv("c", 4, 3).build());
        bench.select(frame(2));
        bench.select("c");
        bench.update(now -> now.settings(MapSettings.KEY, MapSettings.DEFAULT.coverage(MapSettings.Coverage.LAYER)));
        bench.settle();
        assertThat(units()).containsExactly(0, 1, 2, 3);

        for (var filtered : Map.of(
                        UnitFilter.ALIVE, List.of(1, 2, 3),
                        UnitFilter.DEAD, List.of(0),
                        UnitFilter.DISTINCT, List.of(0, 1, 3))
                .entrySet()) {
            bench.update(now ->
                    now.settings(MapSettings.KEY, now.settings(MapSettings.KEY).filter(filtered.getKey())));
            bench.settle();
            assertThat(units()).isEqualTo(filtered.getValue());
            assertThat(facts().get(0))
                    .contains(filtered.getValue().size() + " of 4 "
                            + filtered.getKey().label());
        }

        bench.update(now ->
                now.settings(MapSettings.KEY, now.settings(MapSettings.KEY).filter(UnitFilter.DISTINCT)));
        bench.settle();
        JTextField field = onEventThread(() -> all(view.component(), JTextField.class).stream()
                .filter(one -> "maps-unit".equals(one.getName()))
                .findFirst()
                .orElseThrow());
        for (String typed : List.of("3", "2", "x", "99")) {
            onEventThread(() -> {
                field.setText(typed);
                field.postActionEvent();
                return field;
            });
            assertThat(onEventThread(
                            () -> bench.context().workspace().get().selection().unit()))
                    .isEqualTo(3);
        }
    }

    @Test
    void unitsAreSortedByTheGroupsOnTheLightTable() throws Exception {
        float[] maps = new float[32];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = i % 2 == 0 ? 1 : 3;
        }
        bench.engine().with("c", Tensor.of(maps, 1, 4, 4, 2));
        bench.select(frame(7));
        bench.select("c");
        bench.update(now -> now.settings(
                MapSettings.KEY,
                MapSettings.DEFAULT.coverage(MapSettings.Coverage.LAYER).sort(UnitOrder.DISCRIMINATION)));
        bench.settle();
        assertThat(facts().get(0)).contains("by index: lay frames of two categories on the light table");
        assertThat(units()).containsExactly(0, 1);

        bench.update(now ->
                now.frames(List.of(new CategorizedFrame(frame(7), "ice"), new CategorizedFrame(frame(9), "good"))));
        bench.compare(frame(7), frame(9));
        bench.settle();
        assertThat(facts().get(0)).contains("by the groups on the light table");
        assertThat(units()).containsExactly(1, 0);
    }

    @Test
    void theSameChannelIsShownInEveryConvolutionThatHasIt() throws Exception {
        float[] ones = new float[16];
        Arrays.fill(ones, 1);
        bench.engine().with("c", Tensor.of(new float[32], 1, 4, 4, 2)).with("d", Tensor.of(ones, 1, 4, 4, 1));
        bench.open(
                "two.h5",
                new TestNetwork().input(4, 4, 1).conv("c", 2, 3).conv("d", 1, 3).build());
        bench.select(frame(7));
        bench.select("c");
        bench.update(now -> now.settings(MapSettings.KEY, MapSettings.DEFAULT.coverage(MapSettings.Coverage.CHANNEL)));
        bench.settle();
        assertThat(onEventThread(() -> view.exports().stream()
                        .filter(export -> export.figure().isPresent())
                        .map(ExportItem::name)
                        .toList()))
                .containsExactly("Feature maps of all layers shown", "Feature map of c #0", "Feature map of d #0");

        bench.update(now -> now.selection(now.selection().unit("c", 1)));
        bench.settle();
        assertThat(onEventThread(() -> view.exports().get(0).name())).isEqualTo("Feature map of c #1");
        assertThat(settings().coverage()).isEqualTo(MapSettings.Coverage.CHANNEL);
    }

    @Test
    void theSameUnitIsShownOnEveryOpenFrame() throws Exception {
        float[] maps = new float[32];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = i % 2 == 0 ? 1 : 3;
        }
        bench.engine().with("c", Tensor.of(maps, 1, 4, 4, 2));
        bench.update(now -> now.frames(Stream.of(7, 8, 9)
                .map(number -> new CategorizedFrame(frame(number), "ice"))
                .toList()));
        bench.select(frame(8));
        bench.update(now -> now.selection(now.selection().unit("c", 1))
                .settings(MapSettings.KEY, MapSettings.DEFAULT.coverage(MapSettings.Coverage.FRAMES)));
        bench.settle();
        assertThat(onEventThread(() -> all(view.component(), JLabel.class).stream()
                        .map(JLabel::getText)
                        .toList()))
                .contains("#1 on 3 frames");
        onEventThread(() -> {
            view.component().getActionMap().get("RIGHT").actionPerformed(new ActionEvent(view, 0, "RIGHT"));
            return view;
        });
        assertThat(onEventThread(
                        () -> bench.context().workspace().get().selection().frame()))
                .contains(frame(9));
        List<ExportItem> exports = onEventThread(view::exports);
        assertThat(exports.get(0).name()).isEqualTo("Maps of c #1 on 3 frames");
        assertThat(exports.get(0).figure().orElseThrow().provenance().entries().get("Range"))
                .isEqualTo("21 to 27 (frames)");
        assertThat(written(exports.get(1))).contains("7.png,21,21,21", "8.png,24,24,24", "9.png,27,27,27");

        bench.update(now -> now.settings(MapSettings.KEY, MapSettings.DEFAULT));
        bench.settle();
        assertThat(units()).containsExactly(0, 1);
    }

    @Test
    void aLayersValuesAreWrittenForNumPyAndAsHdf5() throws Exception {
        bench.select(frame(7));
        bench.settle();
        List<ExportItem> exports = onEventThread(view::exports);
        Path npy = folder.resolve("values.npy");
        written(exports, ExportItem.Kind.NPY, npy);
        byte[] bytes = Files.readAllBytes(npy);
        assertThat(bytes).hasSize(128 + 32 * Float.BYTES);
        assertThat(new String(bytes, 0, 128, StandardCharsets.ISO_8859_1))
                .startsWith("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (4, 4, 2,), }")
                .endsWith(" \n");
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(128))
                .isEqualTo(7);

        Path h5 = folder.resolve("values.h5");
        written(exports, ExportItem.Kind.HDF5, h5);
        try (var file = new HdfFile(h5)) {
            Dataset values = file.getDatasetByPath("c");
            assertThat(values.getDimensions()).containsExactly(4, 4, 2);
            assertThat(((float[][][]) values.getData())[3][3][1]).isEqualTo(7);
            assertThat(values.getAttribute("Frame").getData().toString()).endsWith("7.png");
        }
    }

    private static void written(List<ExportItem> exports, ExportItem.Kind kind, Path file) throws Exception {
        exports.stream()
                .filter(export -> export.kind() == kind)
                .findFirst()
                .orElseThrow()
                .writer()
                .write(file, 1, TaskMonitor.NONE);
    }
}
