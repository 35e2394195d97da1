package org.convscope.ui.modelcomparison;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.ColourLimits;
import org.convscope.choice.Curve;
import org.convscope.choice.TileStandardisation;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.modelcomparison.FilterDifference;
import org.convscope.inspect.modelcomparison.ReadUnit;
import org.convscope.network.Network;
import org.convscope.render.colour.ColourShading;
import org.convscope.task.Lane;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.modelcomparison.ModelComparisonWork.MapsQuestion;
import org.convscope.ui.modelcomparison.ModelComparisonWork.UnitQuestion;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.LatestRequest;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** Two models side by side: their layers, a layer's filters, and one unit's kernel and map in both. */
final class ModelComparisonPane {
    private final ViewContext context;
    private final Network first;
    private final LayerDifferenceTableModel layers;
    private final FilterDifferenceTableModel filters = new FilterDifferenceTableModel();
    private final JTable layerTable;
    private final JTable filterTable;
    private final JLabel filterHeading = new JLabel(" ");
    private final UnitPairPanel kernels;
    private final UnitPairPanel maps;
    private final LatestRequest<String, List<FilterDifference>> filterRequest;
    private final LatestRequest<UnitQuestion, ShownPair> kernelRequest;
    private final LatestRequest<MapsQuestion, ShownPair> mapRequest;
    private final JPanel pane = new JPanel(
            new MigLayout("insets 0, fill, gap 14lp 8lp", "[0:0,grow 50,fill][0:0,grow 50,fill]", "[][grow,fill]"));
    private final WorkspaceModel.Listener listener = (before, now, changes) -> changed(now, changes);
    private Optional<String> layer = Optional.empty();
    private int unit = -1;

    ModelComparisonPane(ViewContext context, ModelDocument first, OtherModel other) {
        this.context = context;
        this.first = first.network();
        layers = new LayerDifferenceTableModel(other.layers());
        layerTable = LayerDifferenceTable.ofLayers(
                layers, row -> chooseLayer(layers.row(row).layer()));
        filterTable = LayerDifferenceTable.ofFilters(
                filters, row -> chooseUnit(filters.row(row).unit()));
        kernels = new UnitPairPanel("Kernel", context.readout());
        maps = new UnitPairPanel("Map", context.readout());
        var filterScroll = new JScrollPane(filterTable);
        BusyOverlay filterBusy = BusyOverlay.over(filterScroll);
        var work = new ModelComparisonWork(context, first.network(), other.document());
        filterRequest = new LatestRequest<>(
                context.tasks(),
                Lane.ENGINE,
                "difference filters",
                filterBusy,
                work::filters,
                LatestRequest.listener((question, answer) -> showFilters(answer), this::noFilters));
        kernelRequest = new LatestRequest<>(
                context.tasks(),
                Lane.ENGINE,
                "difference kernels",
                kernels.busy(),
                (question, monitor) -> work.kernels(question),
                LatestRequest.listener(
                        (question, answer) -> kernels.show(answer, "#" + question.unit(), shading()),
                        sentence -> kernels.show(ShownPair.none(sentence), "", shading())));
        mapRequest = new LatestRequest<>(
                context.tasks(),
                Lane.ENGINE,
                "difference maps",
                maps.busy(),
                work::maps,
                LatestRequest.listener(
                        (question, answer) -> maps.show(
                                answer,
                                "#" + question.unit() + " of "
                                        + question.frame().name(),
                                shading()),
                        sentence -> maps.show(ShownPair.none(sentence), "", shading())));
        pane.add(names(first, other), "span, growx, wrap");
        pane.add(tables(filterBusy.component()), "grow");
        var pictures = new JPanel(
                new MigLayout("insets 0, fill, wrap 1, gap 10lp", "[0:0,grow,fill]", "[grow,fill][grow,fill]"));
        pictures.add(kernels, "grow, sgy p");
        pictures.add(maps, "grow, sgy p");
        pane.add(pictures, "grow");
        pane.setPreferredSize(UIScale.scale(new Dimension(1200, 640)));
        context.workspace().addListener(listener);
        layers.mostTelling().ifPresent(row -> LayerDifferenceTable.choose(layerTable, row));
    }

    private static JComponent names(ModelDocument first, OtherModel other) {
        var names = new JPanel(new MigLayout("insets 0, gap 8lp 2lp, wrap 2", "[][0:0,grow,fill]"));
        add(names, "A", first.model().file().toAbsolutePath());
        add(names, "B", other.document().model().file().toAbsolutePath());
        return names;
    }

    private static void add(JPanel names, String letter, Path file) {
        var mark = new JLabel(letter);
        mark.putClientProperty("FlatLaf.styleClass", "h4");
        names.add(mark);
        var path = new JLabel(file.toString());
        path.setToolTipText(file.toString());
        names.add(path, "wmin 60");
    }

    private JComponent tables(JComponent filterScroll) {
        var tables = new JPanel(
                new MigLayout("insets 0, fill, wrap 1, gap 6lp", "[0:0,grow,fill]", "[][grow 55,fill][]10lp[]"));
        var summary = new JLabel(layers.summary());
        summary.setName("difference-summary");
        summary.putClientProperty("FlatLaf.styleClass", "h4");
        summary.setToolTipText(layers.summary());
        filterHeading.setName("difference-filters-summary");
        filterHeading.putClientProperty("FlatLaf.styleClass", "h4");
        tables.add(summary, "wmin 60");
        tables.add(new JScrollPane(layerTable), "grow, hmin 80");
        tables.add(filterHeading, "wmin 60, gaptop 6lp");
        tables.add(filterScroll, "grow, pushy 45, hmin 80");
        return tables;
    }

    JComponent component() {
        return pane;
    }

    UnitPairPanel kernels() {
        return kernels;
    }

    UnitPairPanel maps() {
        return maps;
    }

    /** Nothing is asked any more. */
    void close() {
        context.workspace().removeListener(listener);
        filterRequest.forget();
        kernelRequest.forget();
        mapRequest.forget();
    }

    private ColourShading shading() {
        ColourShading chosen =
                MapAppearance.of(context.workspace().get().appearance()).shading();
        // one scale for both models: nothing that each tile has by itself
        return chosen.rule() == TileStandardisation.Z_SCORE
                ? new ColourShading(ColourLimits.EXTREMES, Curve.LINEAR, chosen.colours())
                : chosen;
    }

    private void chooseLayer(String name) {
        if (layer.filter(name::equals).isPresent()) {
            return;
        }
        layer = Optional.of(name);
        unit = -1;
        filters.show(List.of());
        filterHeading.setText(name);
        filterRequest.ask(name, "Comparing the filters of " + name);
    }

    private void showFilters(List<FilterDifference> rows) {
        filters.show(rows);
        String name = layer.orElse("");
        String summary = filters.summary();
        filterHeading.setText(name + " · " + (summary.isEmpty() ? layers.why(name) : summary));
        filterHeading.setToolTipText(filterHeading.getText());
        if (rows.isEmpty()) {
            kernels.show(ShownPair.none("The layer has no units."), "", shading());
            maps.show(ShownPair.none(""), "", shading());
        } else {
            LayerDifferenceTable.choose(filterTable, 0);
        }
    }

    private void noFilters(String sentence) {
        filterHeading.setText(sentence);
        filterHeading.setToolTipText(sentence);
        kernels.show(ShownPair.none(sentence), "", shading());
        maps.show(ShownPair.none(""), "", shading());
    }

    private void chooseUnit(int chosen) {
        if (layer.isEmpty() || chosen == unit) {
            return;
        }
        unit = chosen;
        String name = layer.get();
        kernelRequest.ask(new UnitQuestion(name, unit), "Reading kernels");
        askMaps(context.workspace().get());
        ReadUnit.call(first, name)
                .ifPresent(call -> context.workspace().select(selection -> selection.unit(call.id(), chosen)));
    }

    private void askMaps(Workspace now) {
        Optional<ModelDocument> open = context.documents().model();
        if (layer.isEmpty() || unit < 0 || open.isEmpty() || open.get().network() != first) {
            return;
        }
        Optional<FrameSource> frame = now.selection().frame();
        if (frame.isPresent()) {
            mapRequest.ask(new MapsQuestion(layer.get(), unit, frame.get(), open.get()), "Computing maps");
        } else {
            mapRequest.forget();
            maps.show(ShownPair.none("No frame is open: there is no map.\nOpen or drop one to see it."), "", shading());
        }
    }

    private void changed(Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.FRAME_CONTENT)) {
            mapRequest.forget();
        }
        if (changes.contains(Change.FRAME) || changes.contains(Change.PREPROCESSING)) {
            askMaps(now);
        }
        if (changes.contains(Change.APPEARANCE)) {
            kernels.recolour(shading());
            maps.recolour(shading());
        }
    }
}
