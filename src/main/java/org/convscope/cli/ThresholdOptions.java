package org.convscope.cli;

import java.util.List;
import java.util.Optional;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.metrics.KeptFrames;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.OutputLabels;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which frames are kept: {@code --threshold} or {@code --lose}, of the number of {@code --output} and {@code --class}. */
final class ThresholdOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "Also write keep.lst and reject.lst: frames whose number is at least T, and the others.")
    private @Nullable Double threshold;

    @Option(
            names = "--lose",
            paramLabel = "P%%",
            converter = Share.class,
            description = "The same with the threshold that rejects at most this share of the frames that are labelled"
                    + " as what the number says, such as 0.1%%.")
    private @Nullable Double lose;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "The output that decides; can be left out where the model has one.")
    private @Nullable String output;

    @Option(
            names = "--class",
            paramLabel = "N",
            description =
                    "The number of the output that decides, from 0; of one, or the second of two, where left out.")
    private @Nullable Integer number;

    /** Whether lists are asked for. */
    boolean areAsked() {
        return threshold != null || lose != null;
    }

    /**
     * @param hasFolder whether there is a folder to write to
     * @throws CommandLine.ParameterException if the options do not go together
     */
    void require(boolean hasFolder) {
        if (threshold != null && lose != null) {
            throw WrongUsage.of(spec, "Give --threshold or --lose, not both");
        }
        if (areAsked() && !hasFolder) {
            throw WrongUsage.of(spec, "--threshold and --lose write keep.lst and reject.lst, so give --out DIR");
        }
        if (threshold != null && threshold.isNaN()) {
            throw WrongUsage.of(spec, "--threshold takes a number");
        }
        if (!areAsked() && (output != null || number != null)) {
            throw WrongUsage.of(spec, "--output and --class say which number --threshold or --lose looks at");
        }
    }

    /**
     * Before frames are computed, as far as it can be known by then.
     *
     * @throws CommandLine.ParameterException if the model has several outputs and none is named, or none of that name
     * @throws org.convscope.problem.ProblemException if it is not clear which number decides
     */
    void require(Network network, List<OutputLabel> labels) {
        if (!areAsked()) {
            return;
        }
        List<String> outputs = network.outputs();
        if (output == null && outputs.size() > 1) {
            throw WrongUsage.of(
                    spec, "The model has several outputs; give one with --output: " + String.join(", ", outputs));
        }
        if (output != null && !outputs.contains(output)) {
            throw WrongUsage.of(spec, "The model has no output '" + output + "', only: " + String.join(", ", outputs));
        }
        new OutputLabels(network, labels).all().ifPresent(this::index);
    }

    private int index(List<DataSetPredictions.Meaning> numbers) {
        return KeptFrames.number(numbers, Optional.ofNullable(output), Optional.ofNullable(number));
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is not clear which number decides, or no frame is labelled as what it says
     */
    KeptFrames of(DataSetPredictions predictions) {
        int index = index(predictions.numbers());
        if (threshold != null) {
            return KeptFrames.above(threshold, index, predictions);
        }
        if (lose == null) {
            throw new IllegalStateException("not asked for");
        }
        return KeptFrames.losing(lose, index, predictions).orElseThrow(() -> Problem.of("no frame is labelled '"
                        + predictions.numbers().get(index).label().name()
                        + "', so it is not known which threshold loses how many of them")
                .nextStep("Name a label file or a folder with such a category, or give --threshold")
                .asException());
    }

    /** Reads {@code 0.1%}, or {@code 0.001}. */
    static final class Share implements CommandLine.ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            boolean percent = text.endsWith("%");
            try {
                double value = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
                double share = percent ? value / 100 : value;
                if (share >= 0 && share < 1) {
                    return share;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' is no share: 0.1% is meant, or 0.001, below 100%");
        }
    }
}
