package org.convscope.ui.modelcomparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.modelcomparison.CompareFilters;
import org.convscope.inspect.modelcomparison.FilterDifference;
import org.convscope.inspect.modelcomparison.ReadUnit;
import org.convscope.inspect.modelcomparison.UnitPair;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.NetworkInputs;

/** Answers the comparison's questions; runs in the engine's lane, where models are closed too. */
final class ModelComparisonWork {
    /** A unit of a layer, by the layer's path. */
    record UnitQuestion(String layer, int unit) {}

    /**
     * A unit's maps for a frame.
     *
     * @param first the open model with the preprocessing in force
     */
    record MapsQuestion(String layer, int unit, FrameSource frame, ModelDocument first) {}

    private final ViewContext context;
    private final Network first;
    private final ModelDocument second;

    ModelComparisonWork(ViewContext context, Network first, ModelDocument second) {
        this.context = context;
        this.first = first;
        this.second = second;
    }

    /** Every unit of a layer; where kernels cannot be compared, in order and without a number. */
    List<FilterDifference> filters(String layer, TaskMonitor monitor) {
        Optional<LayerCall> a = ReadUnit.call(first, layer);
        Optional<LayerCall> b = ReadUnit.call(second.network(), layer);
        if (a.isPresent() && b.isPresent()) {
            List<FilterDifference> compared = new CompareFilters().compare(a.get(), b.get(), monitor);
            if (!compared.isEmpty()) {
                return compared;
            }
        }
        int units = Math.max(
                a.map(LayerCall::units).orElse(0), b.map(LayerCall::units).orElse(0));
        List<FilterDifference> all = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            all.add(new FilterDifference(unit, Double.NaN, Double.NaN));
        }
        return all;
    }

    ShownPair kernels(UnitQuestion question) {
        return ShownPair.of(new UnitPair(
                ReadUnit.kernel(first, question.layer(), question.unit()),
                ReadUnit.kernel(second.network(), question.layer(), question.unit())));
    }

    ShownPair maps(MapsQuestion question, TaskMonitor monitor) {
        return ShownPair.of(new UnitPair(map(question, question.first(), monitor), map(question, second, monitor)));
    }

    private UnitPair.Side map(MapsQuestion question, ModelDocument model, TaskMonitor monitor) {
        monitor.progress("Maps of " + model.name(), -1);
        Network network = model.network();
        var frame = NetworkInputs.of(context, network, model.preprocessing(), question.frame());
        var maps = new ComputeMaps(context.engine().get(), context.maps());
        return ReadUnit.map(maps, network, question.layer(), question.unit(), frame, monitor);
    }
}
