package org.convscope.keras;

import java.util.Map;
import org.convscope.array.Tensor;

/**
 * What DL4J computes with the graph that its own importer made of a network.
 *
 * @param outputs (N, ...), channels last, by the network's ids
 * @param remarks what is to be said of some of them, a clause each, by the network's ids: handed over because the importer does
 *     not know the layer, or overwritten by an activation that works in place
 */
public record ImportedOutputs(Map<String, Tensor> outputs, Map<String, String> remarks) {
    public ImportedOutputs {
        outputs = Map.copyOf(outputs);
        remarks = Map.copyOf(remarks);
    }
}
