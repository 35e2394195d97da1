package org.convscope.ui.pixel;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.convscope.export.CsvTable;
import org.convscope.export.Provenance;
import org.convscope.file.FileNames;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.pixel.ChannelPatch;
import org.convscope.inspect.pixel.PixelSource;
import org.convscope.inspect.pixel.PixelTrace;
import org.convscope.inspect.pixel.TracePixel;
import org.convscope.network.Network;
import org.convscope.render.lab.PixelFigure;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.NetworkInputs;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.PixelOptions;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;

/** How one value of the selected unit's map arises: what is under the window, times the kernel, and what is done to the sum. */
public final class PixelView extends AnswerView<PixelView.Question, PixelTrace> {
    /** What its tab says. */
    public static final ViewTab TAB = new ViewTab(
            ViewId.PIXEL,
            "One pixel",
            "Pixel",
            "How one value of a map arises: patch, kernel, products, sum, activation");

    private static final Set<Concern> ASKS_ON =
            Set.of(Change.MODEL, Change.PREPROCESSING, Change.FRAME, Change.LAYER, Change.UNIT, PixelOptions.KEY);

    /** More channels than fit on any screen. */
    private static final int CHANNELS = 48;

    /** All that a trace depends on. */
    record Question(ModelDocument model, FrameSource frame, String layer, int unit, PixelOptions pixel) {}

    private final FigurePane figure = new FigurePane("How one pixel arises");
    private final PixelBar bar;

    public PixelView(ViewContext context) {
        super(TAB, context, ASKS_ON, Lane.ENGINE, column("[][grow,fill]"));
        bar = new PixelBar(context.workspace());
        figure.setName("pixel");
        figure.setToolTipText("A click on the map takes another pixel apart");
        figure.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                choose(event);
            }
        });
        component().add(bar.component(), "growx");
        component().add(overlaid(figure), "grow, hmin 100lp");
        key("shift UP", -1, 0);
        key("shift DOWN", 1, 0);
        key("shift LEFT", 0, -1);
        key("shift RIGHT", 0, 1);
        say("");
    }

    private void key(String stroke, int rows, int columns) {
        component().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(stroke), stroke);
        component().getActionMap().put(stroke, UserEvents.action(stroke, () -> bar.move(rows, columns)));
    }

    private void choose(MouseEvent event) {
        figure.figure()
                .map(PixelFigure.class::cast)
                .flatMap(shown -> shown.place(
                        ThemeLook.palette(), figure.getWidth(), figure.getHeight(), event.getX(), event.getY()))
                .ifPresent(place ->
                        context().workspace().update(PixelOptions.KEY, now -> now.place(place.row(), place.column())));
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(PixelOptions.KEY)) {
            bar.follow();
        }
    }

    @Override
    protected ViewQuestion<Question> question(Workspace now) {
        ModelDocument model = context().documents().model().orElse(null);
        Optional<FrameSource> frame = now.selection().frame();
        if (model == null || frame.isEmpty()) {
            return ViewQuestion.nothing(
                    model == null
                            ? "Open a model to see how the values of its maps arise."
                            : "Choose a frame to see how the values of its maps arise.");
        }
        Network network = model.network();
        Optional<String> layer =
                now.selection().layer().filter(id -> network.find(id).isPresent());
        if (layer.isEmpty()) {
            return ViewQuestion.nothing("Choose a layer on the left, or click on a feature map.");
        }
        Optional<String> reason = network.unavailable(layer.get());
        if (reason.isPresent()) {
            return ViewQuestion.nothing(layer.get() + " cannot be computed:\n" + reason.get());
        }
        return ViewQuestion.of(
                new Question(model, frame.get(), layer.get(), now.selection().unit(), now.settings(PixelOptions.KEY)),
                "A value of " + layer.get());
    }

    @Override
    protected PixelTrace compute(Question question, TaskMonitor monitor) {
        Network network = question.model().network();
        NetworkInput input =
                NetworkInputs.of(context(), network, question.model().preprocessing(), question.frame());
        PixelOptions pixel = question.pixel();
        return new TracePixel(context().engine().get(), context().maps())
                .trace(
                        new TracePixel.Request(
                                network,
                                input,
                                question.layer(),
                                question.unit(),
                                pixel.row(),
                                pixel.column(),
                                pixel.first(),
                                CHANNELS),
                        monitor);
    }

    @Override
    protected void show(Question question, PixelTrace trace) {
        figure.show(PixelWords.figure(trace));
        figure.getAccessibleContext()
                .setAccessibleDescription(PixelWords.title(trace) + ". " + String.join(". ", PixelWords.lines(trace)));
        boolean isOfSeveral = trace.source() instanceof PixelSource.Weighed weighed && weighed.channels() > 1;
        bar.say(PixelWords.title(trace), isOfSeveral ? PixelBar.Several.YES : PixelBar.Several.NO);
    }

    @Override
    protected void say(String sentence) {
        figure.say(sentence);
        figure.getAccessibleContext().setAccessibleDescription(sentence);
        bar.say("", PixelBar.Several.NO);
    }

    @Override
    protected void restyle() {
        figure.repaint();
    }

    @Override
    public List<ExportItem> exports() {
        PixelTrace trace = answerShown().orElse(null);
        Question question = questionShown().orElse(null);
        if (trace == null || question == null) {
            return List.of();
        }
        String title = "How " + PixelWords.title(trace) + " arises";
        Provenance made = ViewExports.provenance(question.model(), Optional.of(question.frame()))
                .with("Layer", trace.layer())
                .with("Content", PixelWords.title(trace));
        String file = FileNames.of(
                FileNames.stem(question.model().name()),
                trace.layer(),
                "pixel",
                FileNames.stem(question.frame().name()));
        PixelFigure drawn = PixelWords.figure(trace);
        ExportItem picture = ViewExports.png(title, file, made, drawn::draw);
        return trace.source() instanceof PixelSource.Weighed weighed
                ? List.of(
                        picture,
                        ViewExports.csv(
                                "Patch and kernel of " + PixelWords.title(trace), file, made, provenance -> table(
                                                weighed)
                                        .text(provenance)))
                : List.of(picture);
    }

    private static CsvTable table(PixelSource.Weighed weighed) {
        var csv = new CsvTable("channel", "row", "column", "under", "kernel", "product");
        for (ChannelPatch patch : weighed.patches()) {
            List<Double> products = patch.products();
            for (int i = 0; i < products.size(); i++) {
                csv.row(
                        patch.channel(),
                        patch.rows()[i / patch.columns().length],
                        patch.columns()[i % patch.columns().length],
                        patch.under().get(i),
                        patch.kernel().get(i),
                        products.get(i));
            }
        }
        return csv;
    }
}
