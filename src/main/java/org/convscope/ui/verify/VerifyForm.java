package org.convscope.ui.verify;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.convscope.inspect.verify.VerifyLayers;

/**
 * What stands in the fields.
 *
 * @param input file of the model's inputs
 * @param reference file of the layers' outputs
 * @param tolerance largest error that agrees
 */
record VerifyForm(String input, String reference, String tolerance) {
    private static final String INPUT = "input.h5";
    private static final String REFERENCE = "activations.h5";

    /** The files as the script names them, where both lie beside the model; else nothing. */
    static VerifyForm beside(Path model) {
        Path input = model.toAbsolutePath().resolveSibling(INPUT);
        Path reference = model.toAbsolutePath().resolveSibling(REFERENCE);
        boolean there = Files.isRegularFile(input) && Files.isRegularFile(reference);
        return new VerifyForm(
                there ? input.toString() : "",
                there ? reference.toString() : "",
                VerifyWords.number(VerifyLayers.DEFAULT_TOLERANCE));
    }

    /**
     * @throws IllegalArgumentException in words for the user, if a file is not there or the tolerance is no number
     */
    VerifyQuestion question() {
        return new VerifyQuestion(file("input", input), file("reference", reference), number());
    }

    private static Path file(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Choose the file of the " + what + ".");
        }
        try {
            Path path = Path.of(text.strip());
            if (Files.isRegularFile(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The " + what + "'s name is no file name: " + text.strip(), e);
        }
        throw new IllegalArgumentException("The file of the " + what + " is not there: " + text.strip());
    }

    private double number() {
        try {
            double value = Double.parseDouble(tolerance.strip());
            if (value >= 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The tolerance is no number: " + tolerance.strip(), e);
        }
        throw new IllegalArgumentException("The tolerance is to be 0 or more, such as 1e-4.");
    }
}
