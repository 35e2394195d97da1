package org.convscope.keras;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convscope.keras.archive.ZipArchive;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.FlatCall;
import org.convscope.keras.config.FlatModel;
import org.convscope.keras.config.ModelConfig;
import org.convscope.keras.config.ModelConfigReader;
import org.convscope.keras.config.ModelFlattener;
import org.convscope.keras.config.ModelJson;
import org.convscope.keras.dl4j.ImporterCheck;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.keras.hdf5.H5File;
import org.convscope.keras.hdf5.H5Group;
import org.convscope.keras.layer.KerasVersion;
import org.convscope.keras.layer.NetworkBuilder;
import org.convscope.keras.layer.NotFinite;
import org.convscope.keras.weights.ArchiveStore;
import org.convscope.keras.weights.JoinedStore;
import org.convscope.keras.weights.LegacyStore;
import org.convscope.keras.weights.WeightStore;
import org.convscope.keras.weights.WeightlessLayers;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Makes an open model of an open container. */
final class ModelOpener {
    private static final int LARGEST_JSON = 1 << 28;
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.weights.h5";

    private final FileBytes bytes;
    private final Path file;
    private final List<FileBytes> others;
    private final Optional<String> architecture;
    private final ReadingChoices choices;

    ModelOpener(FileBytes bytes, Optional<String> architecture, ReadingChoices choices) {
        this(bytes, bytes.file(), List.of(), architecture, choices);
    }

    /**
     * @param file as the user named it
     * @param others further files with weights
     */
    ModelOpener(
            FileBytes bytes, Path file, List<FileBytes> others, Optional<String> architecture, ReadingChoices choices) {
        this.bytes = bytes;
        this.file = file;
        this.others = List.copyOf(others);
        this.architecture = architecture;
        this.choices = choices;
    }

    OpenModel hdf5(H5File file, List<Problem> remarks) {
        H5Group root = file.root();
        Optional<String> own = root.text("model_config");
        // weights alone may have a layer of that name
        H5Group weights = WeightsOnly.isOldLayout(root)
                ? root
                : root.group("model_weights").orElse(root);
        Optional<JsonObject> described = architecture.or(() -> own).map(ModelJson::parse);
        List<Problem> all = new ArrayList<>(remarks);
        if (described.isEmpty()) {
            described = VggArchitecture.of(weights);
            if (described.isEmpty()) {
                refuseChoices();
                return new WeightsOnly(bytes).open(weights, remarks);
            }
            all.add(Problem.of("holds weights alone; the model is recognised by the names and shapes of its layers")
                    .found(ConfigJson.object(described.get(), "config")
                            .flatMap(config -> ConfigJson.text(config, "name"))
                            .orElse("")));
        }
        JsonObject json = described.get();
        if (json.toString().contains("bfloat16")) {
            H5Group again = H5File.openWithHalves(bytes).root();
            weights = again.group("model_weights").orElse(again);
        }
        ModelConfig config = ModelConfigReader.read(json);
        FlatModel flat = ModelFlattener.flatten(config);
        WeightStore store = WeightsOnly.isNewLayout(weights)
                ? joined(new ArchiveStore(weights, config), config)
                : new LegacyStore(weights, paths(flat), weighted(flat)::contains);
        String format = own.isPresent() ? "Keras HDF5" : "Keras weights";
        KerasVersion writer = chosen(StoredVersion.of(json, root, weights));
        return model(format, flat, new ChosenNetwork(config, flat, store, writer, choices).builder(), all);
    }

    private WeightStore joined(WeightStore first, ModelConfig config) {
        if (others.isEmpty()) {
            return first;
        }
        List<WeightStore> stores = new ArrayList<>(List.of(first));
        others.forEach(other ->
                stores.add(new ArchiveStore(H5File.openWithHalves(other).root(), config)));
        return new JoinedStore(stores);
    }

    /** An archive that was saved as a folder. */
    OpenModel folder(ModelFolder folder) {
        JsonObject json = ModelJson.parse(architecture.orElseGet(folder::config));
        ModelConfig config = ModelConfigReader.read(json);
        String version = folder.metadata()
                .map(ModelJson::parse)
                .flatMap(metadata -> ConfigJson.text(metadata, "keras_version"))
                .orElse("3");
        FlatModel flat = ModelFlattener.flatten(config);
        WeightStore store = new ArchiveStore(opened(bytes, json).root(), config);
        KerasVersion writer = chosen(new KerasVersion(version, "tensorflow"));
        return model(
                "Keras archive, unpacked",
                flat,
                new ChosenNetwork(config, flat, store, writer, choices).builder(),
                List.of());
    }

    /** Refuses declarations and starts, which without an architecture could change nothing. */
    private void refuseChoices() {
        boolean chosen = !choices.declarations().isEmpty()
                || choices.start().isPresent()
                || !choices.fillings().isEmpty();
        if (chosen) {
            throw Problem.inFile(
                            bytes.file(),
                            "holds weights alone, so that no layer can be declared, no start chosen and no input filled")
                    .nextStep("Pass the model's description (model.to_json()) with --architecture")
                    .asException();
        }
    }

    OpenModel archive(ZipArchive archive, List<Problem> remarks) {
        if (!archive.has(CONFIG) && architecture.isEmpty()) {
            throw noConfig(archive);
        }
        JsonObject json = ModelJson.parse(architecture.orElseGet(
                () -> new String(archive.read(CONFIG, LARGEST_JSON).orElseThrow(), StandardCharsets.UTF_8)));
        ModelConfig config = ModelConfigReader.read(json);
        String version = archive.read("metadata.json", 1 << 20)
                .map(data -> new String(data, StandardCharsets.UTF_8))
                .map(ModelJson::parse)
                .flatMap(metadata -> ConfigJson.text(metadata, "keras_version"))
                .orElse("3");
        FlatModel flat = ModelFlattener.flatten(config);
        List<Problem> all = new ArrayList<>(remarks);
        WeightStore store = WeightStore.NONE;
        Optional<FileBytes> weights = weights(archive);
        if (weights.isPresent()) {
            store = new ArchiveStore(open(weights.get(), json).root(), config);
        } else {
            all.add(Problem.of("the archive has no " + WEIGHTS + ": its layers can be listed, nothing can be computed")
                    .nextStep("Save the model again from Keras"));
        }
        KerasVersion writer = chosen(new KerasVersion(version, "tensorflow"));
        return model("Keras archive", flat, new ChosenNetwork(config, flat, store, writer, choices).builder(), all);
    }

    /** Halves of the kind bfloat16 are stored in a way of their own. */
    private static H5File opened(FileBytes weights, JsonObject described) {
        return described.toString().contains("bfloat16") ? H5File.openWithHalves(weights) : H5File.open(weights);
    }

    private H5File open(FileBytes weights, JsonObject described) {
        try {
            return opened(weights, described);
        } catch (ProblemException e) {
            throw new ProblemException(e.problem().subject("entry " + WEIGHTS), e);
        }
    }

    private Optional<FileBytes> weights(ZipArchive archive) {
        if (!archive.has(WEIGHTS)) {
            return Optional.empty();
        }
        Optional<FileBytes> stored = archive.stored(WEIGHTS);
        if (stored.isPresent()) {
            return stored;
        }
        throw Problem.inFile(
                        bytes.file(),
                        "is packed (deflated); Keras stores it as it is, and so large an entry is "
                                + "never unpacked into memory")
                .subject("entry " + WEIGHTS)
                .found(archive.size(WEIGHTS) + " bytes")
                .nextStep("Save the model again from Keras")
                .asException();
    }

    private ProblemException noConfig(ZipArchive archive) {
        List<String> names = archive.names();
        if (names.stream().anyMatch(name -> name.endsWith("data.pkl"))) {
            return Problem.inFile(bytes.file(), "is a PyTorch file, no Keras model")
                    .nextStep("Only models that Keras saved can be opened")
                    .asException();
        }
        Optional<String> inside = names.stream()
                .filter(name -> name.endsWith(".h5") || name.endsWith(".hdf5") || name.endsWith(".keras"))
                .findFirst();
        if (inside.isPresent()) {
            return Problem.inFile(bytes.file(), "is a zip archive that holds a model, not a model itself")
                    .found(inside.get())
                    .nextStep("Unpack it and open the file inside")
                    .asException();
        }
        List<String> shown = names.subList(0, Math.min(5, names.size()));
        return Problem.inFile(bytes.file(), "is a zip archive without " + CONFIG + ", so no Keras model")
                .found(String.join(", ", shown) + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : ""))
                .nextStep("If the architecture is at hand as JSON, pass it with --architecture")
                .asException();
    }

    private KerasVersion chosen(KerasVersion version) {
        return version.with(choices.kernels(), choices.upSampling());
    }

    /** Those that learn first, as Keras lists the arrays of a nested model. */
    private static List<List<String>> paths(FlatModel flat) {
        return flat.calls().stream()
                .filter(call -> call.kind() == FlatCall.Kind.LAYER)
                .sorted(Comparator.comparing(call -> !call.trainable()))
                .map(FlatCall::path)
                .distinct()
                .toList();
    }

    /** Layers that may have weights; a wrapper has those of what it wraps. */
    private static Set<List<String>> weighted(FlatModel flat) {
        return flat.calls().stream()
                .filter(call -> call.kind() == FlatCall.Kind.LAYER)
                .filter(call -> !WeightlessLayers.contains(
                        ConfigJson.object(call.layer().config(), "layer")
                                .flatMap(inner -> ConfigJson.text(inner, "class_name"))
                                .orElse(call.layer().className())))
                .map(FlatCall::path)
                .collect(Collectors.toSet());
    }

    private OpenModel model(String format, FlatModel flat, NetworkBuilder builder, List<Problem> remarks) {
        Network described = builder.build();
        Network network = new FilledInputs(described, file).with(choices.fillings());
        List<Problem> all = new ArrayList<>(remarks);
        all.addAll(builder.remarks());
        all.addAll(NotFinite.remarks(network));
        if (network.convolutions().isEmpty()) {
            all.add(NoKernels.remark(network));
        }
        List<Problem> inFile = all.stream()
                .map(problem -> problem.file().isEmpty() ? problem.file(file) : problem)
                .toList();
        return new ModelFile(
                bytes, file, others, precision(flat), format, network, inFile, () -> ImporterCheck.check(described));
    }

    /** The precision by the dtype policies of the layers. */
    private static OpenModel.Precision precision(FlatModel flat) {
        boolean half = flat.calls().stream()
                .map(call -> call.layer().config().get("dtype"))
                .anyMatch(dtype -> dtype != null && dtype.toString().contains("float16"));
        return half ? OpenModel.Precision.HALF : OpenModel.Precision.SINGLE;
    }
}
