package org.convscope.workspace;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** A workspace as JSON of a known version. Paths are relative to the file's folder where that is possible. */
public final class WorkspaceJson {
    public static final int VERSION = 1;

    /** The entry of the light table in workspaces written before it had that name. */
    private static final String LIGHT_TABLE_BEFORE = "comparison";

    /** Its view's id in them. */
    private static final String VIEW_BEFORE = "compare";

    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private final Path file;

    /**
     * @param file that the JSON stands in, or will stand in
     */
    public WorkspaceJson(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    public String write(Workspace workspace) {
        var root = new JsonObject();
        root.addProperty("convscopeWorkspace", VERSION);
        workspace.model().ifPresent(model -> root.addProperty("model", relative(model)));
        var frames = new JsonArray();
        for (CategorizedFrame entry : workspace.frames()) {
            JsonObject frame = source(entry.source());
            frame.addProperty("category", entry.category());
            frames.add(frame);
        }
        root.add("frames", frames);
        workspace.dataSet().ifPresent(dataSet -> write(dataSet, root));
        root.add("selection", selection(workspace.selection()));
        root.add("lightTable", lightTable(workspace.lightTable()));
        root.add("appearance", SettingsJson.write(workspace.appearance()));
        JsonObject frameView = SettingsJson.write(workspace.frameSettings());
        workspace
                .frameSettings()
                .limits()
                .flatMap(FrameLimits::frame)
                .ifPresent(frame -> frameView.add("limitsOf", source(frame)));
        root.add("frameView", frameView);
        root.add("kernels", SettingsJson.write(workspace.kernelSettings()));
        root.add("maps", SettingsJson.write(workspace.mapSettings()));
        root.add("histograms", SettingsJson.write(workspace.histogramSettings()));
        workspace.preprocessing().ifPresent(json -> root.add("preprocessing", GSON.fromJson(json, JsonObject.class)));
        workspace.reading().ifPresent(reading -> root.add("reading", write(reading)));
        root.addProperty("backend", JsonFields.word(workspace.computing().backend()));
        root.addProperty("engine", JsonFields.word(workspace.computing().engine()));
        root.addProperty("view", workspace.view());
        return GSON.toJson(root) + "\n";
    }

    /**
     * @throws org.convscope.problem.ProblemException if it is no workspace, a newer version's, or an entry is wrong
     */
    public Workspace read(String json) {
        var fields = new JsonFields(parse(json), "", file.toString());
        int version = fields.integer("convscopeWorkspace", 0);
        if (version < 1) {
            throw Problem.inFile(file, "is no Convscope workspace")
                    .expected("an entry convscopeWorkspace")
                    .asException();
        }
        if (version > VERSION) {
            throw Problem.inFile(file, "was written by a newer Convscope")
                    .expected("version " + VERSION)
                    .found("version " + version)
                    .nextStep("Open it with that version")
                    .asException();
        }
        fields.only(
                "convscopeWorkspace",
                "model",
                "frames",
                "dataSet",
                "joinedDataSets",
                "renamedClasses",
                "selection",
                "lightTable",
                LIGHT_TABLE_BEFORE,
                "appearance",
                "frameView",
                "kernels",
                "maps",
                "histograms",
                "preprocessing",
                "reading",
                "backend",
                "engine",
                "view");
        Map<FrameSource, CategorizedFrame> frames = new LinkedHashMap<>();
        for (JsonFields frame : fields.objects("frames")) {
            frame.only("file", "dataSet", "image", "category");
            FrameSource source = source(frame);
            frames.putIfAbsent(
                    source, new CategorizedFrame(source, frame.text("category").orElse("")));
        }
        return new Workspace(
                fields.text("model").map(this::resolve),
                new ArrayList<>(frames.values()),
                dataSet(fields),
                selection(fields.object("selection")),
                lightTable(
                        fields.object(fields.names().contains(LIGHT_TABLE_BEFORE) ? LIGHT_TABLE_BEFORE : "lightTable")),
                SettingsJson.appearance(fields.object("appearance")),
                SettingsJson.frameSettings(
                        fields.object("frameView"), optionalSource(fields.object("frameView"), "limitsOf")),
                SettingsJson.kernelSettings(fields.object("kernels")),
                SettingsJson.mapSettings(fields.object("maps")),
                SettingsJson.histogramSettings(fields.object("histograms")),
                fields.raw("preprocessing").map(GSON::toJson),
                fields.raw("reading").map(any -> reading(fields.object("reading"))),
                new ComputeChoice(
                        fields.choice("backend", BackendChoice.AUTO), fields.choice("engine", EngineChoice.AUTO)),
                fields.text("view")
                        .map(id -> id.equals(VIEW_BEFORE) ? "light-table" : id)
                        .orElse(""));
    }

    private JsonObject parse(String json) {
        try {
            JsonElement element = GSON.fromJson(json, JsonElement.class);
            if (element != null && element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (JsonParseException | StackOverflowError e) {
            throw new ProblemException(
                    Problem.inFile(file, "is not well-formed JSON").nextStep("Choose another file"), e);
        }
        throw Problem.inFile(file, "is no Convscope workspace")
                .expected("a JSON object")
                .asException();
    }

    private static JsonObject write(ModelReading reading) {
        var json = new JsonObject();
        var declarations = new JsonObject();
        reading.declarations().forEach(declarations::addProperty);
        json.add("declarations", declarations);
        reading.start().ifPresent(start -> json.addProperty("start", start));
        return json;
    }

    private static ModelReading reading(JsonFields fields) {
        fields.only("declarations", "start");
        return new ModelReading(fields.object("declarations").texts(), fields.text("start"));
    }

    private JsonObject selection(Selection selection) {
        var json = new JsonObject();
        selection.layer().ifPresent(layer -> json.addProperty("layer", layer));
        json.addProperty("unit", selection.unit());
        selection.frame().ifPresent(frame -> json.add("frame", source(frame)));
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
        Optional<PixelPosition> pixel = json.raw("pixel").map(any -> {
            JsonFields position = json.object("pixel").only("x", "y");
            return new PixelPosition(position.integer("x", 0), position.integer("y", 0));
        });
        return new Selection(
                json.text("layer"),
                json.integer("unit", 0),
                optionalSource(json, "frame"),
                pixel,
                json.integer("row", Selection.DEFAULT_ROW));
    }

    private JsonObject lightTable(LightTableSettings lightTable) {
        var json = new JsonObject();
        var frames = new JsonArray();
        lightTable.frames().forEach(frame -> frames.add(source(frame)));
        json.add("frames", frames);
        json.addProperty("mode", JsonFields.word(lightTable.mode()));
        lightTable.reference().ifPresent(frame -> json.add("reference", source(frame)));
        return json;
    }

    private LightTableSettings lightTable(JsonFields json) {
        json.only("frames", "mode", "reference");
        List<FrameSource> frames = json.objects("frames").stream()
                .map(frame -> source(frame.only("file", "dataSet", "image")))
                .toList();
        return new LightTableSettings(
                frames, json.choice("mode", LightTableSettings.Mode.SIDE_BY_SIDE), optionalSource(json, "reference"));
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

    private JsonObject source(FrameSource source) {
        var json = new JsonObject();
        json.addProperty("file", relative(source.file()));
        if (!source.dataSet().isEmpty()) {
            json.addProperty("dataSet", source.dataSet());
        }
        if (source.isOneOfSeveral()) {
            json.addProperty("image", source.image());
        }
        return json;
    }

    private FrameSource source(JsonFields json) {
        Path named = resolve(json.text("file").orElse(""));
        String dataSet = json.text("dataSet").orElse("");
        return json.has("image")
                ? new FrameSource(named, dataSet, Math.max(0, json.integer("image", 0)))
                : new FrameSource(named, dataSet);
    }

    private Optional<FrameSource> optionalSource(JsonFields json, String name) {
        return json.raw(name).map(any -> source(json.object(name).only("file", "dataSet", "image")));
    }

    private String relative(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path folder = file.getParent();
        Path written = absolute;
        if (folder != null && absolute.getRoot() != null && absolute.getRoot().equals(folder.getRoot())) {
            written = folder.relativize(absolute);
        }
        return written.toString().replace('\\', '/');
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
