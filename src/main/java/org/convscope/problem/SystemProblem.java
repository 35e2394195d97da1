package org.convscope.problem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the system lacks of that which Java itself is linked with or draws with, as in a bare container. */
public final class SystemProblem {
    private static final Pattern ABSENT = Pattern.compile("(lib[^/: ]+): cannot open shared object file");
    /** How JDKs fail where there is no font at all. */
    private static final Pattern NO_FONT =
            Pattern.compile("FontConfiguration\\.head|Fontconfig head is null|No physical fonts found");

    private SystemProblem() {}

    /** The problem behind a failure; empty where it is none of these. */
    public static Optional<Problem> of(Throwable failure) {
        Optional<Problem> library = library(failure).map(name -> Problem.of("the system has no " + name)
                .nextStep("Install its package that has it; convscope's .deb names all of them"));
        return library.isPresent()
                ? library
                : found(failure, NO_FONT).map(fonts -> Problem.of("the system has no fonts")
                        .nextStep("Install some, such as Debian's packages fontconfig and fonts-dejavu-core"));
    }

    /** The file of a library that the system lacks, such as libX11.so.6; empty where a failure names none. */
    public static Optional<String> library(Throwable failure) {
        return found(failure, ABSENT).map(match -> match.group(1));
    }

    private static Optional<Matcher> found(Throwable failure, Pattern pattern) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher matcher = pattern.matcher(String.valueOf(cause.getMessage()));
            if (matcher.find()) {
                return Optional.of(matcher);
            }
        }
        return Optional.empty();
    }
}
