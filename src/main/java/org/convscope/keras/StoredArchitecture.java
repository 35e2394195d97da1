package org.convscope.keras;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.convscope.keras.archive.ZipArchive;
import org.convscope.keras.config.ModelJson;
import org.convscope.keras.hdf5.FileBytes;
import org.convscope.keras.hdf5.H5File;
import org.convscope.problem.Problem;

/** The architecture of a model as its file holds it, {@code {"class_name": ..., "config": ...}}. */
public final class StoredArchitecture {
    private static final int LARGEST_JSON = 1 << 28;

    private StoredArchitecture() {}

    /**
     * @param file a model
     * @throws org.convscope.problem.ProblemException if it holds none, or is a folder
     */
    public static JsonObject read(Path file) {
        if (Files.isDirectory(file)) {
            throw none(file);
        }
        try (FileBytes bytes = FileBytes.open(file)) {
            Optional<String> text =
                    switch (FileKind.of(bytes)) {
                        case HDF5 -> H5File.open(bytes).root().text("model_config");
                        case ZIP -> {
                            try (ZipArchive archive = ZipArchive.open(bytes)) {
                                yield archive.read("config.json", LARGEST_JSON)
                                        .map(data -> new String(data, StandardCharsets.UTF_8));
                            }
                        }
                    };
            return ModelJson.parse(text.orElseThrow(() -> none(file)));
        }
    }

    private static RuntimeException none(Path file) {
        return Problem.inFile(file, "holds no description of the network with it")
                .expected("a model that Keras saved whole, .h5 or .keras")
                .asException();
    }
}
