package org.convscope.train.checkpoint;

import java.util.regex.Pattern;

/** What a version's file is called, taken to pieces. */
final class VersionName {
    /** Such as a loss; not {@code v2.01}, nor {@code weights.01}. */
    private static final Pattern FRACTION = Pattern.compile("(?<![A-Za-z0-9.])\\d+\\.\\d+(?![0-9]|\\.\\d)");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Of {@code .h5} and {@code .weights.h5} the number says nothing. */
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(h5|hdf5)$");

    private VersionName() {}

    /** Without what is measured: {@code 0.53-epoch_02.h5} comes after {@code 0.61-epoch_01.h5}, as it was written. */
    static String withoutFractions(String name) {
        return FRACTION.matcher(name).replaceAll("#");
    }

    /** Whether a number says which version it is. */
    static boolean isNumbered(String name) {
        return NUMBER.matcher(ENDING.matcher(withoutFractions(name)).replaceAll(""))
                .find();
    }

    /** What versions of one series have in common: {@code best.h5} is of another one than {@code epoch_01.h5}. */
    static String series(String name) {
        return NUMBER.matcher(withoutFractions(name)).replaceAll("#");
    }
}
