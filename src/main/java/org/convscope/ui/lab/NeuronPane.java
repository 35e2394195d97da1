package org.convscope.ui.lab;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.convscope.choice.NeuronActivation;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.inspect.lab.NeuronFormula;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.ChartFigure;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.NeuronChart;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.WrappedText;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.LabNeuron;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.Workspace;
import org.jfree.chart.JFreeChart;

/** A neuron of two inputs: sliders, the formula with its numbers, and the point on the activation's curve. */
final class NeuronPane extends LabPart<LabNeuron, NeuronPane.Drawn> {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 480;

    /** A neuron and its activation's curve. */
    record Drawn(NeuronFormula neuron, ChartCurve curve) {
        JFreeChart chart(ChartTheme theme) {
            return NeuronChart.of(theme, "", curve, neuron.sum(), neuron.output());
        }
    }

    private final ChartPane chart = new ChartPane("The activation and the neuron's point on it");
    private final WrappedText formula = new WrappedText(() -> UIManager.getColor("Label.foreground"));
    private final JComboBox<NeuronActivation> activation;
    private final DecimalSlider x1 = slider("x1", "First input", LabNeuron.MOST_INPUT, LabNeuron::x1);
    private final DecimalSlider x2 = slider("x2", "Second input", LabNeuron.MOST_INPUT, LabNeuron::x2);
    private final DecimalSlider w1 = slider("w1", "Weight of the first input", LabNeuron.MOST_WEIGHT, LabNeuron::w1);
    private final DecimalSlider w2 = slider("w2", "Weight of the second input", LabNeuron.MOST_WEIGHT, LabNeuron::w2);
    private final DecimalSlider bias = slider("b", "Bias", LabNeuron.MOST_WEIGHT, LabNeuron::bias);

    NeuronPane(ViewContext context) {
        super(
                LabSettings.Pane.NEURON,
                "Neuron",
                "Two inputs, two weights, a bias, an activation",
                context,
                Set.of(LabSettings.KEY),
                Lane.POOL,
                "[][][grow,fill]");
        activation = ChoiceBox.of(
                "The activation, by its name in Keras",
                NeuronActivation.values(),
                lab().neuron().activation(),
                NeuronActivation::word,
                value -> choose(now -> now.neuron(now.neuron().activation(value))));
        for (DecimalSlider slider : List.of(x1, w1, x2, w2, bias)) {
            bar().add(slider.component());
        }
        bar().addNamed("activation", activation);
        PointDrag.in(chart, sum -> choose(now -> now.neuron(now.neuron().sum(sum))));
        var lines = new JPanel(new MigLayout("insets 0 10lp 6lp 10lp, fill", "[grow,fill]"));
        lines.add(formula, "growx, wmin 0");
        component().add(lines, "growx");
        component().add(overlaid(chart), "grow");
        followSettings();
    }

    private DecimalSlider slider(
            String word, String tooltip, double most, BiFunction<LabNeuron, Double, LabNeuron> changed) {
        return new DecimalSlider(
                word, tooltip, -most, most, value -> choose(now -> now.neuron(changed.apply(now.neuron(), value))));
    }

    @Override
    void follow() {
        LabNeuron now = lab().neuron();
        x1.show(now.x1());
        x2.show(now.x2());
        w1.show(now.w1());
        w2.show(now.w2());
        bias.show(now.bias());
        ChoiceBox.show(activation, now.activation());
    }

    @Override
    protected ViewQuestion<LabNeuron> question(Workspace now) {
        return ViewQuestion.of(now.settings(LabSettings.KEY).neuron(), "Neuron");
    }

    @Override
    protected Drawn compute(LabNeuron asked, TaskMonitor monitor) {
        var neuron =
                new NeuronFormula(asked.x1(), asked.x2(), asked.w1(), asked.w2(), asked.bias(), asked.activation());
        return new Drawn(neuron, new ChartCurve(asked.activation().word(), NeuronFormula.curveAt(), neuron.curve()));
    }

    @Override
    protected void show(LabNeuron asked, Drawn answer) {
        formula.setText(answer.neuron().formula());
        chart.show(answer::chart);
    }

    @Override
    protected void say(String sentence) {
        formula.setText(sentence);
        chart.clear();
    }

    @Override
    protected void restyle() {
        chart.redraw();
    }

    @Override
    public List<ExportItem> exports() {
        Drawn drawn = answerShown().orElse(null);
        if (drawn == null) {
            return List.of();
        }
        Provenance provenance =
                Provenance.start().with("Neuron", drawn.neuron().formula().replace("\n", "; "));
        String file = FileNames.of("neuron", drawn.neuron().activation().word());
        var paper = new ChartTheme(Palette.light());
        return List.of(
                ViewExports.figure("Neuron", file, provenance, new ChartFigure(drawn.chart(paper), WIDTH, HEIGHT)));
    }
}
