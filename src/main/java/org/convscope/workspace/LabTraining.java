package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.convscope.json.JsonFields;

/**
 * The training of the lab.
 *
 * @param network what is trained
 * @param design a file with the network's design; taken where the network is {@link Network#DESIGN}
 * @param learn columns of the labels that are learned, with commas between them; empty for all
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
        Network network,
        Optional<String> design,
        String learn,
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
    public enum Network {
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
            Network.PLAIN, Optional.empty(), "", 136, Cut.SHRUNK, 10, 32, 1e-4, false, "", 15, 15, 0, 0);

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

    private static int within(int value, int least, int most) {
        return Math.max(least, Math.min(most, value));
    }

    JsonObject written() {
        var json = new JsonObject();
        json.addProperty("network", JsonFields.word(network));
        design.ifPresent(file -> json.addProperty("design", file));
        json.addProperty("learn", learn);
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
                "network", "design", "learn", "size", "cut", "epochs", "batch", "rate", "balance", "augmentation",
                "validation", "test", "patience", "seed");
        return new LabTraining(
                json.choice("network", DEFAULT.network),
                json.text("design"),
                json.text("learn").orElse(DEFAULT.learn),
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
