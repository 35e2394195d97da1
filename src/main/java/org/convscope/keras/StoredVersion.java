package org.convscope.keras;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.hdf5.H5Group;
import org.convscope.keras.layer.KerasVersion;
import org.convscope.keras.weights.LegacyStore;

/** Which Keras wrote an HDF5 file, and with what, as far as the file tells. */
final class StoredVersion {
    private StoredVersion() {}

    static KerasVersion of(JsonObject json, H5Group root, H5Group weights) {
        String version = root.text("keras_version")
                .or(() -> weights.text("keras_version"))
                .or(() -> ConfigJson.text(json, "keras_version"))
                // Keras 3's to_json says no version, but each object's module and registered name
                .orElseGet(() -> json.has("module") && json.has("registered_name") ? "3" : "");
        String backend = root.text("backend")
                .or(() -> weights.text("backend"))
                .or(() -> ConfigJson.text(json, "backend"))
                .orElse("");
        return new KerasVersion(
                version, backend, writer(LegacyStore.variableNames(weights)), Optional.empty(), Optional.empty());
    }

    private static KerasVersion.VariableNames writer(List<String> names) {
        if (names.stream().anyMatch(name -> name.endsWith(":0"))) {
            return KerasVersion.VariableNames.TENSORFLOW;
        }
        return names.isEmpty() || names.stream().allMatch(name -> name.matches("param_\\d+"))
                ? KerasVersion.VariableNames.NOTHING
                : KerasVersion.VariableNames.THEANO;
    }
}
