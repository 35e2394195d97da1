package org.convscope.keras;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convscope.problem.Problem;

/** Files that people take for Keras models: what each is, and what to do. */
final class ForeignFile {
    private static final String SAVE = "Save the model in Keras with model.save('name.h5') or model.save('name.keras')";
    private static final String LOAD_AND_SAVE =
            "Open the model that it was made of; if only this is left, convert it to Keras first";

    /** How a file begins, what it is, and the next step. */
    private record Kind(String start, String what, String nextStep) {}

    private static final List<Kind> BY_START = List.of(
            new Kind("\u0089PNG", "a PNG picture", SAVE),
            new Kind("\u00ff\u00d8\u00ff", "a JPEG picture", SAVE),
            new Kind("II*\u0000", "a TIFF picture", SAVE),
            new Kind("MM\u0000*", "a TIFF picture", SAVE),
            new Kind("GIF8", "a GIF picture", SAVE),
            new Kind("\u001f\u008b", "a gzip archive", "Unpack it (gunzip, or tar xzf) and open the file inside"),
            new Kind("BZh", "a bzip2 archive", "Unpack it and open the file inside"),
            new Kind("7z\u00bc\u00af", "a 7-zip archive", "Unpack it and open the file inside"),
            new Kind("Rar!", "a RAR archive", "Unpack it and open the file inside"),
            new Kind("\u0080\u0002", "a Python pickle, perhaps of PyTorch", SAVE),
            new Kind("\u0080\u0003", "a Python pickle", SAVE),
            new Kind("\u0080\u0004", "a Python pickle", SAVE),
            new Kind("%PDF", "a PDF document", SAVE),
            new Kind("\u0093NUMPY", "a numpy array", SAVE),
            new Kind(
                    "version https://git-lfs",
                    "a pointer of Git LFS: the text that stands for the file until it is fetched",
                    "Fetch the file itself with git lfs pull, or download it from the repository's page"));

    private ForeignFile() {}

    /**
     * @param head the file's first bytes, a character each
     */
    static Problem of(Path file, String head) {
        Problem problem = Problem.inFile(file, "is no Keras model: neither HDF5 (.h5) nor a zip archive (.keras)");
        for (Kind kind : BY_START) {
            if (head.startsWith(kind.start)) {
                return problem.found(kind.what).nextStep(kind.nextStep);
            }
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (head.length() >= 8 && head.startsWith("TFL3", 4)) {
            return problem.found("a TensorFlow Lite model, which holds no layers of Keras any more")
                    .nextStep(LOAD_AND_SAVE);
        }
        if (name.endsWith(".onnx") || (head.startsWith("\u0008") && head.contains("ir_version"))) {
            return problem.found("an ONNX model").nextStep(LOAD_AND_SAVE);
        }
        if (name.endsWith(".index") || name.matches(".*\\.data-\\d{5}-of-\\d{5}") || name.equals("checkpoint")) {
            return problem.found("a checkpoint of TensorFlow, which holds numbers and no architecture")
                    .nextStep(
                            "Build the model in Keras, call model.load_weights('name') and save it with model.save('name.h5')");
        }
        if (name.endsWith(".pb") || name.endsWith(".pbtxt")) {
            return problem.found("a graph of TensorFlow (SavedModel or frozen graph), which holds no layers of Keras")
                    .nextStep("Load the folder in Keras and save it as one file: "
                            + "tf.keras.models.load_model('folder').save('name.h5')");
        }
        if (name.endsWith(".pt") || name.endsWith(".pth") || name.endsWith(".safetensors")) {
            return problem.found("weights of PyTorch").nextStep("Only models that Keras saved can be opened");
        }
        return text(problem, head);
    }

    private static Problem text(Problem problem, String head) {
        String start = head.stripLeading();
        String lower = start.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
            return problem.found("a web page, perhaps of a download that failed")
                    .nextStep("Download the file itself; some hosts ask for a confirmation or a login first");
        }
        if (start.startsWith("{") && (head.contains("\"class_name\"") || head.contains("\"config\""))) {
            return problem.found("a model's architecture as JSON, without weights")
                    .nextStep("Open the weights (.h5) and pass this file with --architecture");
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return problem.found("a JSON file").nextStep(SAVE);
        }
        return problem.found(isText(head) ? "text" : "something else").nextStep(SAVE);
    }

    private static boolean isText(String head) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
            return head.chars().noneMatch(c -> c < 9);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
