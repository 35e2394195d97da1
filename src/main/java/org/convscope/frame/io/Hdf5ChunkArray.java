package org.convscope.frame.io;

import java.util.Optional;

/**
 * A list of chunks that says where each of them is by its number only. To be used guarded. (jhdf's own take every chunk's number
 * from the dataset's shape and not from the largest that it may have, stop at the first that was never written, and read the
 * whole list for one chunk.)
 */
interface Hdf5ChunkArray {
    /**
     * The chunk of a number; empty where it was never written.
     *
     * @throws org.convscope.problem.ProblemException if the list is damaged there
     */
    Optional<Hdf5Chunk> at(long number);
}
