package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.json.JsonFields;

/** What the lab shows: its pane, and what each of them is set to. */
public record LabSettings(
        Pane pane,
        LabNeuron neuron,
        LabConvolution convolution,
        LabPooling pooling,
        LabPatches patches,
        LabTraining training) {
    /** The panes, in the order in which a class goes through them. */
    public enum Pane {
        NEURON,
        CONVOLUTION,
        POOLING,
        PATCHES,
        TRAINING
    }

    public static final LabSettings DEFAULT = new LabSettings(
            Pane.NEURON,
            LabNeuron.DEFAULT,
            LabConvolution.DEFAULT,
            LabPooling.DEFAULT,
            LabPatches.DEFAULT,
            LabTraining.DEFAULT);

    public static final SettingsKey<LabSettings> KEY = new SettingsKey<>("lab", DEFAULT, new Written());

    public LabSettings pane(Pane other) {
        return new LabSettings(other, neuron, convolution, pooling, patches, training);
    }

    public LabSettings neuron(LabNeuron other) {
        return new LabSettings(pane, other, convolution, pooling, patches, training);
    }

    public LabSettings convolution(LabConvolution other) {
        return new LabSettings(pane, neuron, other, pooling, patches, training);
    }

    public LabSettings pooling(LabPooling other) {
        return new LabSettings(pane, neuron, convolution, other, patches, training);
    }

    public LabSettings patches(LabPatches other) {
        return new LabSettings(pane, neuron, convolution, pooling, other, training);
    }

    public LabSettings training(LabTraining other) {
        return new LabSettings(pane, neuron, convolution, pooling, patches, other);
    }

    /** One pane as it is at first. */
    public LabSettings reset(Pane which) {
        return switch (which) {
            case NEURON -> neuron(DEFAULT.neuron);
            case CONVOLUTION -> convolution(DEFAULT.convolution);
            case POOLING -> pooling(DEFAULT.pooling);
            case PATCHES -> patches(DEFAULT.patches);
            case TRAINING -> training(DEFAULT.training);
        };
    }

    private static final class Written implements SettingsKey.Codec<LabSettings> {
        @Override
        public JsonObject write(LabSettings settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("pane", JsonFields.word(settings.pane()));
            json.add("neuron", settings.neuron().written());
            json.add("convolution", settings.convolution().written());
            json.add("pooling", settings.pooling().written());
            json.add("patches", settings.patches().written());
            json.add("training", settings.training().written());
            return json;
        }

        @Override
        public LabSettings read(JsonFields json, FramePlaces places) {
            json.only("pane", "neuron", "convolution", "pooling", "patches", "training");
            return new LabSettings(
                    json.choice("pane", DEFAULT.pane()),
                    LabNeuron.read(json.object("neuron")),
                    LabConvolution.read(json.object("convolution")),
                    LabPooling.read(json.object("pooling")),
                    LabPatches.read(json.object("patches")),
                    LabTraining.read(json.object("training")));
        }
    }
}
