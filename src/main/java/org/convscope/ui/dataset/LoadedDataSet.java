package org.convscope.ui.dataset;

import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.LabelColumn;

/** An open data set; two of the same content stay two, so that comparing them costs nothing. */
final class LoadedDataSet {
    private final DataSetOrigin origin;
    private final DataSet dataSet;

    LoadedDataSet(DataSetOrigin origin, DataSet dataSet) {
        this.origin = origin;
        this.dataSet = dataSet;
    }

    /** The origin of the data set, as the workspace names it. */
    DataSetOrigin origin() {
        return origin;
    }

    DataSet dataSet() {
        return dataSet;
    }

    String name() {
        return origin.name();
    }

    /** The same with one label more. */
    LoadedDataSet with(ResponseColumn response) {
        return new LoadedDataSet(
                origin,
                dataSet.with(LabelColumn.of(response.name(), LabelColumn.Kind.CONTINUOUS), frame -> response.values()
                        .getOrDefault(frame.source(), Double.NaN)));
    }
}
