package org.convscope.frame.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EIGER's files by their names: {@code x_data_000001.h5} and so on hold the images of {@code x_master.h5}. */
public final class EigerFiles {
    private static final Pattern DATA = Pattern.compile("(.+)_data_\\d+\\.h5");

    private EigerFiles() {}

    /** The master of a data file, if it lies beside it. */
    public static Optional<Path> master(Path file) {
        Matcher matcher = DATA.matcher(String.valueOf(file.getFileName()));
        return matcher.matches()
                ? Optional.of(file.resolveSibling(matcher.group(1) + "_master.h5"))
                        .filter(Files::isRegularFile)
                : Optional.empty();
    }
}
