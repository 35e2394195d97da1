package org.convscope.workspace;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.convscope.file.AtomicFile;
import org.convscope.json.JsonFields;

/**
 * What a pane of the lab shows, as a file that others open: {@code {"lesson": 1, "pane": "pooling", "pooling": {...}}}.
 *
 * @param settings of which the pane and what that one is set to count
 * @param layer that was selected
 * @param unit of it
 * @param frame name of the frame that was shown
 */
public record LabLesson(LabSettings settings, Optional<String> layer, int unit, Optional<String> frame) {
    /** What the names of lessons end with. */
    public static final String ENDING = ".lesson.json";

    private static final int VERSION = 1;

    /** As the workspace shows it now. */
    public static LabLesson of(Workspace now) {
        Selection selection = now.selection();
        return new LabLesson(
                now.settings(LabSettings.KEY),
                selection.layer(),
                selection.unit(),
                selection.frame().map(source -> source.name()));
    }

    /**
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    public void write(Path file) {
        var json = new JsonObject();
        json.addProperty("lesson", VERSION);
        String pane = JsonFields.word(settings.pane());
        json.addProperty("pane", pane);
        json.add(pane, settings.written(settings.pane()));
        layer.ifPresent(name -> {
            json.addProperty("layer", name);
            json.addProperty("unit", unit);
        });
        frame.ifPresent(name -> json.addProperty("frame", name));
        AtomicFile.write(file, new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n");
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is no lesson, a newer version's, or holds an entry that is not known
     */
    public static LabLesson read(Path file) {
        JsonFields json = JsonFields.read(file);
        json.requireVersion("lesson", VERSION, "is no lesson of the lab");
        LabSettings.Pane pane = json.choice("pane", LabSettings.DEFAULT.pane());
        String word = JsonFields.word(pane);
        json.only("lesson", "pane", word, "layer", "unit", "frame");
        return new LabLesson(
                LabSettings.DEFAULT.pane(pane).with(pane, json.object(word)),
                json.text("layer"),
                Math.max(0, json.integer("unit", 0)),
                json.text("frame"));
    }

    /** Settings that show it: its pane as in the lesson, the others as they are. */
    public LabSettings over(LabSettings now) {
        return now.pane(settings.pane()).as(settings.pane(), settings);
    }
}
