package org.convscope.workspace;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.input.PreprocessingJson;
import org.convscope.json.JsonFields;
import org.convscope.problem.Problem;

/** A workspace as JSON of a known version. Paths are relative to the file's folder where that is possible. */
public final class WorkspaceJson {
    public static final int VERSION = 1;

    /** What stands in it beside what the views remember. */
    private static final List<String> ENTRIES = List.of(
            "model",
            "frames",
            "dataSet",
            "joinedDataSets",
            "renamedClasses",
            "selection",
            "appearance",
            "preprocessing",
            "reading",
            "switchedOff",
            "backend",
            "engine",
            "view");

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;
    private final FramePlaces places = new Relative();

    /**
     * @param file that the JSON stands in, or will stand in
     */
    public WorkspaceJson(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    public String write(Workspace workspace) {
        var root = new JsonObject();
        root.addProperty("convscopeWorkspace", VERSION);
        write(workspace, root);
        if (!workspace.otherModels().isEmpty()) {
            var others = new JsonArray();
            for (Workspace other : workspace.otherModels()) {
                var json = new JsonObject();
                write(other, json);
                others.add(json);
            }
            root.add("otherModels", others);
        }
        return GSON.toJson(root) + "\n";
    }

    private void write(Workspace workspace, JsonObject root) {
        workspace.model().ifPresent(model -> root.addProperty("model", relative(model)));
        var frames = new JsonArray();
        for (CategorizedFrame entry : workspace.frames()) {
            JsonObject frame = places.write(entry.source());
            frame.addProperty("category", entry.category());
            frames.add(frame);
        }
        root.add("frames", frames);
        workspace.dataSet().ifPresent(dataSet -> write(dataSet, root));
        root.add("selection", selection(workspace.selection()));
        root.add("appearance", AppearanceJson.write(workspace.appearance()));
        ViewId.settings().forEach(key -> key.write(workspace, root, places));
        workspace.preprocessing().ifPresent(own -> root.add("preprocessing", PreprocessingJson.write(own)));
        workspace.reading().ifPresent(reading -> root.add("reading", write(reading)));
        if (!workspace.off().isEmpty()) {
            root.add("switchedOff", SwitchedOffJson.write(workspace.off()));
        }
        root.addProperty("backend", JsonFields.word(workspace.computing().backend()));
        root.addProperty("engine", JsonFields.word(workspace.computing().engine()));
        root.addProperty("view", workspace.view().word());
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is no workspace, a newer version's, or an entry is wrong
     */
    public Workspace read(String json) {
        var fields = JsonFields.parse(json, file.toString());
        fields.requireVersion("convscopeWorkspace", VERSION, "is no Convscope workspace");
        List<Workspace> others = new ArrayList<>();
        for (JsonFields other : fields.objects("otherModels")) {
            others.add(workspace(other));
        }
        return workspace(fields, "convscopeWorkspace", "otherModels").otherModels(others);
    }

    /**
     * @param more entries that it may have besides
     */
    private Workspace workspace(JsonFields fields, String... more) {
        fields.only(Stream.concat(
                        Stream.concat(ENTRIES.stream(), Arrays.stream(more)),
                        ViewId.settings().stream().flatMap(key -> Stream.of(key.entry(), key.formerEntry())))
                .toArray(String[]::new));
        Map<FrameSource, CategorizedFrame> frames = new LinkedHashMap<>();
        for (JsonFields frame : fields.objects("frames")) {
            frame.only("file", "dataSet", "image", "category");
            FrameSource source = source(frame);
            frames.putIfAbsent(
                    source, new CategorizedFrame(source, frame.text("category").orElse("")));
        }
        var workspace = new Workspace(
                fields.text("model").map(this::resolve),
                new ArrayList<>(frames.values()),
                dataSet(fields),
                selection(fields.object("selection")),
                Map.of(),
                AppearanceJson.read(fields.object("appearance")),
                fields.given("preprocessing").map(PreprocessingJson::read),
                fields.given("reading").map(WorkspaceJson::reading),
                SwitchedOffJson.read(fields.object("switchedOff")),
                List.of(),
                new ComputeChoice(
                        fields.choice("backend", BackendChoice.AUTO), fields.choice("engine", EngineChoice.AUTO)),
                fields.text("view").flatMap(ViewId::of).orElse(ViewId.FRAME));
        for (SettingsKey<?> key : ViewId.settings()) {
            workspace = key.read(workspace, fields, places);
        }
        return workspace;
    }

    private static JsonObject write(ModelReading reading) {
        var json = new JsonObject();
        var declarations = new JsonObject();
        reading.declarations().forEach(declarations::addProperty);
        json.add("declarations", declarations);
        reading.start().ifPresent(start -> json.addProperty("start", start));
        if (!reading.fillings().isEmpty()) {
            var fillings = new JsonObject();
            reading.fillings().forEach(fillings::addProperty);
            json.add("fill", fillings);
        }
        return json;
    }

    private static ModelReading reading(JsonFields fields) {
        fields.only("declarations", "start", "fill");
        return new ModelReading(
                fields.object("declarations").texts(),
                fields.text("start"),
                fields.object("fill").texts());
    }

    private JsonObject selection(Selection selection) {
        var json = new JsonObject();
        selection.layer().ifPresent(layer -> json.addProperty("layer", layer));
        json.addProperty("unit", selection.unit());
        selection.frame().ifPresent(frame -> json.add("frame", places.write(frame)));
        selection.pixel().ifPresent(pixel -> {
            var position = new JsonObject();
            position.addProperty("x", pixel.x());
            position.addProperty("y", pixel.y());
            json.add("pixel", position);
        });
        json.addProperty("row", selection.row());
        return json;
    }

    private Selection selection(JsonFields json) {
        json.only("layer", "unit", "frame", "pixel", "row");
        Optional<PixelPosition> pixel = json.given("pixel")
                .map(given -> given.only("x", "y"))
                .map(position -> new PixelPosition(position.integer("x", 0), position.integer("y", 0)));
        return new Selection(
                json.text("layer"),
                json.integer("unit", 0),
                places.find(json, "frame"),
                pixel,
                json.integer("row", Selection.DEFAULT_ROW));
    }

    private void write(DataSetOrigin dataSet, JsonObject root) {
        root.addProperty("dataSet", relative(dataSet.paths().get(0)));
        if (dataSet.paths().size() > 1) {
            var joined = new JsonArray();
            dataSet.paths().stream().skip(1).forEach(path -> joined.add(relative(path)));
            root.add("joinedDataSets", joined);
        }
        if (!dataSet.renamed().isEmpty()) {
            var renamed = new JsonObject();
            new TreeMap<>(dataSet.renamed()).forEach(renamed::addProperty);
            root.add("renamedClasses", renamed);
        }
    }

    private Optional<DataSetOrigin> dataSet(JsonFields fields) {
        JsonFields renamed = fields.object("renamedClasses");
        Map<String, String> names = new LinkedHashMap<>();
        renamed.names().forEach(name -> names.put(name, renamed.text(name).orElse(name)));
        return fields.text("dataSet").map(first -> {
            List<Path> paths = new ArrayList<>();
            paths.add(resolve(first));
            fields.texts("joinedDataSets").forEach(path -> paths.add(resolve(path)));
            return new DataSetOrigin(paths, names);
        });
    }

    private final class Relative implements FramePlaces {
        @Override
        public JsonObject write(FrameSource frame) {
            var json = new JsonObject();
            json.addProperty("file", relative(frame.file()));
            if (!frame.dataSet().isEmpty()) {
                json.addProperty("dataSet", frame.dataSet());
            }
            if (frame.isOneOfSeveral()) {
                json.addProperty("image", frame.image());
            }
            return json;
        }

        @Override
        public FrameSource read(JsonFields json) {
            return source(json.only("file", "dataSet", "image"));
        }

        @Override
        public Optional<FrameSource> find(JsonFields json, String entry) {
            return json.given(entry).map(this::read);
        }
    }

    private FrameSource source(JsonFields json) {
        Path named = resolve(json.text("file").orElse(""));
        String dataSet = json.text("dataSet").orElse("");
        return json.has("image")
                ? new FrameSource(named, dataSet, Math.max(0, json.integer("image", 0)))
                : new FrameSource(named, dataSet);
    }

    private String relative(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path folder = file.getParent();
        Path written = absolute;
        if (folder != null && absolute.getRoot() != null && absolute.getRoot().equals(folder.getRoot())) {
            written = folder.relativize(absolute);
        }
        // elsewhere a backslash may be part of a name
        String separator = written.getFileSystem().getSeparator();
        return separator.equals("/") ? written.toString() : written.toString().replace(separator, "/");
    }

    private Path resolve(String text) {
        try {
            return file.resolveSibling(text).normalize();
        } catch (InvalidPathException e) {
            throw Problem.inFile(file, "names a path that this system does not know")
                    .found(text)
                    .asException();
        }
    }
}
