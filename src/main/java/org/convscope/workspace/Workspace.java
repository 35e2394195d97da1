package org.convscope.workspace;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.frame.FrameSource;

/**
 * What is open, selected, compared, and how it is shown. Immutable.
 *
 * @param model file of the open model
 * @param frames in the order of the strip, no frame twice
 * @param dataSet what the data set is made of
 * @param selection what all views look at
 * @param lightTable the light table
 * @param appearance the toolbar's range scope, colour map and contrast
 * @param frameSettings of the frame view
 * @param kernelSettings of the kernel view
 * @param mapSettings of the feature maps
 * @param histogramSettings of the histograms
 * @param preprocessing the user's own, a JSON object as in a sidecar; empty where the model's sidecar or the guess holds
 * @param reading the user's own declarations and start; empty where the model's sidecar holds
 * @param computing what the user wants to compute with
 * @param view id of the view in front, empty for the first
 */
public record Workspace(
        Optional<Path> model,
        List<CategorizedFrame> frames,
        Optional<DataSetOrigin> dataSet,
        Selection selection,
        LightTableSettings lightTable,
        Appearance appearance,
        FrameSettings frameSettings,
        KernelSettings kernelSettings,
        MapSettings mapSettings,
        HistogramSettings histogramSettings,
        Optional<String> preprocessing,
        Optional<ModelReading> reading,
        ComputeChoice computing,
        String view) {

    public static final Workspace EMPTY = new Workspace(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Selection.NONE,
            LightTableSettings.NONE,
            Appearance.DEFAULT,
            FrameSettings.DEFAULT,
            KernelSettings.DEFAULT,
            MapSettings.DEFAULT,
            HistogramSettings.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            ComputeChoice.AUTOMATIC,
            "");

    public Workspace {
        frames = List.copyOf(frames);
    }

    /** Nothing open. */
    public boolean isEmpty() {
        return model.isEmpty() && frames.isEmpty() && dataSet.isEmpty();
    }

    public Optional<CategorizedFrame> find(FrameSource source) {
        return frames.stream().filter(entry -> entry.source().equals(source)).findFirst();
    }

    /** All files that it names. */
    public Set<Path> files() {
        Set<Path> files = new LinkedHashSet<>();
        model.ifPresent(files::add);
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
        UnaryOperator<FrameSource> source = was -> was.in(places.getOrDefault(was.file(), was.file()));
        return model(model.map(file -> places.getOrDefault(file, file)))
                .frames(frames.stream()
                        .map(entry -> new CategorizedFrame(source.apply(entry.source()), entry.category()))
                        .toList())
                .dataSet(dataSet.map(origin -> new DataSetOrigin(
                        origin.paths().stream()
                                .map(file -> places.getOrDefault(file, file))
                                .toList(),
                        origin.renamed())))
                .frameSettings(frameSettings.limits(frameSettings
                        .limits()
                        .map(limits ->
                                new FrameLimits(limits.range(), limits.frame().map(source)))))
                .selection(new Selection(
                        selection.layer(),
                        selection.unit(),
                        selection.frame().map(source),
                        selection.pixel(),
                        selection.row()))
                .lightTable(new LightTableSettings(
                        lightTable.frames().stream().map(source).toList(),
                        lightTable.mode(),
                        lightTable.reference().map(source)));
    }

    public Workspace model(Optional<Path> newModel) {
        return with(draft -> {
            // another model's layers may have the same names
            draft.appearance = newModel.equals(model) ? appearance : appearance.withoutLimits();
            draft.model = newModel;
        });
    }

    public Workspace frames(List<CategorizedFrame> newFrames) {
        return with(draft -> draft.frames = newFrames);
    }

    public Workspace dataSet(Optional<DataSetOrigin> newDataSet) {
        return with(draft -> draft.dataSet = newDataSet);
    }

    public Workspace selection(Selection newSelection) {
        return with(draft -> draft.selection = newSelection);
    }

    public Workspace lightTable(LightTableSettings newLightTable) {
        return with(draft -> draft.lightTable = newLightTable);
    }

    public Workspace appearance(Appearance newAppearance) {
        return with(draft -> draft.appearance = newAppearance);
    }

    public Workspace frameSettings(FrameSettings newSettings) {
        return with(draft -> draft.frameSettings = newSettings);
    }

    public Workspace kernelSettings(KernelSettings newSettings) {
        return with(draft -> draft.kernelSettings = newSettings);
    }

    public Workspace mapSettings(MapSettings newSettings) {
        return with(draft -> draft.mapSettings = newSettings);
    }

    public Workspace histogramSettings(HistogramSettings newSettings) {
        return with(draft -> draft.histogramSettings = newSettings);
    }

    public Workspace preprocessing(Optional<String> newPreprocessing) {
        return with(draft -> draft.preprocessing = newPreprocessing);
    }

    public Workspace reading(Optional<ModelReading> newReading) {
        return with(draft -> draft.reading = newReading);
    }

    public Workspace computing(ComputeChoice newComputing) {
        return with(draft -> draft.computing = newComputing);
    }

    public Workspace view(String newView) {
        return with(draft -> draft.view = newView);
    }

    private Workspace with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.workspace();
    }

    /** A workspace being changed. */
    private static final class Draft {
        private Optional<Path> model;
        private List<CategorizedFrame> frames;
        private Optional<DataSetOrigin> dataSet;
        private Selection selection;
        private LightTableSettings lightTable;
        private Appearance appearance;
        private FrameSettings frameSettings;
        private KernelSettings kernelSettings;
        private MapSettings mapSettings;
        private HistogramSettings histogramSettings;
        private Optional<String> preprocessing;
        private Optional<ModelReading> reading;
        private ComputeChoice computing;
        private String view;

        Draft(Workspace from) {
            model = from.model;
            frames = from.frames;
            dataSet = from.dataSet;
            selection = from.selection;
            lightTable = from.lightTable;
            appearance = from.appearance;
            frameSettings = from.frameSettings;
            kernelSettings = from.kernelSettings;
            mapSettings = from.mapSettings;
            histogramSettings = from.histogramSettings;
            preprocessing = from.preprocessing;
            reading = from.reading;
            computing = from.computing;
            view = from.view;
        }

        Workspace workspace() {
            return new Workspace(
                    model,
                    frames,
                    dataSet,
                    selection,
                    lightTable,
                    appearance,
                    frameSettings,
                    kernelSettings,
                    mapSettings,
                    histogramSettings,
                    preprocessing,
                    reading,
                    computing,
                    view);
        }
    }
}
