package org.convscope.frame.io;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * The bytes of the packed array that was read last, as long as memory lets it: the images of one array are mostly read one
 * after the other, and each would unpack all before it. Safe from any thread.
 */
final class UnpackedArray {
    private record Key(Path file, FileTime changed, long size, String array) {}

    private record Held(Key key, byte[] bytes) {}

    private SoftReference<Held> last = new SoftReference<>(null);

    /** Unpacks an array. */
    interface Unpacking {
        byte[] bytes() throws IOException;
    }

    /**
     * @param array its name in the file
     * @param length of its bytes
     * @return empty where that is more than a fourth of the memory
     */
    synchronized Optional<byte[]> bytes(Path file, String array, long length, Unpacking unpacking) throws IOException {
        if (length > Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / 4)) {
            return Optional.empty();
        }
        var key = new Key(file, Files.getLastModifiedTime(file), Files.size(file), array);
        Held held = last.get();
        if (held == null || !held.key.equals(key)) {
            held = new Held(key, unpacking.bytes());
            last = new SoftReference<>(held);
        }
        return Optional.of(held.bytes);
    }
}
