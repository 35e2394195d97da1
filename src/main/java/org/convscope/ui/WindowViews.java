package org.convscope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import org.convscope.inspect.target.Target;
import org.convscope.ui.charts.HistogramsView;
import org.convscope.ui.dataset.DataSetView;
import org.convscope.ui.embedding.EmbeddingView;
import org.convscope.ui.exciters.ExcitersView;
import org.convscope.ui.frame.FrameView;
import org.convscope.ui.graph.GraphView;
import org.convscope.ui.incoming.IncomingView;
import org.convscope.ui.inputs.InputsView;
import org.convscope.ui.inspector.InspectorPanel;
import org.convscope.ui.kept.KeptPredictions;
import org.convscope.ui.kernels.KernelsView;
import org.convscope.ui.lab.LabFiles;
import org.convscope.ui.lab.LabView;
import org.convscope.ui.lighttable.LightTableView;
import org.convscope.ui.maps.MapsView;
import org.convscope.ui.occlusion.OcclusionView;
import org.convscope.ui.pixel.PixelView;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.pointer.SharedPointer;
import org.convscope.ui.saliency.SaliencyView;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.units.UnitsView;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;

/**
 * The views of the window, in the order of their tabs, and the inspector beside them. They are made when they are first needed,
 * or one after the other once the window can be seen: all of them together take longer than the rest of a start. On the event
 * thread.
 */
final class WindowViews {
    /** A tab, and what makes the view that it shows. */
    private record Place(ViewTab tab, Supplier<View> maker) {}

    private final List<Place> places;
    private final List<View> made = new ArrayList<>();
    private final Supplier<JComponent> inspectorMaker;

    /**
     * @param areas what the window has counted of units
     * @param openDataSet asks the user for a data set
     * @param explain writes the page on an answer of the model; on the strongest where none is named
     * @param kept predictions, from one start to the next
     * @param lab what the lab writes and opens
     * @param laidOn takes files that are dropped on the light table
     */
    WindowViews(
            ViewContext context,
            UnitAreas areas,
            Runnable openDataSet,
            Consumer<Optional<Target.OutputClass>> explain,
            KeptPredictions kept,
            LabFiles lab,
            TransferHandler laidOn) {
        var seen = new SeenOnFrame(context, new SharedPointer());
        inspectorMaker = () -> new InspectorPanel(context, seen, explain).component();
        places = List.of(
                new Place(FrameView.TAB, () -> new FrameView(context, seen)),
                new Place(KernelsView.TAB, () -> new KernelsView(context)),
                new Place(MapsView.TAB, () -> new MapsView(context, seen, areas)),
                new Place(LightTableView.TAB, () -> new LightTableView(context, seen, areas, laidOn)),
                new Place(HistogramsView.TAB, () -> new HistogramsView(context)),
                new Place(DataSetView.TAB, () -> new DataSetView(context, openDataSet, kept)),
                new Place(SaliencyView.TAB, () -> new SaliencyView(context)),
                new Place(ExcitersView.TAB, () -> new ExcitersView(context)),
                new Place(IncomingView.TAB, () -> new IncomingView(context)),
                new Place(OcclusionView.TAB, () -> new OcclusionView(context)),
                new Place(
                        UnitsView.TAB,
                        () -> new UnitsView(
                                context, (response, range) -> dataSet().filterBy(response, range), areas)),
                new Place(EmbeddingView.TAB, () -> new EmbeddingView(context)),
                new Place(InputsView.TAB, () -> new InputsView(context, openDataSet)),
                new Place(LabView.TAB, () -> new LabView(context, lab)),
                new Place(GraphView.TAB, () -> new GraphView(context)),
                new Place(PixelView.TAB, () -> new PixelView(context)));
    }

    /** What the tabs say; known before there are views. */
    List<ViewTab> tabs() {
        return places.stream().map(Place::tab).toList();
    }

    /** Makes one more view, where one is missing. */
    void makeNext() {
        if (!areMade()) {
            made.add(places.get(made.size()).maker().get());
        }
    }

    boolean areMade() {
        return made.size() == places.size();
    }

    /** All of them; those that are missing are made. */
    List<View> all() {
        while (!areMade()) {
            makeNext();
        }
        return List.copyOf(made);
    }

    DataSetView dataSet() {
        return madeDataSet(all()).orElseThrow();
    }

    /** What would be lost with them, in sentences. */
    Optional<String> unwritten() {
        return madeDataSet(made).flatMap(DataSetView::unwritten);
    }

    private static Optional<DataSetView> madeDataSet(List<View> views) {
        return views.stream()
                .filter(DataSetView.class::isInstance)
                .map(DataSetView.class::cast)
                .findFirst();
    }

    /** A new one. */
    JComponent inspector() {
        return inspectorMaker.get();
    }
}
