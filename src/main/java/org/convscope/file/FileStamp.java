package org.convscope.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * What tells a rewritten file from what it was.
 *
 * @param size in bytes; -1 for a file that is not there
 * @param modifiedNanos since 1970; 0 for a file that is not there
 */
public record FileStamp(long size, long modifiedNanos) {
    /** The stamp of a file as it is now. Asks the file system: blocks. */
    public static FileStamp of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(found.size(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            return new FileStamp(-1, 0);
        }
    }

    public boolean isThere() {
        return size >= 0;
    }
}
