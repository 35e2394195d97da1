package org.convscope.keras;

import java.nio.file.Path;
import java.util.List;
import org.convscope.network.Network;
import org.convscope.problem.Problem;

/** A model whose file is open: its weights are read from there when asked for. */
public interface OpenModel extends AutoCloseable {
    Path file();

    /** The container found by content: "Keras HDF5", "Keras archive", "Keras weights" ... */
    String format();

    Network network();

    /** What is wrong or unusual in the file but did not keep it from opening. */
    List<Problem> remarks();

    /** What DL4J's importer says; asked on the first call, which may take a second. */
    ImporterReport importer();

    /** Closes the file; weights that were not read are gone. */
    @Override
    void close();

    /** How exactly Keras computes it. */
    default Precision precision() {
        return Precision.SINGLE;
    }

    /** What the numbers of a model's layers are in Keras; here they are float32 always. */
    enum Precision {
        /** float32 or float64. */
        SINGLE,
        /** Some layer's are float16 or bfloat16, so that Keras's differ from these by their own rounding. */
        HALF
    }
}
