package org.convscope.frame.io;

import java.nio.file.Path;
import java.util.List;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.problem.Problem;

/** Reads one format. What it read does not change what it reads next; safe from any thread. */
public interface FrameReader {
    /** How many bytes of a file are enough to recognise any format. */
    int HEAD = 4096;

    /** Short name, such as CBF. */
    String format();

    /** Whether a file that begins so is of this format. */
    boolean recognises(byte[] head);

    /** Whether a file that is recognised holds frames at all; of a container it may hold something else. */
    default boolean holdsFrames(FileContent content) {
        return true;
    }

    /** Whether a file is what Convscope itself wrote. */
    default boolean isResult(FileContent content) {
        return false;
    }

    /** Whether a file of this format may hold more than one image. */
    default boolean mayHoldSeveral() {
        return false;
    }

    /**
     * How many images there are.
     *
     * @throws org.convscope.problem.ProblemException if the file is damaged
     */
    default int images(FileContent content) {
        return 1;
    }

    /**
     * Where the images lie, in order; none for formats whose images have no places with names.
     *
     * @param dataSet the data set that is meant, beginning with "/"; empty for the file's own choice
     * @throws org.convscope.problem.ProblemException if the file is damaged
     */
    default List<StoredImages> stored(FileContent content, String dataSet) {
        return List.of();
    }

    /**
     * The other files that images lie in, those that are there; only for formats that link to some.
     *
     * @throws org.convscope.problem.ProblemException if the file is damaged
     */
    default List<Path> linked(FileContent content) {
        return List.of();
    }

    /**
     * What belongs to the file's images and cannot be read, though others can: data files that are not there.
     *
     * @throws org.convscope.problem.ProblemException if the file is damaged
     */
    default List<Problem> missing(FileContent content) {
        return List.of();
    }

    /**
     * @param content the file's bytes
     * @param source given to the frame; its image is less than {@link #images}
     * @throws org.convscope.problem.ProblemException if the file is damaged or uses what is not read
     */
    Frame read(FileContent content, FrameSource source);
}
