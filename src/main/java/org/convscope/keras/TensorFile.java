package org.convscope.keras;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.keras.hdf5.H5Dataset;
import org.convscope.keras.hdf5.H5File;
import org.convscope.keras.hdf5.H5Group;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * An HDF5 file of named tensors: a model's inputs, or the outputs of its layers. One dataset a tensor, its name's '/'
 * being groups; the attributes {@code input_order} or {@code layer_order} give the order, the group {@code outputs} is
 * left out. {@link TensorWriter} writes such files.
 */
public final class TensorFile implements AutoCloseable {
    private static final long SIGNATURE = 0x894844460D0A1A0AL;
    private static final int DEEPEST = 32;
    private static final int MOST = 100_000;

    private final H5File file;
    private final List<String> names;

    private TensorFile(H5File file) {
        this.file = file;
        this.names = List.copyOf(find(file.root()));
    }

    /**
     * @throws ProblemException if it is no HDF5 file, or damaged
     */
    public static TensorFile open(Path path) {
        FileBytes bytes = FileBytes.open(path);
        try {
            if (bytes.size() == 0) {
                throw Problem.inFile(path, "is empty (0 bytes)").asException();
            }
            if (!isHdf5(bytes)) {
                throw Problem.inFile(path, "is no HDF5 file")
                        .expected("an HDF5 file of named tensors, as docs/verify.md describes it")
                        .nextStep("Choose another file")
                        .asException();
            }
            return new TensorFile(H5File.open(bytes));
        } catch (ProblemException e) {
            bytes.close();
            throw e;
        }
    }

    /** Whether HDF5's signature stands at the beginning, or where a user block before it may end. */
    private static boolean isHdf5(FileBytes bytes) {
        for (long at = 0; at + Long.BYTES <= bytes.size(); at = at == 0 ? 512 : at * 2) {
            ByteBuffer found = ByteBuffer.allocate(Long.BYTES);
            bytes.read(at, found);
            if (found.flip().getLong() == SIGNATURE) {
                return true;
            }
        }
        return false;
    }

    /** All tensors of a file, in its order. */
    public static Map<String, Tensor> readAll(Path path) {
        try (TensorFile file = open(path)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            file.names().forEach(name -> tensors.put(name, file.read(name)));
            return tensors;
        }
    }

    private static List<String> find(H5Group root) {
        List<String> order = new ArrayList<>(root.texts("layer_order"));
        order.addAll(root.texts("input_order"));
        order.removeIf(name -> root.dataset(name).isEmpty());
        if (order.isEmpty()) {
            collect(root, "", order, 0);
        }
        return order;
    }

    private static void collect(H5Group group, String prefix, List<String> names, int depth) {
        for (String name : depth > DEEPEST ? List.<String>of() : group.names()) {
            if (names.size() >= MOST || (prefix.isEmpty() && name.equals("outputs"))) {
                continue;
            }
            Optional<H5Group> inner = group.group(name);
            if (inner.isPresent()) {
                collect(inner.get(), prefix + name + "/", names, depth + 1);
            } else if (group.dataset(name).isPresent()) {
                names.add(prefix + name);
            }
        }
    }

    /** Names of the tensors, in the file's order. */
    public List<String> names() {
        return names;
    }

    /** A text attribute of the whole file. */
    public Optional<String> text(String attribute) {
        return file.root().text(attribute);
    }

    public boolean has(String name) {
        return file.root().dataset(name).isPresent();
    }

    /**
     * @throws ProblemException if there is no such tensor, or it cannot be read
     */
    public Tensor read(String name) {
        H5Dataset dataset = dataset(name);
        return Tensor.of(dataset.read(), dataset.shape());
    }

    private H5Dataset dataset(String name) {
        return file.root().dataset(name).orElseThrow(() -> Problem.inFile(file.file(), "holds no tensor of this name")
                .subject("'" + name + "'")
                .found(String.join(", ", names.subList(0, Math.min(5, names.size()))))
                .asException());
    }

    @Override
    public void close() {
        file.close();
    }
}
