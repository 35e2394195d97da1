package org.convscope.ui.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.convscope.file.TextFile;
import org.convscope.problem.ProblemException;
import org.convscope.workspace.WorkspaceFiles;

/**
 * The settings, kept as versioned JSON in the platform's folder. Settings that cannot be read are as at the first start: nobody
 * should be kept from working by them.
 */
public final class SettingsStore {
    private static final int VERSION = 1;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path file;
    private WindowSettings saved;
    private volatile WindowSettings current;

    /**
     * @param folder that the settings stand in; made when something is saved
     */
    public SettingsStore(Path folder) {
        this.file = folder.resolve("settings.json");
        this.saved = read();
        this.current = saved;
    }

    public WindowSettings get() {
        return current;
    }

    public synchronized void update(UnaryOperator<WindowSettings> change) {
        current = change.apply(current);
    }

    /** Remembers what was opened; what a window had open, as it is kept beside the settings, is no file of the user's. */
    public void opened(List<Path> paths) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<Path> own = paths.stream()
                .map(Path::toAbsolutePath)
                .filter(path -> !(WorkspaceFiles.isNamedSo(path)
                        && Objects.equals(path.normalize().getParent(), folder)))
                .toList();
        update(now -> now.opened(own));
    }

    /**
     * Writes what was changed here; what another window has changed meanwhile stays. Safe from any thread.
     *
     * @throws ProblemException if the folder cannot be written to
     */
    public synchronized void save() {
        WindowSettings mine = current;
        WindowSettings others = read();
        WindowSettings all = mine.changedSince(saved, others);
        if (!all.equals(others) || !Files.exists(file)) {
            write(all);
        }
        saved = mine;
    }

    private void write(WindowSettings all) {
        var json = new JsonObject();
        json.addProperty("version", VERSION);
        all.bounds().ifPresent(bounds -> {
            var array = new JsonArray();
            for (int number : new int[] {bounds.x, bounds.y, bounds.width, bounds.height}) {
                array.add(number);
            }
            json.add("bounds", array);
        });
        json.addProperty("state", all.state().name());
        json.addProperty("leftWidth", all.leftWidth());
        json.addProperty("rightWidth", all.rightWidth());
        json.addProperty("modelHeight", all.modelHeight());
        json.addProperty("theme", all.theme().name());
        json.addProperty("textPercent", all.textPercent());
        var recent = new JsonArray();
        all.recent().forEach(path -> recent.add(path.toString()));
        json.add("recent", recent);
        WorkspaceFiles.writeText(file, GSON.toJson(json) + "\n");
    }

    private WindowSettings read() {
        if (!Files.isRegularFile(file)) {
            return WindowSettings.DEFAULT;
        }
        try {
            return parse(GSON.fromJson(TextFile.read(file), JsonObject.class));
        } catch (RuntimeException e) {
            // whatever Gson makes of a damaged file
            System.getLogger(SettingsStore.class.getName())
                    .log(System.Logger.Level.WARNING, "Settings are as at the first start; {0} says: {1}", file, e);
            return WindowSettings.DEFAULT;
        }
    }

    private static WindowSettings parse(JsonObject json) {
        if (json.get("version").getAsInt() != VERSION) {
            throw new IllegalArgumentException("version " + json.get("version"));
        }
        Optional<Rectangle> bounds = Optional.ofNullable(json.getAsJsonArray("bounds"))
                .map(array -> new Rectangle(
                        array.get(0).getAsInt(),
                        array.get(1).getAsInt(),
                        array.get(2).getAsInt(),
                        array.get(3).getAsInt()));
        List<Path> recent = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray("recent")) {
            recent.add(Path.of(element.getAsString()));
        }
        return new WindowSettings(
                bounds,
                WindowSettings.WindowState.valueOf(json.get("state").getAsString()),
                json.get("leftWidth").getAsInt(),
                json.get("rightWidth").getAsInt(),
                json.get("modelHeight").getAsInt(),
                ThemeChoice.valueOf(json.get("theme").getAsString()),
                json.get("textPercent").getAsInt(),
                recent);
    }
}
