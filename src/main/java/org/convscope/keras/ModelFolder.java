package org.convscope.keras;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * A {@code .keras} archive that Keras 3 saved unpacked ({@code model.save(folder, zipped=False)}), as on the Hugging Face hub.
 *
 * @param folder that holds config.json, metadata.json and model.weights.h5
 */
record ModelFolder(Path folder) {
    private static final String CONFIG = "config.json";
    private static final String METADATA = "metadata.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final int LARGEST_JSON = 1 << 28;

    /** Whether a folder is such a one. */
    static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(CONFIG)) && Files.isRegularFile(folder.resolve(WEIGHTS));
    }

    Path weights() {
        return folder.resolve(WEIGHTS);
    }

    /**
     * @throws ProblemException if it cannot be read
     */
    String config() {
        return text(folder.resolve(CONFIG));
    }

    /** What wrote it, where that is there. */
    Optional<String> metadata() {
        Path file = folder.resolve(METADATA);
        return Files.isRegularFile(file) ? Optional.of(text(file)) : Optional.empty();
    }

    private static String text(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            if (bytes.size() > LARGEST_JSON) {
                throw Problem.inFile(file, "is too large to be a model's description")
                        .asException();
            }
            return new String(bytes.head((int) bytes.size()), StandardCharsets.UTF_8);
        }
    }

    /** Why a folder that is none cannot be opened as a model. */
    static ProblemException refused(Path folder) {
        if (Files.exists(folder.resolve("saved_model.pb"))) {
            return Problem.inFile(folder, "is a SavedModel of TensorFlow, which holds a graph and no layers of Keras")
                    .nextStep("Load it in Keras and save it as one file: "
                            + "tf.keras.models.load_model('folder').save('name.h5')")
                    .asException();
        }
        if (Files.exists(folder.resolve(CONFIG))) {
            return Problem.inFile(folder, "is a folder with config.json, but without " + WEIGHTS)
                    .nextStep("Copy or download all of the model's files")
                    .asException();
        }
        return Problem.inFile(folder, "is a folder, not a model file").asException();
    }
}
