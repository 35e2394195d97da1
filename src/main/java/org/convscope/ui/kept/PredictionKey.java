package org.convscope.ui.kept;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.export.Provenance;
import org.convscope.file.ContentKey;
import org.convscope.input.ModelSidecar;
import org.convscope.ui.view.ModelDocument;

/**
 * What predictions depend on beside the files of the frames: equal keys, equal numbers with equal names.
 *
 * @param dataSet its paths, and what is renamed in it
 * @param model the content of its files, as {@link ModelContent} tells it
 * @param reading what the user and the sidecar say about the model that its file does not
 * @param preprocessing as a text
 * @param labels what the sidecar says that the numbers mean
 * @param software that computed them: another version may compute otherwise
 */
public record PredictionKey(
        String dataSet, String model, String reading, String preprocessing, String labels, String software) {
    /**
     * @param content of the model's files
     */
    static PredictionKey of(DataSetOrigin dataSet, ModelDocument model, String content) {
        return new PredictionKey(
                dataSet.toString(),
                content,
                model.network().declarations().text()
                        + model.sidecar()
                                .map(sidecar -> "; " + sidecar.kernels() + "; " + sidecar.upSampling())
                                .orElse(""),
                model.preprocessingKey(),
                model.sidecar().map(ModelSidecar::labels).map(Object::toString).orElse(""),
                Provenance.version());
    }

    /** The parts of the key by their names, in a fixed order. */
    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("dataSet", dataSet);
        entries.put("model", model);
        entries.put("reading", reading);
        entries.put("preprocessing", preprocessing);
        entries.put("labels", labels);
        entries.put("software", software);
        return entries;
    }

    /** The beginning of a file's name, that of no other key. */
    String name() {
        return ContentKey.ofTexts(entries().values()).substring(0, 32);
    }
}
