package org.convscope.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.keras.hdf5.H5Group;
import org.convscope.keras.weights.ArchiveStore;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.keras.weights.LegacyStore;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.LayerCall.Origin;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;

/** Files that hold weights and no architecture: their arrays can be shown, nothing can be computed. */
final class WeightsOnly {
    private static final String NO_ARCHITECTURE = "the file holds weights alone, no architecture";
    private static final String SOURCE = "__weights";

    private final FileBytes bytes;

    WeightsOnly(FileBytes bytes) {
        this.bytes = bytes;
    }

    /** Whether the weights lie as in a {@code .keras} archive. */
    static boolean isNewLayout(H5Group root) {
        return !isOldLayout(root)
                && (root.group("layers").isPresent()
                        || root.group("_layer_checkpoint_dependencies").isPresent());
    }

    static boolean isOldLayout(H5Group root) {
        return root.hasAttribute("layer_names") || root.hasAttribute("layer_names0");
    }

    OpenModel open(H5Group root, List<Problem> remarks) {
        Map<List<String>, LayerWeights> layers = new LinkedHashMap<>();
        if (isNewLayout(root)) {
            ArchiveStore.everything(root).forEach((path, arrays) -> layers.put(path, new LayerWeights(arrays)));
        } else if (isOldLayout(root)) {
            for (String name : root.texts("layer_names")) {
                layers.put(
                        List.of(name),
                        new LayerWeights(
                                new LegacyStore(root, List.of(List.of(name)), path -> true).arrays(List.of(name))));
            }
        }
        List<LayerCall> calls = new ArrayList<>();
        calls.add(source());
        layers.forEach((path, weights) -> {
            List<Weight> all = weights.all();
            if (!all.isEmpty()) {
                calls.add(layer(path, all));
            }
        });
        if (calls.size() == 1) {
            List<String> names = root.names();
            throw Problem.inFile(bytes.file(), "is HDF5 but holds no Keras model (no model_config)")
                    .found(
                            names.isEmpty()
                                    ? "nothing inside"
                                    : String.join(", ", names.subList(0, Math.min(8, names.size()))))
                    .asException();
        }
        List<Problem> all = new ArrayList<>();
        remarks.forEach(problem -> all.add(problem.file(bytes.file())));
        all.add(Problem.inFile(bytes.file(), "holds weights alone: kernels can be shown, maps cannot be computed")
                .nextStep("Pass the model's description (model.to_json()) with --architecture to see maps"));
        var network = new Network("", "", calls, List.of(), List.of());
        return new ModelFile(
                bytes,
                bytes.file(),
                List.of(),
                OpenModel.Precision.SINGLE,
                "Keras weights",
                network,
                all,
                () -> new ImporterReport(ImporterReport.Verdict.NOT_ASKED, List.of("The file holds no architecture.")));
    }

    private static LayerCall source() {
        return new LayerCall(
                SOURCE,
                List.of(SOURCE),
                0,
                "",
                Origin.INSERTED,
                new Operation.Unavailable(NO_ARCHITECTURE),
                Activation.LINEAR,
                List.of(),
                new int[0],
                List.of(),
                false,
                Layout.CHANNELS_LAST);
    }

    /** The class is told by the kernel's axes; since nothing is computed, strides and padding do not matter. */
    private static LayerCall layer(List<String> path, List<Weight> weights) {
        int[] kernel = weights.stream()
                .filter(weight -> weight.name().equals("kernel"))
                .findFirst()
                .map(Weight::shape)
                .orElse(new int[0]);
        Operation operation = new Operation.Unavailable(NO_ARCHITECTURE);
        String className = "?";
        if (kernel.length >= 3 && kernel.length <= 5 && Arrays.stream(kernel).allMatch(length -> length > 0)) {
            int axes = kernel.length - 2;
            int[] ones = new int[axes];
            Arrays.fill(ones, 1);
            className = "Conv" + axes + "D";
            operation = new Operation.Convolution(
                    kernel[axes + 1], Arrays.copyOf(kernel, axes), ones, Padding.SAME, ones, 1);
        } else if (kernel.length == 2) {
            className = "Dense";
            operation = new Operation.Dense(kernel[1]);
        }
        return new LayerCall(
                String.join("/", path),
                path,
                0,
                className,
                Origin.LAYER,
                operation,
                Activation.LINEAR,
                List.of(SOURCE),
                new int[0],
                weights,
                true,
                Layout.CHANNELS_LAST);
    }
}
