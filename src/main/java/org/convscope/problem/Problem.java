package org.convscope.problem;

import java.util.regex.Pattern;

/**
 * One thing that cannot be done, in words for the user. Empty strings where a part does not apply.
 *
 * @param file the file as the user named it
 * @param subject the layer, entry or field concerned
 * @param what what is wrong, a clause without a full stop
 * @param expected what should be there
 * @param found what is there
 * @param nextStep what the user can do
 */
public record Problem(String file, String subject, String what, String expected, String found, String nextStep) {
    /** A word of the language, and not a name such as conv1. */
    private static final Pattern WORD = Pattern.compile("[a-z]+[ ,]");

    public static Problem of(String what) {
        return new Problem("", "", what, "", "", "");
    }

    public static Problem inFile(Object file, String what) {
        return new Problem(file.toString(), "", what, "", "", "");
    }

    public Problem file(Object newFile) {
        return new Problem(newFile.toString(), subject, what, expected, found, nextStep);
    }

    public Problem subject(String newSubject) {
        return new Problem(file, newSubject, what, expected, found, nextStep);
    }

    public Problem expected(Object newExpected) {
        return new Problem(file, subject, what, newExpected.toString(), found, nextStep);
    }

    public Problem found(Object newFound) {
        return new Problem(file, subject, what, expected, newFound.toString(), nextStep);
    }

    public Problem nextStep(String newNextStep) {
        return new Problem(file, subject, what, expected, found, newNextStep);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    /** Everything in one line: {@code model.h5: layer 'a': what (expected x, found y). Next step.} */
    public String sentence() {
        var text = new StringBuilder();
        if (!file.isEmpty()) {
            text.append(file).append(": ");
        }
        if (!subject.isEmpty()) {
            text.append(subject).append(": ");
        }
        text.append(what);
        if (!expected.isEmpty() || !found.isEmpty()) {
            text.append(" (");
            if (!expected.isEmpty()) {
                text.append("expected ").append(expected).append(found.isEmpty() ? "" : ", ");
            }
            if (!found.isEmpty()) {
                text.append("found ").append(found);
            }
            text.append(')');
        }
        text.append('.');
        if (!nextStep.isEmpty()) {
            text.append(' ').append(nextStep);
            if (!nextStep.endsWith(".")) {
                text.append('.');
            }
        }
        return text.toString().replaceAll("\\p{Cntrl}+", " ");
    }

    /** The {@link #sentence()} as it stands by itself: with a capital, unless it begins with a name. */
    public String standing() {
        String sentence = sentence();
        boolean begins =
                file.isEmpty() && subject.isEmpty() && WORD.matcher(sentence).lookingAt();
        return begins ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
    }
}
