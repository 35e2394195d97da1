package org.convscope.ui.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convscope.file.OutputFolders;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceFiles;
import org.jspecify.annotations.Nullable;

/**
 * What a window had open, from one start to the next. Windows that are open at the same time have a file each, which a lock
 * on another file beside it keeps from the others. The lock file holds a letter for as long as the window is open: found
 * without a lock, it says that the window did not end by itself. Safe from any thread.
 */
public final class SavedSession implements AutoCloseable {
    private static final int MOST_WINDOWS = 64;
    private static final byte[] OPEN = {'o'};

    private final Path file;
    private final @Nullable FileChannel lock;
    private final Begin begin;

    /** How a session begins; what matters more comes later. */
    private enum Begin {
        EMPTY,
        AS_LEFT,
        AFTER_CRASH
    }

    private record Slot(Path file, @Nullable FileChannel lock, boolean isLeftOpen) {
        boolean isKept() {
            return Files.isRegularFile(file);
        }

        FileTime changed() {
            try {
                return Files.getLastModifiedTime(file);
            } catch (IOException e) {
                return FileTime.fromMillis(0);
            }
        }

        Begin begin(boolean alone) {
            if (!isKept()) {
                return Begin.EMPTY;
            }
            return isLeftOpen ? Begin.AFTER_CRASH : alone ? Begin.AS_LEFT : Begin.EMPTY;
        }
    }

    private SavedSession(Slot slot, Begin begin) {
        this.file = slot.file();
        this.lock = slot.lock();
        this.begin = begin;
    }

    /**
     * Goes on with what the window that was closed last had open. Beside another window a new one begins with nothing, unless
     * an earlier one ended without having been closed.
     *
     * @param folder that the files stand in; made if need be, and if it cannot be, nothing is kept
     */
    public static SavedSession begin(Path folder) {
        List<Slot> free = new ArrayList<>();
        boolean alone = true;
        try {
            OutputFolders.make(folder);
            for (int number = 0; number < MOST_WINDOWS; number++) {
                Path file = folder.resolve("last" + (number == 0 ? "" : "-" + number) + WorkspaceFiles.FORMER_ENDING);
                Path lock = folder.resolve(file.getFileName() + ".lock");
                if (!Files.exists(file) && !Files.exists(lock) && !free.isEmpty()) {
                    break;
                }
                Optional<Slot> slot = take(file, lock);
                alone &= slot.isPresent();
                slot.ifPresent(free::add);
            }
        } catch (IOException e) {
            // a folder that cannot be written to keeps nobody from working; saving says so
            free.add(new Slot(folder.resolve("last" + WorkspaceFiles.FORMER_ENDING), null, false));
        }
        boolean onlyOne = alone;
        Slot chosen = free.stream()
                .max(Comparator.comparing((Slot slot) -> slot.begin(onlyOne)).thenComparing(Slot::changed))
                .orElseThrow();
        free.stream().filter(slot -> !slot.equals(chosen)).forEach(slot -> release(slot.lock()));
        Begin begin = chosen.begin(onlyOne);
        mark(chosen.lock(), OPEN);
        return new SavedSession(chosen, begin);
    }

    /** Empty where another window has it. */
    private static Optional<Slot> take(Path file, Path lockFile) throws IOException {
        FileChannel channel = FileChannel.open(
                lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new Slot(file, channel, channel.size() > 0));
        } catch (OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            // a file system without locks: as if there were no other window
            return Optional.of(new Slot(file, channel, channel.size() > 0));
        }
    }

    private static void mark(@Nullable FileChannel lock, byte... mark) {
        if (lock == null || !lock.isOpen()) {
            return;
        }
        try {
            lock.truncate(0);
            lock.write(ByteBuffer.wrap(mark), 0);
            lock.force(true);
        } catch (IOException e) {
            log(e);
        }
    }

    private static void release(@Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            log(e);
        }
    }

    /** A full disk keeps nobody from working. */
    private static void log(IOException cause) {
        System.getLogger(SavedSession.class.getName())
                .log(System.Logger.Level.WARNING, "The session is not marked", cause);
    }

    /** What this window begins with. */
    public Optional<Path> restored() {
        return begin == Begin.EMPTY ? Optional.empty() : Optional.of(file);
    }

    /** Whether the window that had it open did not end by itself. */
    public boolean isAfterCrash() {
        return begin == Begin.AFTER_CRASH;
    }

    /** Where it stands once it is saved. */
    public Path file() {
        return file;
    }

    /**
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    public synchronized void save(Workspace workspace) {
        WorkspaceFiles.save(workspace, file);
    }

    /** The window is closed: the next one goes on from here. */
    @Override
    public synchronized void close() {
        mark(lock);
        release(lock);
    }
}
