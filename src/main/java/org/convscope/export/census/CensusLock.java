package org.convscope.export.census;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.convscope.file.OutputFolders;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * Keeps a second census of the same frames from the folder that one writes to; other parts of it may be counted there at the
 * same time. It ends with its process, however that ends.
 */
public final class CensusLock implements AutoCloseable {
    private static final String NAME = ".census.lock";

    private final FileChannel channel;

    private CensusLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param folder of the census; made if it is not there
     * @param from the first frame that is counted
     * @param to the first one behind them
     * @throws ProblemException if another census has it, or nothing can be written there
     */
    public static CensusLock of(Path folder, int from, int to) {
        Path file = folder.resolve(NAME);
        try {
            OutputFolders.make(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel, from, to)) {
                return new CensusLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw OutputFolders.cannotWrite(file, e);
        }
        throw Problem.inFile(folder, "another census of these frames is writing to this folder")
                .nextStep("Wait for it, or name another folder with --out")
                .asException();
    }

    /** A byte stands for a frame. */
    private static boolean isFree(FileChannel channel, int from, int to) throws IOException {
        try {
            return channel.tryLock(from, Math.max(1, to - from), false) != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the system gives it free with the process
        }
    }
}
