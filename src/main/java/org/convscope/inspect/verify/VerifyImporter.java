package org.convscope.inspect.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.network.LayerCall;
import org.convscope.network.ModelAxes;
import org.convscope.network.Network;

/** Says where what DL4J computes with its importer's graph differs from what is computed here, and from the reference. */
public final class VerifyImporter {
    private final Network network;
    private final Function<String, Optional<Tensor>> reference;
    private final double tolerance;

    /**
     * @param reference a layer's output by its id, in the model's own order of axes; empty where the reference lacks it
     * @param tolerance largest error that agrees
     */
    public VerifyImporter(Network network, Function<String, Optional<Tensor>> reference, double tolerance) {
        this.network = network;
        this.reference = reference;
        this.tolerance = tolerance;
    }

    /**
     * A row a layer of the file that is computed here, in order of execution.
     *
     * @param ours (N, ...), channels last, by id
     * @param importers likewise, what DL4J gives
     * @param remarks what DL4J's side says of some, by id
     */
    public List<ImporterLayer> compare(
            Map<String, Tensor> ours, Map<String, Tensor> importers, Map<String, String> remarks) {
        List<ImporterLayer> rows = new ArrayList<>();
        for (LayerCall call : network.layers()) {
            Tensor mine = ours.get(call.id());
            if (mine == null || network.inputs().contains(call.id())) {
                continue;
            }
            String remark = remarks.getOrDefault(call.id(), "");
            Tensor theirs = importers.get(call.id());
            rows.add(
                    theirs == null
                            ? new ImporterLayer(
                                    call.id(), "", Double.NaN, Double.NaN, Verdict.NOT_COMPUTED, "not in DL4J's graph")
                            : row(call, mine, theirs, remark));
        }
        return rows;
    }

    private ImporterLayer row(LayerCall call, Tensor mine, Tensor theirs, String remark) {
        if (!Arrays.equals(mine.shape(), theirs.shape())) {
            String shapes = "here it is " + VerifyLayers.text(mine.shape()) + (remark.isEmpty() ? "" : "; " + remark);
            return new ImporterLayer(
                    call.id(), VerifyLayers.text(theirs.shape()), Double.NaN, Double.NaN, Verdict.OTHER_SHAPE, shapes);
        }
        Tensor ofModel = ModelAxes.toModel(call, theirs);
        double fromOurs = VerifyLayers.error(theirs, mine);
        double fromReference = reference
                .apply(call.id())
                .filter(tensor -> Arrays.equals(tensor.shape(), ofModel.shape()))
                .map(tensor -> VerifyLayers.error(ofModel, tensor))
                .orElse(Double.NaN);
        // written so that NaN as an error of ours does not agree, while a reference need not be there
        boolean agrees = fromOurs <= tolerance && !(fromReference > tolerance);
        return new ImporterLayer(
                call.id(),
                VerifyLayers.text(ofModel.shape()),
                fromOurs,
                fromReference,
                agrees ? Verdict.AGREES : Verdict.DIFFERS,
                remark);
    }
}
