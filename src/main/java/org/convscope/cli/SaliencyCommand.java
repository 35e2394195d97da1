package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.choice.GradientMethod;
import org.convscope.core.Engine;
import org.convscope.export.JsonText;
import org.convscope.export.saliency.SaliencyJson;
import org.convscope.export.saliency.SaliencyPictureFile;
import org.convscope.export.saliency.SaliencyTensorFile;
import org.convscope.file.OriginalFiles;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.inspect.sanity.CheckSanity;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code saliency}: which pixels a unit or a class depends on. */
@Command(
        name = "saliency",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Map what a unit or a class depends on: gradients by the input, or Grad-CAM.")
final class SaliencyCommand implements Callable<Integer> {
    private static final String METHODS = "gradient|smoothgrad|integrated|gradcam|gradcam++";

    private final CommandOutput console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelInput given = new ModelInput();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--method",
            paramLabel = METHODS,
            converter = MethodConverter.class,
            description = "How the map is made (default: gradient).")
    private GradientMethod method = GradientMethod.GRADIENT;

    @Option(
            names = "--at",
            paramLabel = "LAYER",
            description = "The layer whose maps gradcam and gradcam++ weigh (default: the last one with maps that the"
                    + " target needs).")
    private @Nullable String at;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Samples of smoothgrad, steps of integrated (default: 50).")
    private int steps = SaliencySettings.STEPS;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The noise of smoothgrad and the random weights of --sanity follow from it (default: 0).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "OUT.h5", description = "Where the map goes.")
    private Path out = Path.of("");

    @Option(names = "--picture", paramLabel = "FILE.png", description = "Also draw it, laid over the frame.")
    private @Nullable Path picture;

    @Option(
            names = "--opacity",
            paramLabel = "SHARE",
            description = "How much of the frame the largest values hide, 0 to 1 (default: 0.9).")
    private double opacity = 0.9;

    @Option(
            names = "--sanity",
            description = "Beside it the maps of the same network with random weights, layer by layer from the target"
                    + " down, 5 seeds; their rank correlations as JSON.")
    private boolean sanity;

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli alone looks at it
    private JsonAnyway json = new JsonAnyway();

    SaliencyCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        given.require();
        require();
        engineOptions.loadAhead();
        try (OpenModel open = given.open(console)) {
            ReadFiles read = given.modelFiles();
            var settings = new SaliencySettings(method, Optional.ofNullable(at), steps, seed);
            var asked = target.one(open.network());
            GivenInput input = given.read(open, console, read);
            var request =
                    new ComputeSaliency.Request(open.network(), input.channelsLast(open.network()), asked, settings);
            asked.in(open.network());
            request.at();
            var originals = new OriginalFiles(read::all);
            originals.refuse(out);
            Optional<SaliencyPictureFile> drawing = Optional.ofNullable(picture)
                    .map(file -> new SaliencyPictureFile(file, originals, input, request, opacity));
            try (var writer = new TensorWriter(out);
                    Engine engine = engineOptions.start()) {
                SaliencyMaps saliency = new ComputeSaliency(engine).compute(request, console.monitor());
                sayMeaningless(request, saliency);
                var file = new SaliencyTensorFile(writer, request);
                file.put(saliency);
                drawing.ifPresent(one -> one.add(saliency));
                List<CheckSanity.Step> correlations = new ArrayList<>();
                if (sanity) {
                    new CheckSanity(engine)
                            .check(
                                    request,
                                    saliency,
                                    step -> {
                                        file.put(step, correlations.size());
                                        drawing.ifPresent(one -> one.add(step, correlations.size()));
                                        correlations.add(step.withoutMaps());
                                    },
                                    console.monitor());
                }
                file.finish(open.file(), input, engine.backend().summary(), saliency, correlations);
                drawing.ifPresent(one -> one.write(open.file(), engine.backend().summary()));
                if (sanity) {
                    console.print(JsonText.text(
                            SaliencyJson.tree(open.file(), input.name(), request, saliency, correlations)));
                }
            }
            return console.exitCode();
        }
    }

    private void sayMeaningless(ComputeSaliency.Request request, SaliencyMaps saliency) {
        double[] values = saliency.values();
        for (int n = 0; n < values.length; n++) {
            OptionalDouble endless = endless(request.inputs(), n);
            if (!Double.isFinite(values[n])) {
                console.say(request.target().text() + " is no finite number"
                        + (values.length == 1 ? "" : " for frame " + n) + " (found " + values[n]
                        + "), so the map says nothing.");
            } else if (endless.isPresent()) {
                console.say("the input" + (values.length == 1 ? "" : " of frame " + n)
                        + " holds what is no finite number (found " + endless.getAsDouble()
                        + "): the map may say nothing.");
            }
        }
    }

    /** The first number of a frame that is not finite. */
    private static OptionalDouble endless(List<Tensor> inputs, int frame) {
        return inputs.stream()
                .flatMapToDouble(input -> {
                    int length = input.size() / input.length(0);
                    return IntStream.range(frame * length, (frame + 1) * length).mapToDouble(i -> input.data()[i]);
                })
                .filter(number -> !Double.isFinite(number))
                .findFirst();
    }

    private void require() {
        if (steps < 1 || steps > SaliencySettings.MOST_STEPS) {
            throw WrongUsage.of(
                    spec, "--steps takes a number from 1 to " + SaliencySettings.MOST_STEPS + ", not " + steps);
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw WrongUsage.of(spec, "--opacity takes a share from 0 to 1");
        }
        if (at != null && !method.isOfLayer()) {
            throw WrongUsage.of(spec, "--at goes with --method gradcam or gradcam++");
        }
        PictureName.require(spec, picture, out);
    }

    /** A method by its word. */
    static final class MethodConverter implements ITypeConverter<GradientMethod> {
        @Override
        public GradientMethod convert(String value) {
            return Arrays.stream(GradientMethod.values())
                    .filter(one -> one.word().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected " + METHODS.replace("|", ", ") + ", but found " + value));
        }
    }
}
