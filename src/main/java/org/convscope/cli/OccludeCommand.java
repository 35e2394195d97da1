package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convscope.array.Tensor;
import org.convscope.choice.OcclusionFill;
import org.convscope.core.Engine;
import org.convscope.export.occlusion.OcclusionPictureFile;
import org.convscope.export.occlusion.OcclusionTensorFile;
import org.convscope.file.OriginalFiles;
import org.convscope.frame.FrameSource;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.inspect.occlusion.ComputeOcclusion;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.OcclusionEffort;
import org.convscope.inspect.occlusion.OcclusionMaps;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.inspect.target.Target;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code occlude}: what a unit or a class loses where parts of the input are hidden. */
@Command(
        name = "occlude",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Map what a unit or a class loses where a part of the input is hidden: patches, rings of"
                + " resolution, or sectors.")
final class OccludeCommand implements Callable<Integer> {
    private static final int MOST_SECTORS = 360;

    /** The ways of showing that have names. */
    enum Preset {
        NOTEBOOK
    }

    private final CommandOutput console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelInput given = new ModelInput();

    @Option(
            names = "--top",
            paramLabel = "TOP.json",
            description = "Instead of a frame: those that excite the unit most, as 'top' found them.")
    private @Nullable Path top;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(
            names = "--patch",
            paramLabel = "PIXELS",
            description = "Side of the square that is hidden, in pixels of the network's input (default: 11).")
    private int patch = OcclusionShape.PATCH;

    @Option(names = "--stride", paramLabel = "PIXELS", description = "From one patch to the next (default: 4).")
    private @Nullable Integer stride;

    @Option(
            names = "--fill",
            paramLabel = "zero|mean|blur",
            description = "What is put there: 0, each channel's mean, or the input blurred by half a patch (default:"
                    + " zero). Rings are filled with what lies beside them.")
    private @Nullable OcclusionFill fill;

    @Option(
            names = "--rings",
            paramLabel = "D1,D2,...",
            split = ",",
            description = "Hide rings instead: their edges in angstroms, rising or falling.")
    private List<Double> rings = List.of();

    @Option(
            names = "--sectors",
            paramLabel = "N",
            description = "Hide sectors around the beam instead, so many; the first from +x on, clockwise as seen.")
    private @Nullable Integer sectors;

    @Option(
            names = "--preset",
            paramLabel = "notebook",
            description = "Also make the masks of the notebook on CIFAR: what matters stays bright. They go to OUT.h5;"
                    + " the picture shows inputs, some patches hidden, and the masked inputs.")
    private @Nullable Preset preset;

    @Mixin
    private GeometryOptions geometry = new GeometryOptions();

    @Option(names = "--out", required = true, paramLabel = "OUT.h5", description = "Where the map goes.")
    private Path out = Path.of("");

    @Option(names = "--picture", paramLabel = "FILE.png", description = "Also draw it, laid over the frame.")
    private @Nullable Path picture;

    @Option(
            names = "--opacity",
            paramLabel = "SHARE",
            description = "How much of the frame the largest values hide, 0 to 1 (default: 0.7).")
    private double opacity = 0.7;

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    OccludeCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (top == null) {
            given.require();
        }
        require();
        engineOptions.loadAhead();
        try (OpenModel open = given.open(console)) {
            ReadFiles read = given.modelFiles();
            var asked = target.one(open.network());
            List<FrameSource> ranked = ranked(asked, read);
            GivenInput input = ranked.isEmpty()
                    ? given.read(open, console, read)
                    : given.together(String.valueOf(top), ranked, open, console, read);
            List<Tensor> tensors = input.channelsLast(open.network());
            var request = new ComputeOcclusion.Request(open.network(), tensors, asked, shape(), places(input, tensors));
            request.require();
            var originals = new OriginalFiles(read::all);
            originals.refuse(out);
            Optional<OcclusionPictureFile> drawing = Optional.ofNullable(picture)
                    .map(file -> new OcclusionPictureFile(file, originals, input, request, opacity));
            boolean masks = preset == Preset.NOTEBOOK;
            try (var writer = new TensorWriter(out);
                    Engine engine = engineOptions.start()) {
                OcclusionMaps maps = new ComputeOcclusion(engine).compute(request, console.monitor());
                maps.efforts().values().stream()
                        .map(OcclusionEffort::text)
                        .distinct()
                        .forEach(console::say);
                String backend = engine.backend().summary();
                if (!ranked.isEmpty()) {
                    writer.attribute(
                            "frames", ranked.stream().map(FrameSource::toString).toList());
                }
                var file = new OcclusionTensorFile(writer, request);
                (masks ? file.withMasks() : file).write(open.file(), input, backend, maps);
                drawing.ifPresent(one -> {
                    if (masks) {
                        one.writeMasks(open.file(), backend, maps);
                    } else {
                        one.write(open.file(), backend, maps);
                    }
                });
            }
            return console.exitCode();
        }
    }

    /** The frames of --top; none where it was not given. */
    private List<FrameSource> ranked(Target asked, ReadFiles read) {
        Path file = top;
        if (file == null) {
            return List.of();
        }
        if (!(asked instanceof Target.Unit unit)) {
            throw WrongUsage.of(spec, "--top goes with --layer and --unit");
        }
        read.and(List.of(file));
        return TopFrames.read(file, unit);
    }

    private OcclusionShape shape() {
        if (!rings.isEmpty()) {
            return new OcclusionShape.Rings(rings);
        }
        OcclusionFill filled = fill == null ? OcclusionFill.ZERO : fill;
        return sectors != null
                ? new OcclusionShape.Sectors(sectors, filled, patch / 2.0)
                : new OcclusionShape.Patches(patch, stride == null ? OcclusionShape.STRIDE : stride, filled);
    }

    private List<InputPlaces> places(GivenInput input, List<Tensor> tensors) {
        List<InputPlaces> places = new ArrayList<>();
        for (Tensor tensor : tensors) {
            places.add(input.shown()
                    .map(shown -> new InputPlaces(
                            shown.map(), geometry.over(shown.frame().geometry().orElse(Geometry.UNKNOWN))))
                    .orElseGet(() -> InputPlaces.ofInput(
                            tensor.rank() == 4 ? tensor.length(1) : 1,
                            tensor.rank() == 4 ? tensor.length(2) : 1,
                            geometry.over(Geometry.UNKNOWN))));
        }
        return places;
    }

    private void require() {
        geometry.require();
        if (top != null && given.isGiven()) {
            throw WrongUsage.of(spec, "Give a FRAME, --tensor or --top, one of them");
        }
        if (top != null && (!rings.isEmpty() || sectors != null)) {
            throw WrongUsage.of(
                    spec, "--top goes with patches, not with --rings or --sectors, which lie elsewhere in every frame");
        }
        if (patch < 1) {
            throw WrongUsage.of(spec, "--patch takes a number from 1 on");
        }
        if (stride != null && stride < 1) {
            throw WrongUsage.of(spec, "--stride takes a number from 1 on");
        }
        if (!rings.isEmpty() && sectors != null) {
            throw WrongUsage.of(spec, "Give either --rings or --sectors");
        }
        if (stride != null && (!rings.isEmpty() || sectors != null)) {
            throw WrongUsage.of(spec, "--stride goes with patches, not with --rings or --sectors");
        }
        if (preset != null && (!rings.isEmpty() || sectors != null)) {
            throw WrongUsage.of(spec, "--preset notebook goes with patches, not with --rings or --sectors");
        }
        if (!rings.isEmpty() && fill != null) {
            throw WrongUsage.of(spec, "--fill does not go with --rings, which are filled with what lies beside them");
        }
        if (!rings.isEmpty() && !OcclusionShape.Rings.areEdges(rings)) {
            throw WrongUsage.of(spec, "--rings takes two or more d-spacings in angstroms, rising or falling");
        }
        if (sectors != null && (sectors < 1 || sectors > MOST_SECTORS)) {
            throw WrongUsage.of(spec, "--sectors takes a number from 1 to " + MOST_SECTORS);
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw WrongUsage.of(spec, "--opacity takes a share from 0 to 1");
        }
        PictureName.require(spec, picture, out);
    }
}
