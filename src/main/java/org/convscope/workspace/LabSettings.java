package org.convscope.workspace;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.convscope.json.JsonFields;

/** What the lab shows: its pane, and what each of them is set to. */
public record LabSettings(
        Pane pane,
        LabNeuron neuron,
        LabConvolution convolution,
        LabPooling pooling,
        LabPatches patches,
        LabNormalisation normalisation,
        LabKernels kernels,
        LabTraining training,
        LabWatching watching) {
    /** The panes, in the order in which a class goes through them. */
    public enum Pane {
        NEURON,
        CONVOLUTION,
        POOLING,
        PATCHES,
        NORMALISATION,
        KERNELS,
        TRAINING,
        WATCHING
    }

    public static final LabSettings DEFAULT = new LabSettings(
            Pane.NEURON,
            LabNeuron.DEFAULT,
            LabConvolution.DEFAULT,
            LabPooling.DEFAULT,
            LabPatches.DEFAULT,
            LabNormalisation.DEFAULT,
            LabKernels.DEFAULT,
            LabTraining.DEFAULT,
            LabWatching.DEFAULT);

    public static final SettingsKey<LabSettings> KEY = new SettingsKey<>("lab", DEFAULT, new Written());

    public LabSettings pane(Pane other) {
        return new LabSettings(
                other, neuron, convolution, pooling, patches, normalisation, kernels, training, watching);
    }

    public LabSettings neuron(LabNeuron other) {
        return new LabSettings(pane, other, convolution, pooling, patches, normalisation, kernels, training, watching);
    }

    public LabSettings convolution(LabConvolution other) {
        return new LabSettings(pane, neuron, other, pooling, patches, normalisation, kernels, training, watching);
    }

    public LabSettings pooling(LabPooling other) {
        return new LabSettings(pane, neuron, convolution, other, patches, normalisation, kernels, training, watching);
    }

    public LabSettings patches(LabPatches other) {
        return new LabSettings(pane, neuron, convolution, pooling, other, normalisation, kernels, training, watching);
    }

    public LabSettings normalisation(LabNormalisation other) {
        return new LabSettings(pane, neuron, convolution, pooling, patches, other, kernels, training, watching);
    }

    public LabSettings kernels(LabKernels other) {
        return new LabSettings(pane, neuron, convolution, pooling, patches, normalisation, other, training, watching);
    }

    public LabSettings training(LabTraining other) {
        return new LabSettings(pane, neuron, convolution, pooling, patches, normalisation, kernels, other, watching);
    }

    public LabSettings watching(LabWatching other) {
        return new LabSettings(pane, neuron, convolution, pooling, patches, normalisation, kernels, training, other);
    }

    /** One pane as it is at first. */
    public LabSettings reset(Pane which) {
        return as(which, DEFAULT);
    }

    /** One pane as it is in other settings. */
    LabSettings as(Pane which, LabSettings other) {
        return switch (which) {
            case NEURON -> neuron(other.neuron);
            case CONVOLUTION -> convolution(other.convolution);
            case POOLING -> pooling(other.pooling);
            case PATCHES -> patches(other.patches);
            case NORMALISATION -> normalisation(other.normalisation);
            case KERNELS -> kernels(other.kernels);
            case TRAINING -> training(other.training);
            case WATCHING -> watching(other.watching);
        };
    }

    /** One pane as files have it. */
    JsonObject written(Pane which) {
        return switch (which) {
            case NEURON -> neuron.written();
            case CONVOLUTION -> convolution.written();
            case POOLING -> pooling.written();
            case PATCHES -> patches.written();
            case NORMALISATION -> normalisation.written();
            case KERNELS -> kernels.written();
            case TRAINING -> training.written();
            case WATCHING -> watching.written();
        };
    }

    /** One pane as a file has it. */
    LabSettings with(Pane which, JsonFields json) {
        return switch (which) {
            case NEURON -> neuron(LabNeuron.read(json));
            case CONVOLUTION -> convolution(LabConvolution.read(json));
            case POOLING -> pooling(LabPooling.read(json));
            case PATCHES -> patches(LabPatches.read(json));
            case NORMALISATION -> normalisation(LabNormalisation.read(json));
            case KERNELS -> kernels(LabKernels.read(json));
            case TRAINING -> training(LabTraining.read(json));
            case WATCHING -> watching(LabWatching.read(json));
        };
    }

    private static final class Written implements SettingsKey.Codec<LabSettings> {
        @Override
        public JsonObject write(LabSettings settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("pane", JsonFields.word(settings.pane()));
            for (Pane pane : Pane.values()) {
                json.add(JsonFields.word(pane), settings.written(pane));
            }
            return json;
        }

        @Override
        public LabSettings read(JsonFields json, FramePlaces places) {
            List<String> entries = new ArrayList<>(List.of("pane"));
            LabSettings read = DEFAULT.pane(json.choice("pane", DEFAULT.pane()));
            for (Pane pane : Pane.values()) {
                String word = JsonFields.word(pane);
                entries.add(word);
                read = read.with(pane, json.object(word));
            }
            json.only(entries.toArray(String[]::new));
            return read;
        }
    }
}
