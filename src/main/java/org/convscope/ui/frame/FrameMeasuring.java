package org.convscope.ui.frame;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.measure.BeamCentre;
import org.convscope.inspect.measure.FindBeamCentre;
import org.convscope.inspect.measure.FrameShape;
import org.convscope.inspect.measure.Measurement;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.work.LatestRequest;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.ResolutionSettings;
import org.convscope.workspace.WorkspaceModel;
import org.jspecify.annotations.Nullable;

/** Measures on the frame that is shown: a line, a region or the beam centre, one at a time. What is drawn stays for other frames. */
final class FrameMeasuring implements CentrePane.Actions {
    /** A part of a frame that is to be measured. */
    record Part(Frame frame, FrameShape shape) {
        Measurement measured(TaskMonitor monitor) {
            return Measurement.of(frame, shape, monitor);
        }
    }

    /**
     * A frame whose centre is looked for.
     *
     * @param known its geometry, as far as it is known
     */
    record Centring(Frame frame, Geometry known) {
        BeamCentre found(TaskMonitor monitor) {
            return FindBeamCentre.of(frame, known, monitor);
        }
    }

    /** Something that was measured on a frame. */
    record Measured(Part part, Measurement numbers) {}

    private final WorkspaceModel workspace;
    private final Supplier<Optional<Frame>> frame;
    private final ImageCanvas canvas;
    private final ShapeGrip shape;
    private final MeasurePane pane = new MeasurePane(this::stop);
    private final CentrePane centre = new CentrePane(this);
    private final JPanel both = new JPanel(new MigLayout("insets 0, fillx, hidemode 3, wrap 1", "[0:0,grow,fill]"));
    private final LatestRequest<Part, Measurement> parts;
    private final LatestRequest<Centring, BeamCentre> centres;
    private final JComboBox<FrameTool> tools = ChoiceBox.of(
            "What dragging does: moves the frame, draws a line or a region to be measured, or sets the beam centre by a click;"
                    + " the right mouse button always moves, Esc goes back to moving",
            FrameTool.values(),
            FrameTool.MOVE,
            FrameTool::word,
            this::tool);
    private FrameTool tool = FrameTool.MOVE;
    private @Nullable Measured measured;
    private @Nullable Centring centred;
    private Optional<BeamCentre> found = Optional.empty();

    /** Asks for what is asked beside the frame. */
    interface Requests {
        <Q, A> LatestRequest<Q, A> of(
                String name, LatestRequest.Answering<Q, A> answering, LatestRequest.Listener<Q, A> listener);
    }

    /**
     * @param frame that is shown
     * @param requests makes what answers off the event thread
     */
    FrameMeasuring(WorkspaceModel workspace, ImageCanvas canvas, Supplier<Optional<Frame>> frame, Requests requests) {
        this.workspace = workspace;
        this.canvas = canvas;
        this.frame = frame;
        shape = new ShapeGrip(frame, this::ask);
        canvas.addGrip(shape);
        canvas.addOverlay(shape);
        canvas.addOverlay(new CentreMarks(this::marks));
        canvas.onEscape(this::stop);
        parts = requests.of("measuring", Part::measured, LatestRequest.listener(this::take, pane::say));
        centres = requests.of("beam centre", Centring::found, LatestRequest.listener(this::take, centre::say));
        both.add(pane);
        both.add(centre);
        arrange();
    }

    JComponent component() {
        return both;
    }

    /** To choose what dragging does. */
    JComponent tools() {
        return tools;
    }

    private void tool(FrameTool newTool) {
        tool = newTool;
        shape.tool(newTool);
        found = Optional.empty();
        centre.say("");
        ask();
    }

    private void stop() {
        ChoiceBox.show(tools, FrameTool.MOVE);
        tool(FrameTool.MOVE);
    }

    /** Measures anew where another frame or another part is asked for. */
    void ask() {
        Optional<Frame> shown = frame.get();
        Optional<FrameShape> drawn = shape.shape();
        if (shown.isEmpty() || drawn.isEmpty()) {
            parts.forget();
            measured = null;
        } else {
            parts.ask(new Part(shown.get(), drawn.get()), "Measuring");
        }
        if (centred != null && !shown.equals(Optional.of(centred.frame()))) {
            centres.forget();
            centred = null;
            found = Optional.empty();
            centre.say("");
        }
        arrange();
    }

    private void take(Part part, Measurement numbers) {
        measured = new Measured(part, numbers);
        arrange();
    }

    private void take(Centring of, BeamCentre newCentre) {
        found = Optional.of(newCentre);
        arrange();
    }

    /** Shows what belongs to the tool, with the geometry as it is now. */
    void arrange() {
        Measured now = measured;
        Optional<Frame> shown = frame.get();
        pane.setVisible(tool.isDrawing() && shown.isPresent());
        centre.setVisible(tool == FrameTool.CENTRE && shown.isPresent());
        if (now != null) {
            Frame of = now.part().frame();
            pane.show(of.source().name(), now.numbers(), settings().geometry(of));
        } else {
            pane.say(tool.invitation());
        }
        shown.ifPresent(one -> centre.show(one, settings(), found));
        canvas.repaint();
    }

    /** What is measured; empty while nothing is drawn. */
    Optional<Measured> measured() {
        return Optional.ofNullable(measured);
    }

    /** A click with the tool for the beam centre sets it; whether it did. */
    boolean isCentredAt(Point2D.Double point) {
        Frame on = frame.get().orElse(null);
        if (tool != FrameTool.CENTRE || on == null) {
            return false;
        }
        centre(on, point.x, point.y);
        return true;
    }

    @Override
    public void fit() {
        frame.get().ifPresent(on -> {
            var asked = new Centring(on, settings().geometry(on));
            centred = asked;
            found = Optional.empty();
            centre.say("Looking for the centre …");
            centres.ask(asked, "Beam centre of " + on.source().name());
        });
    }

    @Override
    public void use() {
        frame.get().ifPresent(on -> found.ifPresent(one -> centre(on, one.x(), one.y())));
    }

    @Override
    public void giveBack() {
        frame.get().ifPresent(on -> centre(on, Double.NaN, Double.NaN));
    }

    private ResolutionSettings settings() {
        return workspace.get().settings(FrameSettings.KEY).resolution();
    }

    private void centre(Frame on, double x, double y) {
        workspace.update(
                FrameSettings.KEY, now -> now.resolution(now.resolution().centred(on, x, y)));
    }

    private List<CentreMarks.Mark> marks() {
        List<CentreMarks.Mark> marks = new ArrayList<>();
        Frame on = frame.get().orElse(null);
        if (tool != FrameTool.CENTRE || on == null) {
            return marks;
        }
        Geometry known = settings().geometry(on);
        OptionalDouble x = known.beamCentreX();
        OptionalDouble y = known.beamCentreY();
        if (x.isPresent() && y.isPresent()) {
            marks.add(new CentreMarks.Mark(
                    x.getAsDouble(), y.getAsDouble(), "beam", ThemeLook.accent(), ThemeLook.accent()));
        }
        found.ifPresent(one -> marks.add(
                new CentreMarks.Mark(one.x(), one.y(), "fitted", ThemeLook.warning(), ThemeLook.warningText())));
        return marks;
    }
}
