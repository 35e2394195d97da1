package org.convscope.ui.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.lab.AppliedKernel;
import org.convscope.inspect.lab.LabKernel;
import org.convscope.inspect.lab.ReduceFrame;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.render.lab.LabFigure;
import org.convscope.render.lab.StripFigure;
import org.convscope.render.lab.TextFigure;
import org.convscope.render.lab.TileFigure;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ValueStrips;

/** Figures of what a model learned. Off the event thread. */
final class KernelFigures {
    static final int KERNEL_COLUMNS = 6;
    private static final int MOST_KERNELS = 36;
    private static final int MAP_COLUMNS = 8;
    private static final int MOST_MAPS = 32;
    private static final int PIXELS = 136;
    private static final int MOST_STRIPS = 4;

    private final ViewContext context;

    KernelFigures(ViewContext context) {
        this.context = context;
    }

    LabFigure of(KernelsPane.Question question, TaskMonitor monitor) {
        return switch (question.how().shown()) {
            case KERNELS -> kernels(stack(question), stack(question).layer());
            case CLASSIC -> classic(question);
            case MAPS -> maps(question, monitor);
            case DENSE -> dense(question, monitor);
            case WEIGHTS -> weights(question.model());
        };
    }

    private static KernelStack stack(KernelsPane.Question question) {
        return new ReadKernels()
                .of(question.model().network(), question.convolution().orElseThrow());
    }

    /**
     * The kernels of input channel 0, six a row, the first row of each at the bottom.
     *
     * @param title what they are of
     */
    static TileFigure kernels(KernelStack stack, String title) {
        List<TileFigure.Tile> tiles = new ArrayList<>();
        for (int unit = 0; unit < Math.min(MOST_KERNELS, stack.units()); unit++) {
            tiles.add(new TileFigure.Tile("", Tensor.of(stack.slice(0, unit), stack.height(), stack.width())));
        }
        return new TileFigure(title, tiles, KERNEL_COLUMNS, Optional.empty(), ColourMap.GRAY, RowOrigin.LOWER);
    }

    private Frame frame(KernelsPane.Question question) {
        FrameSource source = question.frame().orElseThrow();
        return context.frames().load(source);
    }

    private LabFigure classic(KernelsPane.Question question) {
        KernelStack stack = stack(question);
        int unit = Math.min(question.unit(), stack.units() - 1);
        LabKernel learned = LabKernel.of("learned #" + unit, stack.height(), stack.width(), stack.slice(0, unit));
        Tensor picture = ReduceFrame.of(frame(question), PIXELS);
        List<TileFigure.Tile> tiles = new ArrayList<>();
        tiles.add(new TileFigure.Tile("the frame", picture));
        AppliedKernel.learnedAndClassic(picture, learned, question.how().pass())
                .forEach(one -> tiles.add(new TileFigure.Tile(one.kernel().name(), one.result())));
        return new TileFigure(
                stack.layer() + " and classic kernels, " + question.how().pass().word() + ", each by its own range",
                tiles,
                KERNEL_COLUMNS,
                Optional.empty(),
                ColourMap.GRAY,
                RowOrigin.UPPER);
    }

    private List<LayerMaps> computed(KernelsPane.Question question, List<String> layers, TaskMonitor monitor) {
        ModelDocument model = question.model();
        return computed(
                context,
                model.network(),
                model.preprocessing(),
                question.frame().orElseThrow(),
                layers,
                monitor);
    }

    /** A network's outputs for one frame, in the order of the layers. */
    static List<LayerMaps> computed(
            ViewContext context,
            Network network,
            Preprocessing preprocessing,
            FrameSource frame,
            List<String> layers,
            TaskMonitor monitor) {
        return new ComputeMaps(context.engine().get(), context.maps())
                .compute(
                        new ComputeMaps.Request(
                                network,
                                List.of(new PrepareInput(network, preprocessing)
                                        .of(context.frames().load(frame), "")),
                                layers),
                        monitor);
    }

    private LabFigure maps(KernelsPane.Question question, TaskMonitor monitor) {
        LayerMaps maps = computed(question, question.convolution().stream().toList(), monitor)
                .get(0);
        return maps(
                maps,
                maps.layer() + " of " + question.frame().orElseThrow().name() + ", each by its own range",
                "Conv #1.");
    }

    /**
     * The first maps of a layer, eight a row, the first row of each at the bottom.
     *
     * @param title what they are of
     * @param each what stands before the number of each
     */
    static TileFigure maps(LayerMaps maps, String title, String each) {
        List<TileFigure.Tile> tiles = new ArrayList<>();
        for (int unit = 0; unit < Math.min(MOST_MAPS, maps.units()); unit++) {
            tiles.add(new TileFigure.Tile(each + unit, Tensor.of(maps.map(unit), maps.height(), maps.width())));
        }
        return new TileFigure(title, tiles, MAP_COLUMNS, Optional.empty(), ColourMap.GRAY, RowOrigin.LOWER);
    }

    /** The dense layers, the last of them and the outputs at the end; outputs that are shares from 0 to 1. */
    private LabFigure dense(KernelsPane.Question question, TaskMonitor monitor) {
        Network network = question.model().network();
        List<String> outputs = network.outputs();
        List<String> layers = new ArrayList<>(network.calls().stream()
                .filter(call -> call.className().equals("Dense") && !outputs.contains(call.id()))
                .map(LayerCall::id)
                .toList());
        layers = new ArrayList<>(layers.subList(Math.max(0, layers.size() - MOST_STRIPS), layers.size()));
        layers.addAll(outputs.stream()
                .filter(id -> !network.call(id).hasMaps())
                .limit(MOST_STRIPS)
                .toList());
        return new StripFigure(computed(question, layers, monitor).stream()
                .map(maps -> ValueStrips.of(question.model(), maps).get(0))
                .toList());
    }

    private static LabFigure weights(ModelDocument model) {
        List<TextFigure.Line> lines = new ArrayList<>();
        for (LayerCall call : model.network().calls()) {
            for (Weight weight : call.weights()) {
                lines.add(new TextFigure.Line(shape(weight.shape()), call.id() + " " + weight.name()));
            }
        }
        return new TextFigure(model.name() + ", " + lines.size() + " arrays of weights", lines);
    }

    private static String shape(int... shape) {
        List<String> lengths = new ArrayList<>();
        for (int length : shape) {
            lengths.add(Integer.toString(length));
        }
        return "(" + String.join(", ", lengths) + ")";
    }
}
