package org.convscope.export;

import java.nio.file.Path;
import org.convscope.frame.io.ResultFiles;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.inspect.target.Target;
import org.convscope.keras.TensorWriter;
import org.convscope.network.Network;

/** What every HDF5 file of a target says in its attributes. */
public record ResultAttributes(TensorWriter writer) {
    public void target(Target target) {
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
    public void origin(Path model, Network network, GivenInput input, String backend) {
        writer.attribute("model", model.toString());
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
        writer.attribute(ResultFiles.PROGRAM_ATTRIBUTE, Provenance.program());
    }
}
