package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorInputs;
import org.convscope.network.LayerCall;
import org.convscope.network.ModelAxes;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model and what it is given: one frame, or tensors as they are. */
final class ModelInput {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FRAME",
            description = "A frame, or one image of a file (master.h5::17).")
    private @Nullable String frame;

    @Option(
            names = "--tensor",
            paramLabel = "INPUT.h5",
            description = "One dataset per input of the model, fed as it is, any batch size.")
    private @Nullable Path tensor;

    @Mixin
    private InputOptions input = new InputOptions();

    /**
     * @throws CommandLine.ParameterException if neither or both were given
     */
    void require() {
        if ((frame == null) == (tensor == null)) {
            throw WrongUsage.of(spec, "Give either a FRAME or --tensor INPUT.h5");
        }
    }

    /** Whether a frame or tensors were given. */
    boolean isGiven() {
        return frame != null || tensor != null;
    }

    /** As {@link ModelOptions#open}. */
    OpenModel open(CommandOutput console) {
        return model.open(console);
    }

    /** The files that the model is of. */
    ReadFiles modelFiles() {
        return new ReadFiles().and(model.files());
    }

    /**
     * @param read gets the files that are read
     * @throws org.convscope.problem.ProblemException if it cannot be read, or does not fit the model
     */
    GivenInput read(OpenModel open, CommandOutput console, ReadFiles read) {
        Network network = open.network();
        if (tensor != null) {
            read.and(List.of(tensor));
            return new GivenInput(tensor.toString(), TensorInputs.read(tensor, network), Optional.empty(), "");
        }
        String name = String.valueOf(frame);
        var frames = new FrameFiles();
        List<CategorizedFrame> entries = new FrameArguments(frames, console).expand(List.of(name));
        if (entries.size() != 1) {
            throw Problem.inFile(name, "is not one frame")
                    .found(entries.size() + " frames")
                    .nextStep("Name one image, such as master.h5::0")
                    .asException();
        }
        CategorizedFrame entry = entries.get(0);
        InputOptions.Reading how = input.of(open, console);
        read.and(how.files()).named(List.of(name)).frames(List.of(entry.source()), frames);
        Frame shown = frames.read(entry.source());
        Tensor channelsLast = new PrepareInput(network, how.preprocessing())
                .of(shown, entry.category())
                .inputs()
                .get(0);
        LayerCall call = network.call(network.inputs().get(0));
        return new GivenInput(
                name,
                List.of(ModelAxes.toModel(call, channelsLast)),
                Optional.of(
                        new GivenInput.ShownPart(shown, how.preprocessing().coordinates(shown, call.outputShape()))),
                PreprocessingJson.text(how.preprocessing()));
    }

    /**
     * Several frames as one input, each prepared as {@link #read} prepares one.
     *
     * @param name what they are called together
     * @throws org.convscope.problem.ProblemException if one of them cannot be read, or does not fit the model or the others
     */
    GivenInput together(String name, List<FrameSource> sources, OpenModel open, CommandOutput console, ReadFiles read) {
        Network network = open.network();
        var frames = new FrameFiles();
        InputOptions.Reading how = input.of(open, console);
        read.and(how.files()).frames(sources, frames);
        var prepare = new PrepareInput(network, how.preprocessing());
        List<Tensor> all = new ArrayList<>();
        for (FrameSource source : sources) {
            Tensor one = prepare.of(frames.read(source), "").inputs().get(0);
            if (!all.isEmpty() && !Arrays.equals(one.shape(), all.get(0).shape())) {
                throw Problem.inFile(source, "has another size than the frames before, so they are no input together")
                        .expected(Arrays.toString(all.get(0).shape()))
                        .found(Arrays.toString(one.shape()))
                        .asException();
            }
            all.add(one);
        }
        LayerCall call = network.call(network.inputs().get(0));
        return new GivenInput(
                name,
                List.of(ModelAxes.toModel(call, joined(all))),
                Optional.empty(),
                PreprocessingJson.text(how.preprocessing()));
    }

    private static Tensor joined(List<Tensor> frames) {
        int each = frames.get(0).size();
        float[] all = new float[Math.multiplyExact(each, frames.size())];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i).data(), 0, all, i * each, each);
        }
        int[] shape = frames.get(0).shape();
        shape[0] = frames.size();
        return Tensor.of(all, shape);
    }
}
