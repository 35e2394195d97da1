package org.convscope.keras.config;

import java.util.List;

/** A model without nested models and with every layer call a node of its own, in an order that can be executed. */
public record FlatModel(String name, List<FlatCall> calls, List<FlatOutput> inputs, List<FlatOutput> outputs) {
    public FlatModel {
        calls = List.copyOf(calls);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
