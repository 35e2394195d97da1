package org.convscope.keras;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.file.OutputFolders;
import org.convscope.keras.hdf5.H5Output;
import org.convscope.problem.ProblemException;

/**
 * Writes tensors into an HDF5 file as they come, float32, '/' in a name being groups. The file appears under its name only
 * when it is complete.
 */
public final class TensorWriter implements AutoCloseable {
    private final Path target;
    private final H5Output output;

    /**
     * @throws ProblemException if nothing can be written there
     */
    public TensorWriter(Path target) {
        this.target = target;
        try {
            this.output = new H5Output(target);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Writes one tensor.
     *
     * @param attributes texts that stand at the dataset
     */
    public void put(String name, Tensor tensor, Map<String, String> attributes) {
        try {
            output.put(name, tensor.data(), tensor.shape(), attributes);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** A text of the whole file. */
    public void attribute(String name, String value) {
        output.attribute(name, value);
    }

    /** A whole number of the whole file. */
    public void attribute(String name, long value) {
        output.attribute(name, value);
    }

    /** A number of the whole file, or several as a list. */
    public void attribute(String name, double... values) {
        output.attribute(name, values);
    }

    /** A list of texts of the whole file; very long ones are split into name0, name1 ... as Keras does. */
    public void attribute(String name, List<String> values) {
        output.attribute(name, values);
    }

    /**
     * Completes the file and puts it under its name.
     *
     * @throws ProblemException if that does not work
     */
    public void finish() {
        try {
            output.finish();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Closes the file, and removes it unless {@link #finish()} was called before. */
    @Override
    public void close() {
        try {
            output.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private ProblemException failure(IOException e) {
        return OutputFolders.cannotWrite(target, e);
    }
}
