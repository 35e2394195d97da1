package org.convscope.ui.lab;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.DataSets;
import org.convscope.export.training.RecordedTraining;
import org.convscope.export.training.TrainingOutcome;
import org.convscope.export.training.WatchedEpoch;
import org.convscope.export.training.WatchedTraining;
import org.convscope.export.training.WriteTraining;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.Preprocessing;
import org.convscope.problem.Problem;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskMonitor;
import org.convscope.train.AugmentationText;
import org.convscope.train.ChanceAccuracy;
import org.convscope.train.NetworkOrigin;
import org.convscope.train.PrepareTraining;
import org.convscope.train.StateFile;
import org.convscope.train.StatedParts;
import org.convscope.train.TrainingRun;
import org.convscope.train.TrainingSettings;
import org.convscope.train.TrainingState;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.LabTraining;
import org.jspecify.annotations.Nullable;

/** One training at a time: prepared beside everything else, then a step a slice between others. On the event thread. */
final class TrainingSession {
    private static final String TITLE = "The training";

    private final ViewContext context;
    private final LabFiles files;
    private final Listener listener;
    private final Owner owner = Owner.named("training");
    private final List<WatchedEpoch> epochs = new ArrayList<>();
    private @Nullable WatchedTraining work;
    private State state = State.NOTHING;
    private double chance = Double.NaN;
    private Preprocessing preprocessing = Preprocessing.RAW;

    /** Where it stands. */
    enum State {
        NOTHING,
        PREPARING,
        RUNNING,
        PAUSED,
        ENDING
    }

    /** What whoever shows it learns of it. */
    interface Listener {
        /** The state, or the epochs, are others now. */
        void changed();

        /** It has ended and is written. */
        void written(TrainingOutcome.Written outcome);

        void began(Job job);
    }

    /**
     * All that a training begins with.
     *
     * @param from the model that is gone on with, as it is open
     * @param model where the result goes
     */
    record Request(DataSetOrigin dataSet, LabTraining how, Optional<ModelDocument> from, Path model, Begin begin) {}

    /** Where a training begins. */
    enum Begin {
        /** With the first epoch. */
        ANEW,
        /** After the last epoch of an earlier one, in the window or by the command, of the same settings. */
        RESUMED
    }

    private record Prepared(
            WatchedTraining work,
            List<WatchedEpoch> before,
            double chance,
            Preprocessing preprocessing,
            List<Problem> problems) {}

    TrainingSession(ViewContext context, LabFiles files, Listener listener) {
        this.context = context;
        this.files = files;
        this.listener = listener;
    }

    State state() {
        return state;
    }

    /** The epochs done. */
    List<WatchedEpoch> epochs() {
        return List.copyOf(epochs);
    }

    /** What always naming the most frequent class reaches on the validation frames; NaN where nothing is known. */
    double chance() {
        return chance;
    }

    /** How the network that is trained takes its frames. */
    Preprocessing preprocessing() {
        return preprocessing;
    }

    void start(Request request) {
        epochs.clear();
        chance = Double.NaN;
        set(State.PREPARING);
        listener.began(context.tasks()
                .submit(
                        Lane.POOL,
                        Priority.BACKGROUND,
                        owner,
                        "Preparing the training",
                        monitor -> prepare(request, monitor),
                        receiver(prepared -> {
                            if (state != State.PREPARING) {
                                return; // it was ended when all was ready
                            }
                            if (!prepared.problems().isEmpty()) {
                                context.problems().report(TITLE, prepared.problems());
                            }
                            epochs.addAll(prepared.before());
                            chance = prepared.chance();
                            preprocessing = prepared.preprocessing();
                            work = prepared.work();
                            go(prepared.work());
                        })));
    }

    private Prepared prepare(Request request, TaskMonitor monitor) {
        List<Problem> problems = new CopyOnWriteArrayList<>();
        LabTraining how = request.how();
        var write = new WriteTraining(request.model());
        write.files().forEach(file -> files.guard().refuse(file, monitor));
        write.requireWritable();
        DataSet all = new DataSets(new FrameFiles()).open(request.dataSet(), monitor);
        List<String> learned = TrainingSource.names(how.learn());
        double[] shares = {1 - (how.validation() + how.test()) / 100.0, how.validation() / 100.0, how.test() / 100.0};
        boolean isNew = request.from().isEmpty();
        PrepareTraining.Source source = TrainingSource.of(request);
        PrepareTraining.Prepared prepared = new PrepareTraining(
                        context.frames()::read, failure -> problems.add(failure.problem()))
                .of(
                        new PrepareTraining.Request(
                                StatedParts.learned(all, learned),
                                source,
                                isNew && how.size() > 0 ? OptionalInt.of(how.size()) : OptionalInt.empty(),
                                isNew && how.size() > 0 && how.cut() == LabTraining.Cut.CROPPED,
                                Optional.empty(),
                                shares,
                                how.seed()),
                        monitor);
        prepared.model().remarks().forEach(remark -> problems.add(Problem.of(remark)));
        var settings = new TrainingSettings(
                how.epochs(),
                how.batch(),
                how.rate(),
                how.balance(),
                AugmentationText.written(how.augmentation()),
                how.patience(),
                how.seed());
        NetworkOrigin network = NetworkOrigin.of(source);
        StateFile state = write.state(prepared, network, shares, settings);
        TrainingState begin = begin(request, state, prepared);
        // those of the epochs before were not kept
        List<WatchedEpoch> before = begin.history().stream()
                .map(epoch -> new WatchedEpoch(epoch, Optional.empty()))
                .toList();
        var watched = new WatchedTraining(
                new RecordedTraining.Request(prepared, network, settings, write, state),
                begin,
                context.engine(),
                context.frames()::read,
                epoch -> EventQueue.invokeLater(() -> {
                    epochs.add(epoch);
                    listener.changed();
                }),
                failure -> EventQueue.invokeLater(() -> context.problems().report(TITLE, List.of(failure.problem()))));
        double guessed = ChanceAccuracy.of(prepared.dataSet(), prepared.split().validation());
        return new Prepared(watched, before, guessed, prepared.preprocessing(), List.copyOf(problems));
    }

    private static TrainingState begin(Request request, StateFile state, PrepareTraining.Prepared prepared) {
        return switch (request.begin()) {
            case ANEW -> TrainingRun.begin(prepared.model().network());
            case RESUMED ->
                state.read().orElseThrow(() -> Problem.inFile(
                                request.model(), "there is nothing beside it from which its training could go on")
                        .expected("a file whose name ends in .training.h5")
                        .nextStep("Train anew, or choose a model that was trained here or by 'convscope train'")
                        .asException());
        };
    }

    private void go(WatchedTraining training) {
        set(State.RUNNING);
        listener.began(context.tasks()
                .submitSliced(Lane.ENGINE, Priority.BACKGROUND, owner, "Training", training, receiver(outcome -> {
                    if (outcome instanceof TrainingOutcome.Written written) {
                        work = null;
                        set(State.NOTHING);
                        listener.written(written);
                    } else {
                        set(State.PAUSED);
                    }
                })));
    }

    private <T> OutcomeReceiver<T> receiver(Consumer<T> done) {
        return new OutcomeReceiver<>() {
            @Override
            public void done(T result) {
                done.accept(result);
            }

            @Override
            public void failed(Throwable cause) {
                work = null;
                set(State.NOTHING);
                context.problems().failed(TITLE, cause);
            }

            @Override
            public void cancelled() {
                // in the list of jobs: what was learned is kept as with the button here
                WatchedTraining training = work;
                if (training == null) {
                    set(State.NOTHING);
                } else {
                    end();
                }
            }
        };
    }

    /** After the step that is being done. */
    void pause() {
        WatchedTraining training = work;
        if (training != null && state == State.RUNNING) {
            training.wish(WatchedTraining.Wish.PAUSE);
        }
    }

    void goOn() {
        WatchedTraining training = work;
        if (training != null && state == State.PAUSED) {
            training.wish(WatchedTraining.Wish.GO_ON);
            go(training);
        }
    }

    /** Keeps the best epoch so far; while it is prepared there is none. */
    void end() {
        WatchedTraining training = work;
        if (training == null) {
            context.tasks().cancel(owner);
            set(State.NOTHING);
            return;
        }
        training.wish(WatchedTraining.Wish.END);
        boolean isRunning = state == State.RUNNING
                && context.tasks().jobs().stream().anyMatch(job -> job.owner() == owner && !job.isCancelled());
        if (!isRunning) {
            go(training);
        }
        set(State.ENDING);
    }

    private void set(State newState) {
        state = newState;
        listener.changed();
    }
}
