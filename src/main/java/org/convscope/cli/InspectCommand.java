package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convscope.choice.BlockStage;
import org.convscope.choice.RangeScope;
import org.convscope.choice.ReportedAnalysis;
import org.convscope.core.Engine;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.report.ReportRequest;
import org.convscope.export.report.ReportRequest.Predictions;
import org.convscope.export.report.ReportRequest.Resolution;
import org.convscope.export.report.ReportedFrames;
import org.convscope.export.report.WriteReport;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.rows.RowProfile;
import org.convscope.inspect.target.Target;
import org.convscope.keras.OpenModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code inspect}: the report. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Write a report of what a model sees in frames: index.html, pictures, tables, report.json.")
final class InspectCommand implements Callable<Integer> {
    private static final String ANALYSES = "saliency,exciters,incoming,embedding";

    private final CommandOutput console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FRAME|FOLDER",
            description =
                    "Frames, one image of a file (master.h5::17), or folders of frames; folders and subfolders are"
                            + " categories.")
    private List<String> names = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the report goes.")
    private Path out = Path.of("");

    @Option(names = "--row", paramLabel = "N", description = "Which row of each frame (default: ${DEFAULT-VALUE}).")
    private int row = RowProfile.DEFAULT_ROW;

    @Option(
            names = "--range",
            paramLabel = "tile|layer|network|frames",
            description = "Whose values the ends of the colours are taken from (default: layer).")
    private RangeScope range = RangeScope.LAYER;

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Option(
            names = "--after-activation",
            description = "Show blocks after the normalisation and activation that follow their last convolution.")
    private boolean afterActivation;

    @Option(names = "--full-resolution", description = "Draw maps with one pixel a value.")
    private boolean fullResolution;

    @Option(names = "--no-predictions", description = "Leave the outputs out: a huge dense layer is never read.")
    private boolean noPredictions;

    @Option(
            names = "--analyses",
            split = ",",
            paramLabel = ANALYSES,
            converter = AnalysisConverter.class,
            description = "Take analyses in, a section each: saliency of every frame's strongest class, exciters of the"
                    + " last convolution's first 16 units, the incoming kernels of one unit, the frames on a"
                    + " plane by the last convolution (default: none).")
    private List<ReportedAnalysis> analyses = List.of();

    @Option(
            names = "--incoming-unit",
            paramLabel = "LAYER:K",
            description = "Whose incoming kernels --analyses incoming shows (default: the unit of the last convolution"
                    + " with the largest mean on the first frame).")
    private @Nullable String incomingUnit;

    @Option(names = "--all", description = "Show all frames, not a few of each category.")
    private boolean all;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    InspectCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ReportRequest.Analyses taken = analyses();
        var frames = new FrameFiles();
        engineOptions.loadAhead();
        try (OpenModel open = model.open(console)) {
            InputOptions.Reading reading = input.of(open, console);
            List<CategorizedFrame> entries = new FrameArguments(frames, console).categorised(names);
            var read = ReadFiles.of(model, reading)
                    .named(names)
                    .frames(entries.stream().map(CategorizedFrame::source).toList(), frames);
            var folder = new OutputFolder(out, read::all);
            folder.require(WriteReport.FILES);
            List<CategorizedFrame> shown = all ? entries : ReportedFrames.aFew(entries);
            List<String> remarks = new ArrayList<>();
            if (shown.size() < entries.size()) {
                remarks.add("Of " + entries.size() + " frames " + shown.size()
                        + " are shown, the first of each category; --all shows all of them.");
                console.say(remarks.get(0));
            }
            var subject = new ReportRequest.Subject(
                    open.file(),
                    open.format(),
                    open.network(),
                    open.importer().text(),
                    reading.preprocessing(),
                    reading.labels());
            var settings = new ReportRequest.Settings(
                    row,
                    range,
                    pictures.shading(),
                    afterActivation ? BlockStage.AFTER_ACTIVATION : BlockStage.CONVOLUTION,
                    fullResolution ? Resolution.FULL : Resolution.PAGE,
                    noPredictions ? Predictions.LEFT_OUT : Predictions.SHOWN,
                    taken);
            var request = new ReportRequest(folder, subject, shown, remarks, settings);
            try (Engine engine = engineOptions.start()) {
                new WriteReport(engine, frames).write(request, console::fail, console.monitor());
            }
            console.say("the report is " + out.resolve("index.html") + ".");
            return console.exitCode();
        }
    }

    private ReportRequest.Analyses analyses() {
        if (noPredictions && analyses.contains(ReportedAnalysis.SALIENCY)) {
            throw WrongUsage.of(spec, "saliency is of an output, which --no-predictions leaves out");
        }
        if (incomingUnit == null) {
            return new ReportRequest.Analyses(analyses, Optional.empty());
        }
        if (!analyses.contains(ReportedAnalysis.INCOMING)) {
            throw WrongUsage.of(spec, "--incoming-unit goes with --analyses incoming");
        }
        int colon = incomingUnit.lastIndexOf(':');
        String unit = incomingUnit.substring(colon + 1);
        if (colon < 1 || !unit.matches("\\d{1,6}")) {
            throw WrongUsage.of(spec, "--incoming-unit takes LAYER:K, such as block3_conv2:16, not " + incomingUnit);
        }
        var target = new Target.Unit(incomingUnit.substring(0, colon), Integer.parseInt(unit));
        return new ReportRequest.Analyses(analyses, Optional.of(target));
    }

    /** An analysis by its word. */
    static final class AnalysisConverter implements ITypeConverter<ReportedAnalysis> {
        @Override
        public ReportedAnalysis convert(String value) {
            return ReportedAnalysis.named(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "expected " + ANALYSES.replace(",", ", ") + ", but found " + value));
        }
    }
}
