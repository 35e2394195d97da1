package org.convscope.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

/** The views of the window, in the order of their tabs, and the inspector beside them. */
final class WindowViews {
    private final UnitAreas areas = new UnitAreas();
    private final DataSetView dataSet;
    private final List<View> views;
    private final JComponent inspector;

    /**
     * @param openDataSet asks the user for a data set
     * @param explain writes the page on an answer of the model; on the strongest where none is named
     * @param kept predictions, from one start to the next
     * @param lab what the lab writes and opens
     * @param laidOn takes files that are dropped on the light table
     */
    WindowViews(
            ViewContext context,
            Runnable openDataSet,
            Consumer<Optional<Target.OutputClass>> explain,
            KeptPredictions kept,
            LabFiles lab,
            TransferHandler laidOn) {
        var seen = new SeenOnFrame(context, new SharedPointer());
        inspector = new InspectorPanel(context, seen, explain).component();
        dataSet = new DataSetView(context, openDataSet, kept);
        views = List.of(
                new FrameView(context, seen),
                new KernelsView(context),
                new MapsView(context, seen, areas),
                new LightTableView(context, seen, areas, laidOn),
                new HistogramsView(context),
                dataSet,
                new SaliencyView(context),
                new ExcitersView(context),
                new IncomingView(context),
                new OcclusionView(context),
                new UnitsView(context, dataSet::filterBy, areas),
                new EmbeddingView(context),
                new InputsView(context, openDataSet),
                new LabView(context, lab),
                new GraphView(context),
                new PixelView(context));
    }

    UnitAreas areas() {
        return areas;
    }

    List<View> all() {
        return views;
    }

    DataSetView dataSet() {
        return dataSet;
    }

    JComponent inspector() {
        return inspector;
    }
}
