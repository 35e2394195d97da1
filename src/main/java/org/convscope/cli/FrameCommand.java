package org.convscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.FrameJson;
import org.convscope.export.JsonText;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameStatistics;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code frame}: what stands in frames. */
@Command(
        name = "frame",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Say what stands in frames, as JSON.")
final class FrameCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Parameters(
            arity = "1..*",
            paramLabel = "FRAME|FOLDER",
            description = "Frames, one image of a file (master.h5::17), a data set in it or one of its images"
                    + " (file.h5::/path/to/data:17), or folders of frames.")
    private List<String> names = List.of();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli alone looks at it
    private JsonAnyway json = new JsonAnyway();

    FrameCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var frames = new FrameFiles();
        List<CategorizedFrame> entries = new FrameArguments(frames, console).expand(names);
        List<Object> described = new ArrayList<>();
        for (CategorizedFrame entry : entries) {
            console.monitor().progress(entry.source().name(), (double) described.size() / entries.size());
            try {
                Frame frame = frames.read(entry.source());
                described.add(describe(frame));
                frame.notes().forEach(note -> console.sayOnce(entry.source().file() + ": " + note));
            } catch (ProblemException e) {
                console.fail(e);
            }
        }
        console.print(JsonText.text(described));
        return console.exitCode();
    }

    private static Map<String, @Nullable Object> describe(Frame frame) {
        FrameStatistics statistics = FrameStatistics.of(frame);
        Map<String, @Nullable Object> json = FrameJson.of(frame.source());
        json.put("format", frame.format());
        json.put("width", frame.width());
        json.put("height", frame.height());
        json.put("channels", frame.channels());
        json.put("depth", frame.depth());
        json.put("min", JsonText.number(statistics.min()));
        json.put("max", JsonText.number(statistics.max()));
        json.put("mean", JsonText.number(statistics.mean()));
        json.put("sum", JsonText.number(statistics.sum()));
        json.put("masked", statistics.masked());
        json.put("saturated", statistics.saturated());
        json.put("geometry", frame.geometry().map(FrameCommand::describe).orElse(null));
        if (!frame.notes().isEmpty()) {
            json.put("notes", frame.notes());
        }
        return json;
    }

    private static Map<String, @Nullable Object> describe(Geometry geometry) {
        Map<String, @Nullable Object> json = JsonText.object();
        json.put("wavelengthAngstrom", known(geometry.wavelengthAngstrom()));
        json.put("distanceMillimetres", known(geometry.distanceMillimetres()));
        json.put("pixelWidthMillimetres", known(geometry.pixelWidthMillimetres()));
        json.put("pixelHeightMillimetres", known(geometry.pixelHeightMillimetres()));
        json.put("beamCentreX", known(geometry.beamCentreX()));
        json.put("beamCentreY", known(geometry.beamCentreY()));
        json.put("beamCentreSource", geometry.beamCentreSource().isEmpty() ? null : geometry.beamCentreSource());
        if (!geometry.detector().isEmpty()) {
            json.put("detector", geometry.detector());
        }
        return json;
    }

    private static @Nullable Object known(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
