package org.convscope.core.backend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Loader;
import org.convscope.problem.SystemProblem;

/**
 * The folder that the jars' native libraries are unpacked into before they are loaded.
 *
 * @param folder of this user
 * @param room bytes that can still be written there
 */
record NativeFolder(Path folder, long room) {
    /** More than all of them have, unpacked. */
    private static final long NEEDED = 500_000_000;

    /** Libraries that are unpacked; one that is absent then could not be written, whatever room the file system names. */
    private static final Pattern UNPACKED =
            Pattern.compile("lib(jni|nd4j|dnnl|openblas|OpenCL|gomp|gfortran|quadmath|tbb).*");

    /** What the dynamic linkers of glibc and musl say of a file in a file system that is mounted noexec. */
    private static final Pattern NOT_RUN =
            Pattern.compile("failed to map segment from shared object|Operation not permitted");

    /**
     * @throws IOException if no folder can be written to
     */
    static NativeFolder ofThisMachine() throws IOException {
        File folder = Loader.getCacheDir();
        return new NativeFolder(folder.toPath(), folder.getUsableSpace());
    }

    /**
     * What to do where a library does not load.
     *
     * @param failure of the dynamic linker
     * @return a sentence without its full stop
     */
    String nextStep(LinkageError failure) {
        String message = CudaProbe.message(failure);
        String other = "name another folder: CONVSCOPE_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER";
        if (NOT_RUN.matcher(message).find()) {
            return "Nothing in the folder " + folder + " may be run (noexec); " + other;
        }
        String absent = SystemProblem.library(failure).orElse("");
        if (room < NEEDED || UNPACKED.matcher(absent).matches()) {
            return "Native libraries, of " + NEEDED / 1_000_000 + " MB, are unpacked into the folder " + folder
                    + ", which takes no more: make room (disk, quota), or " + other;
        }
        return absent.isEmpty()
                ? "Use Linux, Windows or macOS on x86-64, or Linux or macOS on ARM"
                : "Install the system's package that has " + absent;
    }
}
