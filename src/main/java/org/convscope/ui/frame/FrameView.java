package org.convscope.ui.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComponent;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.rows.RowProfile;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.MeasuredColours;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.NumbersOverlay;
import org.convscope.ui.pointer.SeenOnFrame;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The selected frame: zoomed, with contrast limits on its histogram, row cursor, marks and rings. */
public final class FrameView extends AnswerView<FrameQuestion, ShownFrame> {
    /** What its tab says. */
    public static final ViewTab TAB =
            new ViewTab(ViewId.FRAME, "Frame", "The selected frame: contrast, counts, row, rings");

    private static final Set<Concern> DRAWN =
            Set.of(Change.FRAME, FrameSettings.KEY, Change.ROW, Change.PIXEL, Change.LAYER, Change.UNIT);

    private final ImageCanvas canvas = new ImageCanvas();
    private final LimitsEditor limits;
    private final FrameBar bar;
    private final RowStripe stripe = new RowStripe(canvas, this::rowColours);
    private final FrameMeasuring measuring;
    private final FrameFindings findings;
    private final StackBar stack;
    private @Nullable FrameCells cells;

    public FrameView(ViewContext context, SeenOnFrame seen) {
        super(TAB, context, Set.of(Change.FRAME, Change.FRAMES), Lane.POOL, column("[][grow,fill][][][][]"));
        stack = new StackBar(
                context.workspace(), component(), () -> ask(context.workspace().get()));
        this.limits = new LimitsEditor(this::limit, () -> settings(settings().limits(Optional.empty())));
        canvas.getAccessibleContext().setAccessibleName("Frame");
        var row = new RowCursor(this::row, () -> frame().map(Frame::width).orElse(0), this::moveRow);
        canvas.addOverlay(new NumbersOverlay(() -> cells, "88888"));
        var overlay = new RingOverlay(this::rings);
        canvas.addOverlay((g, transform) -> {
            ShownFrame frame = answerShown().orElse(null);
            if (frame != null) {
                g.clip(transform.rectangle(
                        0, 0, frame.frame().width(), frame.frame().height()));
                overlay.paint(g, transform);
            }
        });
        canvas.addOverlay(new FrameMarks(
                () -> context().workspace().get().selection().pixel(), () -> seen.on(frame().orElse(null))));
        canvas.addOverlay(row);
        seen.addListener(canvas::repaint);
        JComponent overlaid = overlaid(canvas);
        var requests = new FrameMeasuring.Requests() {
            @Override
            public <Q, A> LatestRequest<Q, A> of(
                    String name, LatestRequest.Answering<Q, A> answering, LatestRequest.Listener<Q, A> listener) {
                return requestBeside(Lane.POOL, name, answering, listener);
            }
        };
        findings = new FrameFindings(context.workspace(), canvas, this::frame, requests);
        measuring = new FrameMeasuring(context.workspace(), canvas, this::frame, requests);
        canvas.addPictureListener(new FramePointing(context, this::frame, measuring::isCentredAt));
        // asked behind the tools, which take hold of the whole frame
        canvas.addGrip(row);
        bar = new FrameBar(context.workspace(), canvas, measuring.tools(), findings.buttons());
        component().add(bar.component(), "growx");
        component().add(overlaid, "grow");
        component().add(stack.component(), "growx, hidemode 3");
        component().add(measuring.component(), "growx");
        component().add(stripe, "growx");
        component().add(limits, "growx");
        say("");
    }

    private Optional<Frame> frame() {
        return answerShown().map(ShownFrame::frame);
    }

    private FrameSettings settings() {
        return context().workspace().get().settings(FrameSettings.KEY);
    }

    private void settings(FrameSettings settings) {
        context().workspace().update(workspace -> workspace.settings(FrameSettings.KEY, settings));
    }

    private void limit(Range range) {
        ShownFrame frame = answerShown().orElse(null);
        if (frame != null) {
            settings(settings().limits(frame.frame().source(), range));
        }
    }

    private List<RingOverlay.Labelled> rings() {
        ShownFrame frame = answerShown().orElse(null);
        boolean wanted = settings().overlay() == FrameSettings.Overlay.RINGS;
        return frame == null || !wanted
                ? List.of()
                : RingOverlay.rings(frame.frame(), settings().resolution());
    }

    private int row() {
        ShownFrame frame = answerShown().orElse(null);
        if (frame == null || settings().overlay() == FrameSettings.Overlay.NONE) {
            return -1;
        }
        return RowProfile.clamp(
                context().workspace().get().selection().row(), frame.frame().height());
    }

    private void moveRow(int row) {
        ShownFrame frame = answerShown().orElse(null);
        if (frame != null) {
            int held = RowProfile.clamp(row, frame.frame().height());
            context().workspace().select(selection -> selection.row(held));
        }
    }

    private int[] rowColours() {
        FrameCells now = cells;
        int row = row();
        if (now == null || row < 0) {
            return new int[0];
        }
        int[] colours = new int[now.width()];
        for (int x = 0; x < colours.length; x++) {
            colours[x] = now.rgb(x, row);
        }
        return colours;
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(FrameSettings.KEY)) {
            restyle();
            findings.ask();
        }
        if (changes.stream().anyMatch(DRAWN::contains)) {
            canvas.repaint();
            stripe.repaint();
        }
    }

    @Override
    protected ViewQuestion<FrameQuestion> question(Workspace now) {
        Optional<FrameSource> selected = now.selection().frame();
        if (selected.isEmpty()) {
            stack.hide();
        }
        return selected.map(source -> stack.question(now, source))
                .map(asked -> ViewQuestion.of(asked, asked.words()))
                .orElseGet(() ->
                        ViewQuestion.nothing("No frame is selected.\nDrop frames here, or choose one on the left."));
    }

    @Override
    protected ShownFrame compute(FrameQuestion question, TaskMonitor monitor) {
        return question.answer(context().frames(), monitor);
    }

    @Override
    protected void show(FrameQuestion question, ShownFrame frame) {
        bar.show(frame);
        restyle();
        measuring.ask();
        findings.ask();
    }

    @Override
    protected void say(String sentence) {
        bar.show(null);
        restyle();
        measuring.ask();
        findings.ask();
        canvas.setMessage(sentence);
    }

    private Range limitsNow() {
        ShownFrame frame = answerShown().orElse(null);
        return frame == null
                ? new Range(0, 1)
                : settings().limits(frame.frame().source()).orElseGet(frame::automaticLimits);
    }

    @Override
    protected void restyle() {
        ShownFrame frame = answerShown().orElse(null);
        if (frame == null) {
            cells = null;
            canvas.setPicture(null);
            limits.show(null, new Range(0, 1), new Range(0, 1), ColourMapping.DEFAULT);
            return;
        }
        FrameSettings settings = settings();
        var mapping = new ColourMapping(settings.mapping(), settings.colourMap());
        Range range = limitsNow();
        cells = new FrameCells(frame, new MeasuredColours(mapping, range));
        canvas.setPicture(frame.picture(range, mapping, settings));
        limits.show(frame.counts(), frame.range(), range, mapping);
        stripe.repaint();
        measuring.arrange();
    }

    @Override
    public List<ExportItem> exports() {
        ShownFrame frame = answerShown().orElse(null);
        FrameCells now = cells;
        if (frame == null || now == null) {
            return List.of();
        }
        List<ExportItem> items = new ArrayList<>(FrameExports.of(context(), frame, now, limitsNow()));
        Geometry known = settings().resolution().geometry(frame.frame());
        measuring.measured().ifPresent(measured -> items.addAll(MeasureExports.of(frame, measured, known)));
        findings.found().ifPresent(found -> items.add(FrameExports.spots(frame, found.spots(), known)));
        return items;
    }
}
