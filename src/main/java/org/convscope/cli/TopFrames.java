package org.convscope.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.target.Target;
import org.convscope.json.JsonFields;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Reads from a top.json which frames excite a unit most. */
final class TopFrames {
    private TopFrames() {}

    /**
     * @return as they are ranked there, one or more
     * @throws ProblemException if it cannot be read, is no top.json, or has no frames of this unit
     */
    static List<FrameSource> read(Path file, Target.Unit wanted) {
        JsonFields top = JsonFields.read(file);
        String layer = top.needed("layer");
        List<JsonFields> frames = layer.equals(wanted.layer())
                ? top.objects("units").stream()
                        .filter(unit -> unit.integer("unit", -1) == wanted.unit())
                        .flatMap(unit -> unit.objects("frames").stream())
                        .toList()
                : List.of();
        if (frames.isEmpty()) {
            throw Problem.inFile(file, "has no frames of " + wanted.text())
                    .found("units of layer '" + layer + "'")
                    .nextStep("Let 'top' find them with this --layer and --unit")
                    .asException();
        }
        return frames.stream().map(frame -> source(file, frame)).toList();
    }

    private static FrameSource source(Path file, JsonFields frame) {
        String name = frame.needed("file");
        String dataSet = frame.text("dataSet").orElse("");
        int image = frame.integer("image", 0);
        if (image < 0) {
            throw Problem.inFile(file, "names an image below 0").asException();
        }
        try {
            Path path = Path.of(name);
            return image == 0 ? new FrameSource(path, dataSet) : new FrameSource(path, dataSet, image);
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.inFile(name, "is no name that a file can have"), e);
        }
    }
}
