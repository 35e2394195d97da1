package org.convscope.export.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Tensor;
import org.convscope.choice.RangeScope;
import org.convscope.export.CsvTable;
import org.convscope.export.JsonText;
import org.convscope.inspect.kernels.KernelStack;
import org.convscope.inspect.kernels.KernelSurvey;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.kernels.SurveyKernels;
import org.convscope.inspect.maps.ValueSample;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.problem.ProblemException;
import org.convscope.render.NumberText;
import org.convscope.render.colour.ColourShading;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.KernelTiles;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** The first kernels of each convolution: filters 0 to 4, input channel 0, in the layer's own range. */
final class KernelSection {
    private static final int FILTERS = 5;
    private static final int TILE = 72;
    private static final int TITLE = 16;
    private static final int GAP = 6;

    private final ReportFolder folder;
    private final ReportFigures figures;
    private final ColourShading shading;

    /**
     * @param shading of maps; limits in numbers are of their values, not of weights
     */
    KernelSection(ReportFolder folder, ReportFigures figures, ColourShading shading) {
        this.folder = folder;
        this.figures = figures;
        this.shading =
                shading.limits() instanceof ColourLimits.Fixed ? shading.withLimits(ColourLimits.EXTREMES) : shading;
    }

    ReportPage.Section write(Network network, Map<String, @Nullable Object> json, TaskMonitor monitor) {
        var html = new StringBuilder();
        html.append(HtmlPieces.paragraph(
                "Filters 0 to 4 of each convolution, their input channel 0. The colours have one range for the"
                        + " whole layer, so that its kernels can be compared."));
        var csv = new CsvTable("layer", "filter", "input_channel", "row", "column", "value");
        List<Object> layers = new ArrayList<>();
        List<LayerCall> convolutions = network.convolutions().stream()
                .filter(call -> ReadKernels.hasKernels(call) && call.call() == 0)
                .toList();
        html.append("<div class=\"figures\">\n");
        List<String> remarks = new ArrayList<>();
        for (LayerCall call : convolutions) {
            monitor.progress("Kernels of " + call.id(), (double) layers.size() / convolutions.size());
            monitor.checkCancelled();
            try {
                KernelStack stack = new ReadKernels().of(network, call.id());
                html.append(figure(stack, csv));
                KernelSurvey survey =
                        new SurveyKernels().of(stack, bias(call), SurveyKernels.Parameters.DEFAULT, monitor);
                remarks.addAll(remarks(survey));
                layers.add(tree(stack, survey));
            } catch (ProblemException e) {
                remarks.add(e.problem().sentence());
            }
        }
        html.append("</div>\n");
        html.append("<p>The numbers drawn: ")
                .append(HtmlPieces.link(ReportFolder.KERNELS, ReportFolder.KERNELS))
                .append(".</p>\n");
        html.append(HtmlPieces.heading(3, "kernel-findings", "Dead and nearly identical kernels"));
        if (remarks.isEmpty()) {
            html.append(HtmlPieces.paragraph(
                    "None. Dead: all zero. Nearly identical: the difference of two kernels of a layer is"
                            + " at most 5 % of the larger one's norm."));
        }
        remarks.forEach(remark -> html.append(HtmlPieces.note(remark)));
        folder.table(ReportFolder.KERNELS, csv, folder.provenance());
        json.put("kernels", layers);
        return ReportPage.Section.of("kernels", "Kernels", html.toString());
    }

    private static Optional<float[]> bias(LayerCall call) {
        return call.weight("bias").map(Weight::read).map(Tensor::data);
    }

    private String figure(KernelStack stack, CsvTable csv) {
        int count = Math.min(FILTERS, stack.units());
        int[] filters = IntStream.range(0, count).toArray();
        Tensor weights = Tensor.of(stack.data(), stack.height(), stack.width(), stack.inputs(), stack.units());
        MosaicSource source = KernelTiles.ofChannel(weights, 0, filters);
        int magnification = Math.max(1, TILE / Math.max(stack.height(), stack.width()));
        MosaicGeometry geometry = MosaicGeometry.natural(TileGrid.of(1, count), source)
                .withGap(GAP)
                .withBorder(GAP)
                .withTitles(TITLE)
                .magnified(magnification);
        var sample = new ValueSample(stack.data().length, ValueSample.OF_LAYER);
        sample.add(stack.data(), 0, 1);
        ColourEnds ends = sample.ends(shading.limits(), stack.range());
        Legend legend =
                new Legend(shading.mapping(ends.range()), RangeScope.LAYER, ends, shading.limits(), stack.layer(), "");
        BufferedImage image = figures.mosaic(source, geometry, source.sharedRange(ends.range()), legend);
        String file = "kernels/" + folder.name(stack.layer()) + ".png";
        folder.picture(
                file,
                image,
                folder.provenance()
                        .with("Layer", stack.layer())
                        .with("Content", "kernels 0 to " + (count - 1) + ", input channel 0")
                        .with(legend));
        for (int filter : filters) {
            for (int y = 0; y < stack.height(); y++) {
                for (int x = 0; x < stack.width(); x++) {
                    csv.row(stack.layer(), filter, 0, y, x, Float.toString(stack.value(y, x, 0, filter)));
                }
            }
        }
        return HtmlPieces.figure(
                file,
                image.getWidth(),
                image.getHeight(),
                "Kernels of " + stack.layer(),
                stack.layer() + ", " + stack.shapeText());
    }

    private static List<String> remarks(KernelSurvey survey) {
        List<String> remarks = new ArrayList<>();
        if (!survey.dead().isEmpty()) {
            remarks.add(survey.layer() + ": dead kernels " + list(survey.dead()) + ".");
        }
        if (!survey.notFinite().isEmpty()) {
            remarks.add(survey.layer() + ": kernels with NaN or infinities " + list(survey.notFinite()) + ".");
        }
        if (!survey.similar().isEmpty()) {
            String pairs = survey.similar().stream()
                    .limit(10)
                    .map(pair -> pair.first() + " and " + pair.second() + " (" + NumberText.percent(pair.distance())
                            + " apart)")
                    .collect(Collectors.joining(", "));
            remarks.add(survey.layer() + ": " + survey.similar().size() + " nearly identical pairs: " + pairs
                    + (survey.similar().size() > 10 ? " ..." : "."));
        }
        return remarks;
    }

    private static String list(List<Integer> units) {
        String shown = units.stream().limit(20).map(String::valueOf).collect(Collectors.joining(", "));
        return units.size() > 20 ? shown + " and " + (units.size() - 20) + " more" : shown;
    }

    private static Map<String, @Nullable Object> tree(KernelStack stack, KernelSurvey survey) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("layer", stack.layer());
        tree.put("shape", List.of(stack.height(), stack.width(), stack.inputs(), stack.units()));
        tree.put("min", JsonText.number((float) survey.weights().range().min()));
        tree.put("max", JsonText.number((float) survey.weights().range().max()));
        tree.put("mean", JsonText.number(survey.weights().mean()));
        tree.put("std", JsonText.number(survey.weights().standardDeviation()));
        tree.put("dead", survey.dead());
        tree.put("notFinite", survey.notFinite());
        tree.put(
                "nearlyIdentical",
                survey.similar().stream()
                        .map(pair -> List.of(pair.first(), pair.second(), pair.distance()))
                        .toList());
        return tree;
    }
}
