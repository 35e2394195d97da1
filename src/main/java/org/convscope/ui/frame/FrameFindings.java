package org.convscope.ui.frame;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JToggleButton;
import org.convscope.frame.Frame;
import org.convscope.frame.Mask;
import org.convscope.inspect.spots.FindSpots;
import org.convscope.inspect.spots.InputSpot;
import org.convscope.render.NumberText;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.work.LatestRequest;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.FrameSettings.Mark;
import org.convscope.workspace.WorkspaceModel;
import org.jspecify.annotations.Nullable;

/** What is marked on the frame if wanted: its mask and its spots, with how many there are. */
final class FrameFindings {
    private static final String SPOTS = "Spots";
    private static final String FINDS = "Marks what stands out of its surroundings by more than "
            + NumberText.text(FindSpots.THRESHOLD) + " times the noise there";

    /** The spots of a frame. */
    record Found(Frame frame, List<InputSpot> spots) {}

    private final WorkspaceModel workspace;
    private final Supplier<Optional<Frame>> frame;
    private final ImageCanvas canvas;
    private final JToggleButton mask = FocusFreeButtons.toggle(
            "Mask", "Shows gaps, dead and saturated pixels in colours and patterns of their own");
    private final JToggleButton spots = FocusFreeButtons.toggle(SPOTS, FINDS);
    private final LatestRequest<Frame, List<InputSpot>> request;
    private @Nullable Found found;

    /**
     * @param frame that is shown
     * @param requests makes what answers off the event thread
     */
    FrameFindings(
            WorkspaceModel workspace,
            ImageCanvas canvas,
            Supplier<Optional<Frame>> frame,
            FrameMeasuring.Requests requests) {
        this.workspace = workspace;
        this.frame = frame;
        this.canvas = canvas;
        mask.addActionListener(event -> toggle(Mark.MASK));
        spots.addActionListener(event -> toggle(Mark.SPOTS));
        request = requests.of("spots", FindSpots::in, LatestRequest.listener(this::take, this::say));
        canvas.addOverlay(new SpotMarks(() -> found().map(Found::spots).orElse(List.of())));
        canvas.addOverlay(new MaskLegend(this::maskShown));
    }

    List<JToggleButton> buttons() {
        return List.of(mask, spots);
    }

    private boolean isWanted(Mark mark) {
        return workspace.get().settings(FrameSettings.KEY).marks().contains(mark);
    }

    private void toggle(Mark mark) {
        workspace.update(FrameSettings.KEY, now -> now.toggled(mark));
    }

    private @Nullable Mask maskShown() {
        return isWanted(Mark.MASK) ? frame.get().map(Frame::mask).orElse(null) : null;
    }

    /** The spots of the frame that is shown, if they are wanted and found. */
    Optional<Found> found() {
        return Optional.ofNullable(found).filter(one -> frame.get().equals(Optional.of(one.frame())));
    }

    /** Looks for what is wanted of the frame that is shown. */
    void ask() {
        mask.setSelected(isWanted(Mark.MASK));
        spots.setSelected(isWanted(Mark.SPOTS));
        Optional<Frame> shown = frame.get();
        if (shown.isPresent() && isWanted(Mark.SPOTS)) {
            if (found().isEmpty()) {
                spots.setText("Spots …");
            }
            request.ask(shown.get(), "Looking for spots");
        } else {
            request.forget();
            found = null;
            spots.setText(SPOTS);
        }
        canvas.repaint();
    }

    private void take(Frame of, List<InputSpot> newSpots) {
        found = new Found(of, newSpots);
        spots.setText(SPOTS + " " + newSpots.size());
        spots.setToolTipText(FINDS);
        canvas.repaint();
    }

    private void say(String sentence) {
        found = null;
        spots.setText(SPOTS);
        spots.setToolTipText(sentence);
    }
}
