package org.convscope.cli;

import org.convscope.export.Provenance;
import org.convscope.inspect.target.Target;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorWriter;
import org.convscope.network.Network;

/** What every HDF5 file of a target says in its attributes. */
record ResultAttributes(TensorWriter writer) {
    void target(Target target) {
        writer.attribute("target", target.text());
        if (target instanceof Target.Unit unit) {
            writer.attribute("layer", unit.layer());
            writer.attribute("unit", unit.unit());
        } else if (target instanceof Target.OutputClass one) {
            writer.attribute("output", one.output());
            writer.attribute("class", one.index());
        }
    }

    /** What it was made of, and by what. */
    void origin(OpenModel open, ModelInput.Given input, String backend) {
        Network network = open.network();
        writer.attribute("model", open.file().toString());
        writer.attribute("model_name", network.name());
        writer.attribute("input", input.name());
        if (!input.preprocessing().isEmpty()) {
            writer.attribute("preprocessing", input.preprocessing());
        }
        writer.attribute("keras_version", network.kerasVersion());
        if (!network.declarations().isEmpty()) {
            writer.attribute("declared", network.declarations().text());
        }
        writer.attribute("backend", backend);
        writer.attribute("program", "Convscope " + Provenance.version());
    }
}
