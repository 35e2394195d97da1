package org.convscope.ui.dataset;

import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;

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
}
