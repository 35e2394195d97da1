package org.convscope.ui.embedding;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.choice.LightTableSize;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSets;
import org.convscope.export.embedding.FrameGroup;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.dataset.DataSetWords;
import org.convscope.ui.frames.Thumbnail;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.JobHeader;
import org.convscope.ui.work.JobPanel;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.OpenFrames;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.EmbeddingOptions;
import org.convscope.workspace.Navigation;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The frames of the open data set, or those in the strip, on a plane by what the selected layer gives for them. */
public final class EmbeddingView extends AnswerView<OpenFrames, AskedFrames> {
    /** What its tab says. */
    public static final ViewTab TAB = new ViewTab(
            ViewId.EMBEDDING, "Embedding", "Which frames are alike to a layer: a point a frame, alike ones together");

    private static final Set<Concern> ASKS_ON =
            Set.of(Change.MODEL, Change.PREPROCESSING, Change.DATA_SET, Change.FRAMES);

    private static final int THUMBNAIL = 96;

    private final DataSets dataSets = new DataSets(new FrameFiles());
    private final EmbeddingBar bar;
    private final JobPanel job;
    private final EmbeddingRun run;
    private final PointsPane points;
    private final LatestRequest<Hovered, BufferedImage> thumbnails;
    /** Of what is laid out, and of what is shown. */
    private @Nullable EmbeddingSubject subject;

    private EmbeddingRun.@Nullable Answer laid;
    private @Nullable FrameGroup group;

    /** A point whose frame is shown small. */
    private record Hovered(int index, FrameSource frame) {}

    public EmbeddingView(ViewContext context) {
        super(TAB, context, ASKS_ON, Lane.POOL, column("[][grow,fill]"));
        run = new EmbeddingRun(context);
        bar = new EmbeddingBar(context.workspace(), this::begin, this::openGroup);
        job = new JobPanel(context.tasks(), "Cancel laying out", this::ended);
        points = new PointsPane(new Taken());
        component().add(JobHeader.of(bar.component(), job, bar.said()), "growx");
        component().add(overlaid(points), "grow");
        thumbnails = requestBeside(
                Lane.POOL,
                "thumbnail",
                (hovered, monitor) -> Thumbnail.of(context.frames().load(hovered.frame()), THUMBNAIL),
                LatestRequest.listener((hovered, image) -> points.thumbnail(hovered.index(), image), sentence -> {}));
        say("");
    }

    @Override
    protected ViewQuestion<OpenFrames> question(Workspace now) {
        return OpenFrames.question(
                now,
                context().documents().model(),
                "Open a model to see which frames are alike to it.",
                "Open frames, a folder or a data set to lay them out.");
    }

    @Override
    protected AskedFrames compute(OpenFrames question, TaskMonitor monitor) {
        return AskedFrames.of(question, dataSets, monitor);
    }

    @Override
    protected void show(OpenFrames question, AskedFrames asked) {
        update();
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        boolean isOther = changes.stream().anyMatch(ASKS_ON::contains) || changes.contains(Change.FRAME_CONTENT);
        if (isOther && subject != null && !stillHolds(now)) {
            drop();
        }
        if (changes.contains(EmbeddingOptions.KEY) || changes.contains(Change.LAYER)) {
            bar.follow();
            update();
        }
        if (changes.contains(Change.FRAME)) {
            points.select(now.selection().frame());
        }
    }

    private boolean stillHolds(Workspace now) {
        EmbeddingSubject begun = subject;
        return begun != null
                && OpenFrames.stillHold(
                        now,
                        context().documents().model(),
                        begun.model(),
                        begun.asked().dataSet());
    }

    private void drop() {
        run.cancel();
        job.done();
        thumbnails.forget();
        subject = null;
        laid = null;
        points.showPoints(null);
        choose(null);
        update();
    }

    /** Shows what can be done now. */
    private void update() {
        Optional<AskedFrames> asked = answerShown();
        Optional<String> layer = context().workspace().get().selection().layer();
        Optional<String> obstacle = asked.isEmpty()
                ? Optional.of("Open a model and frames first.")
                : job.isRunning() ? Optional.of("Frames are being laid out.") : obstacle(asked.get(), layer);
        bar.enable(layer, obstacle);
        if (asked.isPresent() && laid == null && !job.isRunning()) {
            int frames = asked.get().frames().size();
            bar.say(DataSetWords.frames(frames, frames) + " of " + asked.get().name()
                    + (layer.isEmpty()
                            ? ". Choose a layer on the left."
                            : ". Laid out, each is a point, alike ones beside each other."));
        }
    }

    private Optional<String> obstacle(AskedFrames asked, Optional<String> layer) {
        Optional<ModelDocument> model = context().documents().model();
        if (layer.isEmpty() || model.isEmpty()) {
            return Optional.of("Choose a layer on the left.");
        }
        try {
            subject(model.get(), asked, layer.get()).request().call();
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().standing());
        }
    }

    private EmbeddingSubject subject(ModelDocument model, AskedFrames asked, String layer) {
        return new EmbeddingSubject(
                model, asked, layer, context().workspace().get().settings(EmbeddingOptions.KEY));
    }

    private void begin() {
        AskedFrames asked = answerShown().orElse(null);
        ModelDocument model = context().documents().model().orElse(null);
        Optional<String> layer = context().workspace().get().selection().layer();
        if (asked == null || model == null || layer.isEmpty() || job.isRunning()) {
            return;
        }
        EmbeddingSubject begun = subject(model, asked, layer.get());
        subject = begun;
        job.start(run.start(begun, new EmbeddingRun.Listener() {
            @Override
            public void goesOn(Job second) {
                job.start(second);
            }

            @Override
            public void done(EmbeddingRun.Answer answer, List<Problem> failures) {
                job.done();
                if (!failures.isEmpty()) {
                    context().problems().report("These frames were not laid out", failures);
                }
                take(answer);
            }
        }));
        update();
    }

    /** Cancelled, or failed; what was shown stays. */
    private void ended() {
        update();
    }

    private void take(EmbeddingRun.Answer answer) {
        laid = answer;
        points.showPoints(answer.embedding());
        points.select(context().workspace().get().selection().frame());
        choose(null);
        update();
    }

    private void choose(@Nullable FrameGroup newGroup) {
        group = newGroup;
        points.group(newGroup == null ? List.of() : newGroup.indices());
        bar.group(newGroup != null);
        EmbeddingRun.Answer shown = laid;
        if (newGroup != null) {
            bar.say(newGroup.words());
        } else if (shown != null) {
            List<String> words = new ArrayList<>();
            shown.embedding()
                    .embedding()
                    .notes()
                    .forEach(note -> words.add(Problem.of(note).standing()));
            words.add("Drag around points to choose a group.");
            bar.say(String.join(" ", words));
        }
    }

    private void openGroup() {
        FrameGroup now = group;
        if (now != null) {
            List<CategorizedFrame> frames = now.central(LightTableSize.MOST);
            context().workspace().update(before -> Navigation.sideBySide(before, frames));
        }
    }

    @Override
    protected void restyle() {
        points.redraw();
    }

    @Override
    protected void say(String sentence) {
        if (subject != null) {
            drop();
        }
        update();
        bar.say(sentence);
    }

    @Override
    public List<ExportItem> exports() {
        EmbeddingRun.Answer shown = laid;
        return shown == null ? List.of() : EmbeddingExports.of(shown);
    }

    /** What the user does with points. */
    private final class Taken implements PointsPane.Listener {
        private Optional<CategorizedFrame> frame(int index) {
            EmbeddingRun.Answer shown = laid;
            return shown == null || index < 0
                    ? Optional.empty()
                    : Optional.of(new FrameGroup(shown.embedding(), List.of(index))
                            .central(1)
                            .get(0));
        }

        @Override
        public void hovered(int index) {
            frame(index).ifPresentOrElse(of -> thumbnails.ask(new Hovered(index, of.source()), ""), thumbnails::forget);
        }

        @Override
        public void chosen(int index) {
            frame(index).ifPresent(of -> context().workspace().update(now -> Navigation.select(now, of)));
        }

        @Override
        public void grouped(List<Integer> indices) {
            EmbeddingRun.Answer shown = laid;
            if (shown != null) {
                choose(indices.isEmpty() ? null : new FrameGroup(shown.embedding(), indices));
            }
        }
    }
}
