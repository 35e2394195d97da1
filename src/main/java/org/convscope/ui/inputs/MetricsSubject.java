package org.convscope.ui.inputs;

import java.util.List;
import java.util.stream.Stream;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.inspect.inputs.CompareDataSets;
import org.convscope.inspect.inputs.CutPreprocessing;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.InputsOptions;

/** A labelled data set that is brought to a model in two ways. */
record MetricsSubject(ModelDocument model, DataSetOrigin dataSet, InputsOptions options) {
    /** The two ways, the left one first. */
    List<CompareDataSets.Named> preprocessings() {
        return Stream.of(options.first(), options.second())
                .map(cut -> new CompareDataSets.Named(cut.word(), CutPreprocessing.of(model.preprocessing(), cut)))
                .toList();
    }
}
