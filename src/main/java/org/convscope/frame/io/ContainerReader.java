package org.convscope.frame.io;

import java.util.List;

/** Reads a format whose files hold several data sets by name, of which one may be asked for: HDF5, NumPy's archives. */
public interface ContainerReader extends FrameReader {
    /**
     * How many images a data set holds.
     *
     * @param dataSet its path, beginning with "/"; empty for the file's own choice
     * @throws org.convscope.problem.ProblemException if there is none of that name, or the file is damaged
     */
    int images(FileContent content, String dataSet);

    /**
     * The data sets that may be images, in order.
     *
     * @throws org.convscope.problem.ProblemException if the file is damaged
     */
    List<FileArray> imageData(FileContent content);

    /**
     * Every array of numbers, in order, images or not.
     *
     * @throws org.convscope.problem.ProblemException if the file is damaged
     */
    List<FileArray> arrays(FileContent content);

    /**
     * The labels beside images.
     *
     * @param path of an array of one or two axes, beginning with "/"
     * @throws org.convscope.problem.ProblemException if it is none, or damaged
     */
    ImageLabels labels(FileContent content, String path);

    @Override
    default int images(FileContent content) {
        return images(content, "");
    }
}
