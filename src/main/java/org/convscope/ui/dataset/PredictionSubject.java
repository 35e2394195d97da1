package org.convscope.ui.dataset;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.file.FileStamp;
import org.convscope.frame.FrameSource;
import org.convscope.ui.view.ModelDocument;

/** What predictions are of, with the frames' files as they were when they were read. Safe from any thread. */
final class PredictionSubject {
    private static final FileStamp NONE = new FileStamp(-1, 0);

    private final DataSetOrigin dataSet;
    private final ModelDocument model;
    private final Map<Path, FileStamp> stamps = new ConcurrentHashMap<>();

    PredictionSubject(DataSetOrigin dataSet, ModelDocument model) {
        this.dataSet = dataSet;
        this.model = model;
    }

    DataSetOrigin dataSet() {
        return dataSet;
    }

    ModelDocument model() {
        return model;
    }

    /** A frame is about to be read. Asks the file system: blocks. */
    void reading(FrameSource frame) {
        stamps.computeIfAbsent(frame.file(), FileStamp::of);
    }

    /** The file of a frame as it was read; as if it was not there where it was not. */
    FileStamp stamp(FrameSource frame) {
        return stamps.getOrDefault(frame.file(), NONE);
    }
}
