package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.json.JsonFields;

/**
 * The training of the lab.
 *
 * @param network what is trained
 * @param design a file with the network's design; taken where the network is {@link TrainedNetwork#DESIGN}
 * @param learn columns of the labels that are learned, with commas between them; empty for all
 * @param frozen layers of the open model that do not learn any more, with commas between them
 * @param size sides of a new network's input, 8 to {@link #MOST_SIZE}; 0 for the frames' own
 * @param cut how frames come to that size
 * @param epochs 1 to {@link #MOST_EPOCHS}
 * @param batch 1 to {@link #MOST_BATCH}
 * @param rate Adam's learning rate, above 0
 * @param balance whether rare kinds of frames count more
 * @param augmentation as {@code --augment} takes it; empty for none
 * @param validation percent of the frames that watch over the training
 * @param test percent of the frames that are kept for the end
 * @param patience epochs without a better validation loss after which it ends; 0 for never
 */
public record LabTraining(
        TrainedNetwork network,
        Optional<String> design,
        String learn,
        String frozen,
        int size,
        Cut cut,
        int epochs,
        int batch,
        double rate,
        boolean balance,
        String augmentation,
        int validation,
        int test,
        int patience,
        int seed) {
    public static final int MOST_SIZE = 1024;
    public static final int MOST_EPOCHS = 9999;
    public static final int MOST_BATCH = 4096;
    public static final int MOST_PERCENT = 45;
    public static final int MOST_SEED = 9999;

    /** The networks that can be trained. */
    public enum TrainedNetwork {
        PLAIN,
        REGULARISED,
        DESIGN,
        /** The open model, from what it has learned. */
        OPEN_MODEL
    }

    /** The ways to a new network's size. */
    public enum Cut {
        SHRUNK,
        CROPPED
    }

    /** As the course trains. */
    public static final LabTraining DEFAULT = new LabTraining(
            TrainedNetwork.PLAIN, Optional.empty(), "", "", 136, Cut.SHRUNK, 10, 32, 1e-4, false, "", 15, 15, 0, 0);

    public LabTraining {
        size = size == 0 ? 0 : within(size, 8, MOST_SIZE);
        epochs = within(epochs, 1, MOST_EPOCHS);
        batch = within(batch, 1, MOST_BATCH);
        rate = rate > 0 && rate < 1e3 ? rate : 1e-4;
        validation = within(validation, 0, MOST_PERCENT);
        test = within(test, 0, MOST_PERCENT);
        patience = within(patience, 0, MOST_EPOCHS);
        seed = within(seed, 0, MOST_SEED);
    }

    /** What is trained. */
    public LabTraining network(TrainedNetwork newNetwork, Optional<String> newDesign) {
        return with(draft -> {
            draft.network = newNetwork;
            draft.design = newDesign;
        });
    }

    /** What is learned, and what stays as it is. */
    public LabTraining labels(String newLearn, String newFrozen) {
        return with(draft -> {
            draft.learn = newLearn;
            draft.frozen = newFrozen;
        });
    }

    /** How frames come to a new network. */
    public LabTraining frames(int newSize, Cut newCut) {
        return with(draft -> {
            draft.size = newSize;
            draft.cut = newCut;
        });
    }

    /** How often, how many at once, how fast. */
    public LabTraining pace(int newEpochs, int newBatch, double newRate) {
        return with(draft -> {
            draft.epochs = newEpochs;
            draft.batch = newBatch;
            draft.rate = newRate;
        });
    }

    /** What training frames count, and how they are changed. */
    public LabTraining changes(boolean newBalance, String newAugmentation) {
        return with(draft -> {
            draft.balance = newBalance;
            draft.augmentation = newAugmentation;
        });
    }

    /** The shares of validation and test, percent. */
    public LabTraining shares(int newValidation, int newTest) {
        return with(draft -> {
            draft.validation = newValidation;
            draft.test = newTest;
        });
    }

    /** When it ends early, and what it follows from. */
    public LabTraining end(int newPatience, int newSeed) {
        return with(draft -> {
            draft.patience = newPatience;
            draft.seed = newSeed;
        });
    }

    private LabTraining with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.training();
    }

    /** The same, changeable, so that what is changed can be named. */
    private static final class Draft {
        private TrainedNetwork network;
        private Optional<String> design;
        private String learn;
        private String frozen;
        private int size;
        private Cut cut;
        private int epochs;
        private int batch;
        private double rate;
        private boolean balance;
        private String augmentation;
        private int validation;
        private int test;
        private int patience;
        private int seed;

        Draft(LabTraining from) {
            network = from.network;
            design = from.design;
            learn = from.learn;
            frozen = from.frozen;
            size = from.size;
            cut = from.cut;
            epochs = from.epochs;
            batch = from.batch;
            rate = from.rate;
            balance = from.balance;
            augmentation = from.augmentation;
            validation = from.validation;
            test = from.test;
            patience = from.patience;
            seed = from.seed;
        }

        LabTraining training() {
            return new LabTraining(
                    network,
                    design,
                    learn,
                    frozen,
                    size,
                    cut,
                    epochs,
                    batch,
                    rate,
                    balance,
                    augmentation,
                    validation,
                    test,
                    patience,
                    seed);
        }
    }

    private static int within(int value, int least, int most) {
        return Math.max(least, Math.min(most, value));
    }

    /** The name of its design, whichever machine the file is of. */
    public Optional<String> designName() {
        return design.map(file -> file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
    }

    /** All of it in one line. */
    public String described() {
        return written().toString();
    }

    JsonObject written() {
        var json = new JsonObject();
        json.addProperty("network", JsonFields.word(network));
        design.ifPresent(file -> json.addProperty("design", file));
        json.addProperty("learn", learn);
        json.addProperty("frozen", frozen);
        json.addProperty("size", size);
        json.addProperty("cut", JsonFields.word(cut));
        json.addProperty("epochs", epochs);
        json.addProperty("batch", batch);
        json.addProperty("rate", rate);
        json.addProperty("balance", balance ? "even" : "as-they-are");
        json.addProperty("augmentation", augmentation);
        json.addProperty("validation", validation);
        json.addProperty("test", test);
        json.addProperty("patience", patience);
        json.addProperty("seed", seed);
        return json;
    }

    static LabTraining read(JsonFields json) {
        json.only(
                "network",
                "design",
                "learn",
                "frozen",
                "size",
                "cut",
                "epochs",
                "batch",
                "rate",
                "balance",
                "augmentation",
                "validation",
                "test",
                "patience",
                "seed");
        return new LabTraining(
                json.choice("network", DEFAULT.network),
                json.text("design"),
                json.text("learn").orElse(DEFAULT.learn),
                json.text("frozen").orElse(DEFAULT.frozen),
                json.integer("size", DEFAULT.size),
                json.choice("cut", DEFAULT.cut),
                json.integer("epochs", DEFAULT.epochs),
                json.integer("batch", DEFAULT.batch),
                json.decimal("rate").orElse(DEFAULT.rate),
                json.choice("balance", List.of("even", "as-they-are"), word -> word)
                        .orElse("as-they-are")
                        .equals("even"),
                json.text("augmentation").orElse(DEFAULT.augmentation),
                json.integer("validation", DEFAULT.validation),
                json.integer("test", DEFAULT.test),
                json.integer("patience", DEFAULT.patience),
                json.integer("seed", DEFAULT.seed));
    }
}
