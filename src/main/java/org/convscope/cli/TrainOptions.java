package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.convscope.dataset.DataSet;
import org.convscope.train.ImageAugmentation;
import org.convscope.train.NetworkDesign;
import org.convscope.train.NetworkDesignJson;
import org.convscope.train.StatedParts;
import org.convscope.train.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is trained and how: {@code --preset}, {@code --split}, {@code --epochs} and the rest. */
final class TrainOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--preset",
            paramLabel = "NAME|FILE",
            description = "What the network is made of: plain (the default), regularised, or a design as JSON.")
    private String preset = "plain";

    @Option(
            names = "--split",
            split = ",",
            paramLabel = "SHARE",
            description = "Shares of training, validation and test: ${DEFAULT-VALUE}.",
            defaultValue = "0.7,0.15,0.15")
    private double[] split = {};

    @Option(names = "--crop", paramLabel = "N", description = "Take the central N x N pixels at full size.")
    private @Nullable Integer crop;

    @Option(names = "--size", paramLabel = "N", description = "Shrink or stretch frames to N x N pixels.")
    private @Nullable Integer size;

    @Option(names = "--balance", description = "Let all categories count alike, however many frames they have.")
    private boolean balance;

    @Option(names = "--epochs", paramLabel = "N", description = "How often all frames are shown: ${DEFAULT-VALUE}.")
    private int epochs = TrainingSettings.NOTEBOOK.epochs();

    @Option(names = "--batch", paramLabel = "N", description = "Frames a step: ${DEFAULT-VALUE}.")
    private int batch = TrainingSettings.NOTEBOOK.batch();

    @Option(names = "--rate", paramLabel = "RATE", description = "Adam's learning rate: ${DEFAULT-VALUE}.")
    private double rate = TrainingSettings.NOTEBOOK.rate();

    @Option(
            names = "--early-stop",
            paramLabel = "EPOCHS",
            description = "End when the validation loss has not fallen for so many epochs, with the best weights.")
    private int patience;

    @Option(
            names = "--augment",
            paramLabel = "WHAT",
            converter = AugmentConverter.class,
            description =
                    "Change training frames: notebook, or rotation=10,shift=0.1,shear=5,zoom=0.1,flips,noise=0.01.")
    private ImageAugmentation augmentation = ImageAugmentation.NONE;

    @Option(
            names = "--learn",
            paramLabel = "COLUMN",
            description = "A column of the labels to be learned; all of them unless told, can be given several times.")
    private List<String> learned = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Of weights, split, order, dropout and augmentation (0).")
    private long seed;

    /**
     * Wrong usage is told before anything is opened.
     *
     * @param out the model that is written
     * @param from the model that is gone on with, if there is one
     * @param frozen its layers that do not learn
     */
    void check(Path out, @Nullable Path from, List<String> frozen) {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        require(
                name.endsWith(".h5") || name.endsWith(".hdf5"),
                "--out must end in .h5, by which Keras knows what it is: " + out);
        require(epochs >= 1, "--epochs must be 1 or more, not " + epochs);
        require(batch >= 1, "--batch must be 1 or more, not " + batch);
        require(rate > 0 && rate < 1e3, "--rate must lie between 0 and 1000, not " + rate);
        require(patience >= 0, "--early-stop must be 0 or more, not " + patience);
        require(crop == null || size == null, "--crop and --size exclude each other");
        require(crop == null || crop >= 1, "--crop must be 1 or more");
        require(size == null || size >= 1, "--size must be 1 or more");
        require(from == null || (crop == null && size == null), "--crop and --size are for new models, not for --from");
        require(from != null || frozen.isEmpty(), "--freeze goes with --from");
        double sum = 0;
        boolean shares = split.length == 3;
        for (double share : split) {
            sum += share;
            shares &= share >= 0;
        }
        require(
                shares && Math.abs(sum - 1) < 1e-6 && split[0] > 0,
                "--split takes three shares that add up to 1, the first above 0");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw WrongUsage.of(spec, otherwise);
        }
    }

    /**
     * @throws org.convscope.problem.ProblemException if the file of it cannot be used
     */
    NetworkDesign design() {
        return switch (preset) {
            case "plain" -> NetworkDesign.PLAIN;
            case "regularised" -> NetworkDesign.REGULARISED;
            default -> NetworkDesignJson.read(Path.of(preset));
        };
    }

    /** Sides of the input; empty for those of the first frame. */
    OptionalInt side() {
        if (crop != null) {
            return OptionalInt.of(crop);
        }
        return size == null ? OptionalInt.empty() : OptionalInt.of(size);
    }

    boolean crops() {
        return crop != null;
    }

    double[] shares() {
        return split.clone();
    }

    TrainingSettings settings() {
        return new TrainingSettings(epochs, batch, rate, balance, augmentation, patience, seed);
    }

    /** The data set with the columns that are to be learned alone. */
    DataSet learned(DataSet all) {
        return StatedParts.learned(all, learned);
    }
}
