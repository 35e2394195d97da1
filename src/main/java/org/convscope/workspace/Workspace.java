package org.convscope.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.FrameSource;

/**
 * What is open, selected, compared, and how it is shown. Immutable.
 *
 * @param model file of the open model
 * @param frames in the order of the strip, no frame twice
 * @param selection what all views look at
 * @param comparison the light table
 * @param appearance the toolbar's range scope, colour map and contrast
 * @param frameSettings of the frame view
 * @param kernelSettings of the kernel view
 * @param mapSettings of the feature maps
 * @param histogramSettings of the histograms
 * @param preprocessing the user's own, a JSON object as in a sidecar; empty where the model's sidecar or the guess holds
 * @param backend which backend the user wants
 * @param view id of the view in front, empty for the first
 */
public record Workspace(
        Optional<Path> model,
        List<FrameEntry> frames,
        Selection selection,
        Comparison comparison,
        Appearance appearance,
        FrameSettings frameSettings,
        KernelSettings kernelSettings,
        MapSettings mapSettings,
        HistogramSettings histogramSettings,
        Optional<String> preprocessing,
        BackendChoice backend,
        String view) {

    public static final Workspace EMPTY = new Workspace(
            Optional.empty(),
            List.of(),
            Selection.NONE,
            Comparison.NONE,
            Appearance.DEFAULT,
            FrameSettings.DEFAULT,
            KernelSettings.DEFAULT,
            MapSettings.DEFAULT,
            HistogramSettings.DEFAULT,
            Optional.empty(),
            BackendChoice.AUTO,
            "");

    public Workspace {
        frames = List.copyOf(frames);
    }

    /** Nothing open. */
    public boolean isEmpty() {
        return model.isEmpty() && frames.isEmpty();
    }

    public Optional<FrameEntry> find(FrameSource source) {
        return frames.stream().filter(entry -> entry.source().equals(source)).findFirst();
    }

    public Workspace model(Optional<Path> newModel) {
        return new Workspace(
                newModel,
                frames,
                selection,
                comparison,
                appearance,
                frameSettings,
                kernelSettings,
                mapSettings,
                histogramSettings,
                preprocessing,
                backend,
                view);
    }

    public Workspace frames(List<FrameEntry> newFrames) {
        return new Workspace(
                model,
                newFrames,
                selection,
                comparison,
                appearance,
                frameSettings,
                kernelSettings,
                mapSettings,
                histogramSettings,
                preprocessing,
                backend,
                view);
    }

    public Workspace selection(Selection newSelection) {
        return new Workspace(
                model,
                frames,
                newSelection,
                comparison,
                appearance,
                frameSettings,
                kernelSettings,
                mapSettings,
                histogramSettings,
                preprocessing,
                backend,
                view);
    }

    public Workspace comparison(Comparison newComparison) {
        return new Workspace(
                model,
                frames,
                selection,
                newComparison,
                appearance,
                frameSettings,
                kernelSettings,
                mapSettings,
                histogramSettings,
                preprocessing,
                backend,
                view);
    }

    public Workspace appearance(Appearance newAppearance) {
        return new Workspace(
                model,
                frames,
                selection,
                comparison,
                newAppearance,
                frameSettings,
                kernelSettings,
                mapSettings,
                histogramSettings,
                preprocessing,
                backend,
                view);
    }

    public Workspace frameSettings(FrameSettings newSettings) {
        return new Workspace(
                model,
                frames,
                selection,
                comparison,
                appearance,
                newSettings,
                kernelSettings,
                mapSettings,
                histogramSettings,
                preprocessing,
                backend,
                view);
    }

    public Workspace kernelSettings(KernelSettings newSettings) {
        return new Workspace(
                model,
                frames,
                selection,
                comparison,
                appearance,
                frameSettings,
                newSettings,
                mapSettings,
                histogramSettings,
                preprocessing,
                backend,
                view);
    }

    public Workspace mapSettings(MapSettings newSettings) {
        return new Workspace(
                model,
                frames,
                selection,
                comparison,
                appearance,
                frameSettings,
                kernelSettings,
                newSettings,
                histogramSettings,
                preprocessing,
                backend,
                view);
    }

    public Workspace histogramSettings(HistogramSettings newSettings) {
        return new Workspace(
                model,
                frames,
                selection,
                comparison,
                appearance,
                frameSettings,
                kernelSettings,
                mapSettings,
                newSettings,
                preprocessing,
                backend,
                view);
    }

    public Workspace preprocessing(Optional<String> newPreprocessing) {
        return new Workspace(
                model,
                frames,
                selection,
                comparison,
                appearance,
                frameSettings,
                kernelSettings,
                mapSettings,
                histogramSettings,
                newPreprocessing,
                backend,
                view);
    }

    public Workspace backend(BackendChoice newBackend) {
        return new Workspace(
                model,
                frames,
                selection,
                comparison,
                appearance,
                frameSettings,
                kernelSettings,
                mapSettings,
                histogramSettings,
                preprocessing,
                newBackend,
                view);
    }

    public Workspace view(String newView) {
        return new Workspace(
                model,
                frames,
                selection,
                comparison,
                appearance,
                frameSettings,
                kernelSettings,
                mapSettings,
                histogramSettings,
                preprocessing,
                backend,
                newView);
    }
}
