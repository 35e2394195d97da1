package org.convscope.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.convscope.array.Range;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.ImageSize;
import org.convscope.input.InputScale;
import org.convscope.input.OutputLabel;
import org.convscope.input.Preprocessing;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/**
 * Makes of labelled frames all that a training needs: every frame is read once, those that cannot be are named and left out, the
 * rest is split, and the numbers of a new network's input are brought to 0 ... 1 by the smallest and largest number of the
 * training frames alone.
 */
public final class PrepareTraining {
    private final Function<FrameSource, Frame> reader;
    private final Consumer<ProblemException> failed;

    /**
     * @param reader throws a {@link ProblemException} where a frame cannot be read; used by several threads
     * @param failed told of every frame that is left out
     */
    public PrepareTraining(Function<FrameSource, Frame> reader, Consumer<ProblemException> failed) {
        this.reader = reader;
        this.failed = failed;
    }

    /** Where the network comes from. */
    public sealed interface Source {
        /** Made anew. */
        record Design(NetworkDesign design) implements Source {}

        /**
         * Goes on learning.
         *
         * @param labels of its outputs, as far as anybody says so
         * @param preprocessing as it takes its frames
         * @param frozen names of layers that do not learn any more
         */
        record Opened(OpenModel model, List<OutputLabel> labels, Preprocessing preprocessing, List<String> frozen)
                implements Source {}
    }

    /**
     * @param dataSet frames of which some column is known
     * @param size sides of a new network's input; empty for the frames' own size
     * @param crop whether the central pixels are cut out instead of shrinking the frame
     * @param preprocessing how a new network takes its frames, where that is given
     * @param shares of training, validation and test
     */
    public record Request(
            DataSet dataSet,
            Source source,
            OptionalInt size,
            boolean crop,
            Optional<Preprocessing> preprocessing,
            double[] shares,
            long seed) {}

    /**
     * @param labels what the model's outputs mean
     * @param dataSet the frames that can be read
     */
    public record Prepared(
            TrainableModel model,
            List<OutputLabel> labels,
            Preprocessing preprocessing,
            DataSet dataSet,
            TrainingData data,
            DataSplit split) {}

    /**
     * @throws ProblemException if there is nothing to learn from, or the network cannot be trained
     * @throws org.convscope.task.CancelledException if that is said while frames are read
     */
    public Prepared of(Request request, TaskMonitor monitor) {
        StatedParts parts = StatedParts.of(request.dataSet());
        DataSet known = LearnedLabels.of(StatedParts.labels(request.dataSet()), failed);
        if (request.source() instanceof Source.Opened opened) {
            Network network = opened.model().network();
            requireOneInput(network);
            int[] shape = network.call(network.inputs().get(0)).outputShape();
            known = LearnedLabels.asked(known, opened.labels());
            var inputs = new FrameInputs(reader, opened.preprocessing(), shape);
            DataSet readable = read(known, inputs, monitor).readable();
            TrainableModel model =
                    TrainableModel.of(opened.model(), opened.labels(), readable.columns(), Set.copyOf(opened.frozen()));
            return prepared(
                    request,
                    model,
                    labels(opened.labels(), model.heads()),
                    inputs,
                    readable,
                    split(request, parts, readable));
        }
        Source.Design source = (Source.Design) request.source();
        LearnedLabels.requireChoice(known);
        Frame first = first(known);
        int channels = first.channels() == 1 ? 1 : 3;
        ImageSize size = request.size().isPresent()
                ? new ImageSize(request.size().getAsInt(), request.size().getAsInt())
                : new ImageSize(first.height(), first.width());
        Preprocessing plain = request.preprocessing()
                .orElseGet(() -> request.crop() ? Preprocessing.RAW.cropped() : Preprocessing.RAW.shrunk())
                .withSize(Optional.of(size))
                .withChannels(OptionalInt.of(channels));
        var inputs = new FrameInputs(reader, plain, size.height(), size.width(), channels);
        Read read = read(known, inputs, monitor);
        LearnedLabels.requireChoice(read.readable());
        DataSplit split = split(request, parts, read.readable());
        FrameInputs scaled =
                request.preprocessing().isPresent() ? inputs : inputs.scaled(scale(read.ranges(), split.training()));
        List<OutputHead> heads = OutputHead.of(read.readable().columns());
        TrainableModel model = TrainableModel.create(source.design(), size, channels, heads, request.seed());
        List<OutputLabel> labels =
                heads.stream().flatMap(head -> head.labels().stream()).toList();
        return prepared(request, model, labels, scaled, read.readable(), split);
    }

    /** The first frame that can be read; of the others it is told later. */
    private Frame first(DataSet dataSet) {
        return dataSet.frames().stream()
                .flatMap(frame -> readable(frame).stream())
                .findFirst()
                .orElseGet(() -> reader.apply(dataSet.frames().get(0).source()));
    }

    private Optional<Frame> readable(LabelledFrame frame) {
        try {
            return Optional.of(reader.apply(frame.source()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** What outputs are said to mean, and what those mean of which nothing was said. */
    private static List<OutputLabel> labels(List<OutputLabel> said, List<OutputHead> heads) {
        List<OutputLabel> all = new ArrayList<>(said);
        for (OutputHead head : heads) {
            boolean known = said.stream()
                    .anyMatch(label -> label.output().equals(head.output())
                            || label.output().isEmpty());
            if (!known) {
                all.addAll(head.labels());
            }
        }
        return all;
    }

    private static Prepared prepared(
            Request request,
            TrainableModel model,
            List<OutputLabel> labels,
            FrameInputs inputs,
            DataSet readable,
            DataSplit split) {
        var data = new TrainingData(readable, model.heads(), frame -> inputs.of(frame.source()));
        TrainableModel remarked = model.remarked(unfilled(request.shares(), split));
        return new Prepared(remarked, labels, inputs.preprocessing(), readable, data, split);
    }

    /** What was asked of the split and could not be, since of each kind one frame at least is trained on. */
    private static List<String> unfilled(double[] shares, DataSplit split) {
        List<String> remarks = new ArrayList<>();
        if (shares[1] > 0 && split.validation().isEmpty()) {
            remarks.add("no frame watches over the training: there are too few of each kind");
        }
        if (shares[2] > 0 && split.test().isEmpty()) {
            remarks.add("no frame is kept for the end: there are too few of each kind");
        }
        return remarks;
    }

    private static DataSplit split(Request request, StatedParts parts, DataSet readable) {
        return DataSplit.of(readable.frames(), parts::of, FrameKinds.of(readable), request.shares(), request.seed());
    }

    private static void requireOneInput(Network network) {
        if (network.inputs().size() != 1
                || network.call(network.inputs().get(0)).outputShape().length != 3) {
            throw Problem.of("only a network that takes one frame can be trained on frames")
                    .found(network.inputs().size() + " inputs")
                    .asException();
        }
        if (!network.declarations().fillings().isEmpty()) {
            throw Problem.of("only a network that takes one frame can be trained on frames")
                    .found("inputs that are filled: "
                            + String.join(
                                    ", ", network.declarations().fillings().keySet()))
                    .asException();
        }
        for (int length : network.call(network.inputs().get(0)).outputShape()) {
            if (length < 1) {
                throw Problem.of("the network leaves the size of its input open, so that batches cannot be made")
                        .nextStep("Save it with a fixed input size")
                        .asException();
            }
        }
    }

    private record Read(DataSet readable, List<Range> ranges) {}

    /** Every frame once; those that cannot be read, or hold no finite number, are told and left out. */
    private Read read(DataSet dataSet, FrameInputs inputs, TaskMonitor monitor) {
        var done = new AtomicInteger();
        int all = dataSet.frames().size();
        List<Optional<Range>> ranges = dataSet.frames().parallelStream()
                .map(frame -> {
                    monitor.checkCancelled();
                    monitor.progress("Reading frames", (double) done.getAndIncrement() / all);
                    return range(frame, inputs);
                })
                .toList();
        List<LabelledFrame> frames = new ArrayList<>();
        List<Range> known = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            if (ranges.get(i).isPresent()) {
                frames.add(dataSet.frames().get(i));
                known.add(ranges.get(i).get());
            }
        }
        if (frames.isEmpty()) {
            throw Problem.inFile(dataSet.origin().name(), "none of the labelled frames can be used")
                    .asException();
        }
        return new Read(new DataSet(dataSet.origin(), dataSet.columns(), frames, dataSet.broken()), known);
    }

    private Optional<Range> range(LabelledFrame frame, FrameInputs inputs) {
        try {
            return Optional.of(inputs.range(frame.source()));
        } catch (ProblemException e) {
            synchronized (failed) {
                failed.accept(e);
            }
            return Optional.empty();
        }
    }

    private static InputScale scale(List<Range> ranges, List<Integer> training) {
        double min =
                training.stream().mapToDouble(i -> ranges.get(i).min()).min().orElse(0);
        double max =
                training.stream().mapToDouble(i -> ranges.get(i).max()).max().orElse(1);
        return min < max ? new InputScale.MinMax(min, max) : new InputScale.Raw();
    }
}
