package org.convscope.keras;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.Network;
import org.convscope.problem.Problem;

/** A model's inputs from a file of tensors. */
public final class TensorInputs {
    private TensorInputs() {}

    /**
     * One tensor an input, by the inputs' names; where the file has other names, by their order.
     *
     * @throws org.convscope.problem.ProblemException if the file cannot be read or does not hold as many tensors
     */
    public static List<Tensor> read(Path path, Network network) {
        try (TensorFile file = TensorFile.open(path)) {
            List<String> names = network.inputs();
            boolean named = names.stream().allMatch(file::has);
            List<String> taken = named ? names : file.names();
            if (taken.size() != names.size()) {
                throw Problem.inFile(path, "does not hold the model's inputs")
                        .expected(names.size() == 1 ? "one dataset" : "datasets " + String.join(", ", names))
                        .found(file.names().isEmpty() ? "none" : String.join(", ", file.names()))
                        .asException();
            }
            return taken.stream().map(file::read).toList();
        }
    }

    /** A reference's tensor, if it has one of this name. */
    public static Optional<Tensor> find(TensorFile file, String name) {
        return file.has(name) ? Optional.of(file.read(name)) : Optional.empty();
    }
}
