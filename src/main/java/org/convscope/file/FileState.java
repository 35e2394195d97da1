package org.convscope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells a file from one that was put in its place with the same size and time, as {@code cp -p} and {@code rsync -t} do. On this
 * machine and for now only: what is kept for later has the {@link FileStamp} alone, which a copy elsewhere shares. No
 * digest of the content: what changes lies anywhere in a model, and whole folders on a share are looked at every second.
 *
 * @param stamp size and time
 * @param changedNanos when the file or what the file system says of it was last changed, since 1970, which no program can set; where
 *     the system does not tell (Windows), when it was made; 0 for a file that is not there
 * @param key which file of the file system it is; null where the system does not tell
 */
public record FileState(
        FileStamp stamp, long changedNanos, @Nullable Object key) {
    private static final String CHANGED = "ctime";
    private static final String UNIX = "unix";

    /** The state of a file as it is now. Asks the file system: blocks. */
    public static FileState of(Path file) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains(UNIX)) {
                Map<String, Object> found =
                        Files.readAttributes(file, UNIX + ":size,lastModifiedTime,fileKey," + CHANGED);
                return new FileState(
                        new FileStamp(
                                (Long) Objects.requireNonNull(found.get("size")), nanos(found.get("lastModifiedTime"))),
                        nanos(found.get(CHANGED)),
                        found.get("fileKey"));
            }
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileState(
                    new FileStamp(found.size(), nanos(found.lastModifiedTime())),
                    nanos(found.creationTime()),
                    found.fileKey());
        } catch (IOException e) {
            return new FileState(FileStamp.of(file), 0, null);
        }
    }

    private static long nanos(@Nullable Object time) {
        return ((FileTime) Objects.requireNonNull(time)).to(TimeUnit.NANOSECONDS);
    }
}
