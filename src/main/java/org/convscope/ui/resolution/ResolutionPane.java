package org.convscope.ui.resolution;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.geometry.Geometry;
import org.convscope.task.Lane;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.LatestRequest;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.FrameDetector;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.IceRings;
import org.convscope.workspace.ResolutionSettings;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** Geometry and rings on the left; mean and maximum by distance from the beam on the right, ice marked. */
final class ResolutionPane {
    /** All that a profile depends on. */
    private record Question(FrameSource frame, Map<FrameDetector, Geometry> given) {}

    private final ViewContext context;
    private final ResolutionForm form;
    private final ProfilePanel profiles = new ProfilePanel();
    private final JPanel pane =
            new JPanel(new MigLayout("insets 0, fill, gap 18lp 8lp", "[290lp!,fill][0:0,grow,fill]", "[grow,fill]"));
    private final LatestRequest<Question, ProfilePanel.Profile> request;
    private final WorkspaceModel.Listener listener = (before, now, changes) -> changed(now, changes);
    private Optional<Frame> frame = Optional.empty();

    ResolutionPane(ViewContext context) {
        this.context = context;
        form = new ResolutionForm(context.workspace());
        BusyOverlay busy = BusyOverlay.over(profiles);
        pane.add(form.component(), "top, growy 0");
        pane.add(busy.component(), "grow");
        pane.setPreferredSize(UIScale.scale(new Dimension(980, 540)));
        request = new LatestRequest<>(
                context.tasks(),
                Lane.POOL,
                "radial profile",
                busy,
                (question, monitor) -> {
                    Frame frame = context.frames().load(question.frame());
                    var settings = new ResolutionSettings(List.of(), IceRings.NONE, question.given());
                    Geometry known = settings.geometry(frame);
                    return new ProfilePanel.Profile(frame, known, frame.radialProfile(known));
                },
                LatestRequest.listener((question, answer) -> show(answer), this::say));
        context.workspace().addListener(listener);
        ask(context.workspace().get());
    }

    JComponent component() {
        return pane;
    }

    void close() {
        context.workspace().removeListener(listener);
        request.forget();
    }

    private void changed(Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.FRAME_CONTENT)) {
            request.forget();
        }
        if (changes.contains(Change.FRAME)) {
            ask(now);
        }
        if (changes.contains(FrameSettings.KEY)) {
            form.show(frame);
            profiles.mark(now.settings(FrameSettings.KEY).resolution());
            ask(now);
        }
    }

    private void ask(Workspace now) {
        Optional<FrameSource> frame = now.selection().frame();
        if (frame.isEmpty()) {
            request.forget();
            say("No frame is selected.");
            return;
        }
        request.ask(
                new Question(
                        frame.get(),
                        now.settings(FrameSettings.KEY).resolution().given()),
                "Radial profile of " + frame.get().name());
    }

    private void say(String sentence) {
        frame = Optional.empty();
        profiles.say(sentence);
        form.show(frame);
    }

    private void show(ProfilePanel.Profile answer) {
        frame = Optional.of(answer.frame());
        form.show(frame);
        profiles.show(
                answer, context.workspace().get().settings(FrameSettings.KEY).resolution());
    }
}
