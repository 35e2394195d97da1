package org.convscope.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.network.SwitchedOff;

/**
 * What is open, selected, compared, and how it is shown. Immutable.
 *
 * @param model file of the open model
 * @param frames in the order of the strip, no frame twice
 * @param dataSet what the data set is made of
 * @param selection what all views look at
 * @param settings what the views remember, by {@link SettingsKey#entry}; initial where there is none
 * @param appearance the toolbar's range scope, colour map and contrast
 * @param preprocessing the user's own; empty where the model's sidecar or the guess holds
 * @param reading the user's own declarations and start; empty where the model's sidecar holds
 * @param off units of the open model that are switched off, a layer each
 * @param otherModels what was open with other models, {@linkplain #parked parked}, the last one first; no model twice
 * @param computing what the user wants to compute with
 * @param view the view in front
 */
public record Workspace(
        Optional<Path> model,
        List<CategorizedFrame> frames,
        Optional<DataSetOrigin> dataSet,
        Selection selection,
        Map<String, Object> settings,
        Appearance appearance,
        Optional<Preprocessing> preprocessing,
        Optional<ModelReading> reading,
        List<SwitchedOff> off,
        List<Workspace> otherModels,
        ComputeChoice computing,
        ViewId view) {
    private static final int MOST_OTHER_MODELS = 8;

    public static final Workspace EMPTY = new Workspace(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Selection.NONE,
            Map.of(),
            Appearance.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            ComputeChoice.AUTOMATIC,
            ViewId.FRAME);

    public Workspace {
        frames = List.copyOf(frames);
        settings = Map.copyOf(settings);
        off = off.stream().filter(units -> !units.values().isEmpty()).toList();
        Set<Optional<Path>> known = new HashSet<>(List.of(Optional.empty(), model));
        otherModels = otherModels.stream()
                .filter(other -> known.add(other.model))
                .limit(MOST_OTHER_MODELS)
                .map(Workspace::parked)
                .toList();
    }

    /** What is to be kept of it while another model is open: all but frames, data set and other models. */
    public Workspace parked() {
        LightTableSettings table = settings(LightTableSettings.KEY);
        if (!table.frames().isEmpty()) {
            return settings(LightTableSettings.KEY, table.frames(List.of())).parked();
        }
        return new Workspace(
                model,
                List.of(),
                Optional.empty(),
                new Selection(
                        selection.layer(), selection.unit(), Optional.empty(), Optional.empty(), Selection.DEFAULT_ROW),
                settings,
                appearance,
                preprocessing,
                reading,
                off,
                List.of(),
                ComputeChoice.AUTOMATIC,
                view);
    }

    /**
     * The workspace with another of its models open, as that was left; the one that is open is kept among the others. Frames and
     * how they are shown stay, and so does the view in front.
     *
     * @param other one of {@link #otherModels}
     */
    public Workspace switched(Workspace other) {
        List<Workspace> others = new ArrayList<>(List.of(this));
        others.addAll(otherModels);
        Workspace opened = other.frames(frames)
                .dataSet(dataSet)
                .computing(computing)
                .view(view)
                .selection(new Selection(
                        other.selection.layer(),
                        other.selection.unit(),
                        selection.frame(),
                        selection.pixel(),
                        selection.row()));
        for (SettingsKey<?> key : List.of(FrameSettings.KEY, HistogramSettings.KEY, LabSettings.KEY)) {
            opened = key.copied(this, opened);
        }
        LightTableSettings table = settings(LightTableSettings.KEY);
        return opened.settings(
                        LightTableSettings.KEY,
                        opened.settings(LightTableSettings.KEY).frames(table.frames()))
                .otherModels(others);
    }

    /** Nothing open. */
    public boolean isEmpty() {
        return model.isEmpty() && frames.isEmpty() && dataSet.isEmpty();
    }

    public Optional<CategorizedFrame> find(FrameSource source) {
        return frames.stream().filter(entry -> entry.source().equals(source)).findFirst();
    }

    /** With these frames in the strip too, behind those that are there. */
    public Workspace alsoFrames(List<CategorizedFrame> more) {
        List<CategorizedFrame> entries = new ArrayList<>(frames);
        Set<FrameSource> known = new HashSet<>();
        frames.forEach(frame -> known.add(frame.source()));
        more.stream().filter(frame -> known.add(frame.source())).forEach(entries::add);
        return entries.size() == frames.size() ? this : frames(entries);
    }

    /** All files that it names. */
    public Set<Path> files() {
        Set<Path> files = new LinkedHashSet<>();
        model.ifPresent(files::add);
        otherModels.forEach(other -> files.addAll(other.files()));
        frames.forEach(entry -> files.add(entry.source().file()));
        dataSet.ifPresent(origin -> files.addAll(origin.paths()));
        return files;
    }

    /**
     * The workspace with files that lie elsewhere now; all that is selected and compared of them stays so.
     *
     * @param places from where they were to where they are
     */
    public Workspace moved(Map<Path, Path> places) {
        FramePlaces.Move source = was -> was.in(places.getOrDefault(was.file(), was.file()));
        Workspace moved = model(model.map(file -> places.getOrDefault(file, file)))
                .frames(frames.stream()
                        .map(entry -> new CategorizedFrame(source.apply(entry.source()), entry.category()))
                        .toList())
                .dataSet(dataSet.map(origin -> new DataSetOrigin(
                        origin.paths().stream()
                                .map(file -> places.getOrDefault(file, file))
                                .toList(),
                        origin.renamed())))
                .selection(new Selection(
                        selection.layer(),
                        selection.unit(),
                        selection.frame().map(source),
                        selection.pixel(),
                        selection.row()))
                .otherModels(
                        otherModels.stream().map(other -> other.moved(places)).toList());
        for (SettingsKey<?> key : ViewId.settings()) {
            moved = key.moved(moved, source);
        }
        return moved;
    }

    public Workspace model(Optional<Path> newModel) {
        return with(draft -> {
            // another model's layers may have the same names
            draft.appearance = newModel.equals(model) ? appearance : appearance.withoutLimits();
            draft.off = newModel.equals(model) ? off : List.of();
            draft.model = newModel;
        });
    }

    public Workspace frames(List<CategorizedFrame> newFrames) {
        return with(draft -> draft.frames = newFrames);
    }

    public Workspace dataSet(Optional<DataSetOrigin> newDataSet) {
        return with(draft -> draft.dataSet = newDataSet);
    }

    /** What a view remembers. */
    @SuppressWarnings("unchecked") // an entry is put under its own key only
    public <S> S settings(SettingsKey<S> key) {
        return (S) settings.getOrDefault(key.entry(), key.initial());
    }

    public <S> Workspace settings(SettingsKey<S> key, S newSettings) {
        return with(draft -> {
            draft.settings = new HashMap<>(settings);
            draft.settings.put(key.entry(), newSettings);
            if (newSettings.equals(key.initial())) {
                draft.settings.remove(key.entry());
            }
        });
    }

    public Workspace selection(Selection newSelection) {
        return with(draft -> draft.selection = newSelection);
    }

    public Workspace appearance(Appearance newAppearance) {
        return with(draft -> draft.appearance = newAppearance);
    }

    public Workspace preprocessing(Optional<Preprocessing> newPreprocessing) {
        return with(draft -> draft.preprocessing = newPreprocessing);
    }

    public Workspace reading(Optional<ModelReading> newReading) {
        return with(draft -> draft.reading = newReading);
    }

    public Workspace off(List<SwitchedOff> newOff) {
        return with(draft -> draft.off = newOff);
    }

    public Workspace otherModels(List<Workspace> newOtherModels) {
        return with(draft -> draft.otherModels = newOtherModels);
    }

    /** The same with a unit of the open model switched off: everywhere in its map stands the value. */
    public Workspace switchOff(String layer, int unit, double value) {
        SortedMap<Integer, Double> values = new TreeMap<>(values(layer));
        values.put(unit, value);
        return withOff(layer, values);
    }

    /** The same with a unit of the open model switched on again. */
    public Workspace switchOn(String layer, int unit) {
        SortedMap<Integer, Double> values = new TreeMap<>(values(layer));
        values.remove(unit);
        return withOff(layer, values);
    }

    /** Whether a unit of the open model is switched off. */
    public boolean isOff(String layer, int unit) {
        return values(layer).containsKey(unit);
    }

    private Map<Integer, Double> values(String layer) {
        return off.stream()
                .filter(units -> units.layer().equals(layer))
                .findFirst()
                .<Map<Integer, Double>>map(SwitchedOff::values)
                .orElse(Map.of());
    }

    private Workspace withOff(String layer, SortedMap<Integer, Double> values) {
        List<SwitchedOff> others = new ArrayList<>(
                off.stream().filter(units -> !units.layer().equals(layer)).toList());
        others.add(new SwitchedOff(layer, values));
        return off(others);
    }

    public Workspace computing(ComputeChoice newComputing) {
        return with(draft -> draft.computing = newComputing);
    }

    public Workspace view(ViewId newView) {
        return with(draft -> draft.view = newView);
    }

    private Workspace with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.workspace();
    }

    /** A workspace being changed. */
    private static final class Draft {
        private Optional<Path> model;
        private List<CategorizedFrame> frames;
        private Optional<DataSetOrigin> dataSet;
        private Selection selection;
        private Map<String, Object> settings;
        private Appearance appearance;
        private Optional<Preprocessing> preprocessing;
        private Optional<ModelReading> reading;
        private List<SwitchedOff> off;
        private List<Workspace> otherModels;
        private ComputeChoice computing;
        private ViewId view;

        Draft(Workspace from) {
            model = from.model;
            frames = from.frames;
            dataSet = from.dataSet;
            selection = from.selection;
            settings = from.settings;
            appearance = from.appearance;
            preprocessing = from.preprocessing;
            reading = from.reading;
            off = from.off;
            otherModels = from.otherModels;
            computing = from.computing;
            view = from.view;
        }

        Workspace workspace() {
            return new Workspace(
                    model,
                    frames,
                    dataSet,
                    selection,
                    settings,
                    appearance,
                    preprocessing,
                    reading,
                    off,
                    otherModels,
                    computing,
                    view);
        }
    }
}
