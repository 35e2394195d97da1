package org.convscope.ui.graph;

import com.formdev.flatlaf.util.UIScale;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.export.Provenance;
import org.convscope.export.graph.DrawnNetwork;
import org.convscope.export.graph.GraphPictures;
import org.convscope.file.FileNames;
import org.convscope.inspect.graph.LayerProperties;
import org.convscope.inspect.graph.NetworkGraph;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.render.graph.GraphDrawing;
import org.convscope.render.plane.ViewTransform;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.CanvasBar;
import org.convscope.ui.canvas.ImageCanvas;
import org.convscope.ui.canvas.PictureListener;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.ViewExports;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;

/** The model as a graph of its layers: branches, merges and heads; a click on a layer selects it everywhere. */
public final class GraphView extends AnswerView<ModelDocument, DrawnNetwork> {
    /** What its tab says. */
    public static final ViewTab TAB =
            new ViewTab(ViewId.GRAPH, "Graph", "The model's layers and what goes from which to which");

    private static final Set<Concern> ASKS_ON = Set.of(Change.MODEL);

    /** A graph that is smaller than this as a whole, at the usual size of text, is shown in part. */
    private static final float READABLE = 0.6f;

    private final ImageCanvas canvas = new ImageCanvas();
    private final GraphMarks marks = new GraphMarks();
    private final GraphSearch search;
    private final LayerSheet sheet = new LayerSheet();
    /** Of the text that was fitted last. */
    private float textScale = UIScale.scale(1f);

    public GraphView(ViewContext context) {
        super(TAB, context, ASKS_ON, Lane.POOL, column("[][grow,fill]"));
        canvas.setName("graph");
        canvas.followText();
        canvas.getAccessibleContext().setAccessibleName("Graph of the model");
        var bar = new WrappingRow();
        search = new GraphSearch(
                bar,
                hits -> {
                    marks.find(Set.copyOf(hits));
                    canvas.repaint();
                },
                this::select);
        bar.add(new CanvasBar(canvas));
        var beside = new JPanel(new MigLayout("insets 0, gap 0, fill", "[0:0,grow,fill][]", "[grow,fill]"));
        beside.add(canvas, "grow");
        beside.add(sheet.component(), "growy");
        component().add(bar, "growx");
        component().add(overlaid(beside), "grow");
        canvas.addOverlay(marks);
        canvas.addPictureListener(new Pointing());
        canvas.setParts(new SpokenLayers(this::nodes));
        component().getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(GraphSearch.KEY, "find");
        component().getActionMap().put("find", UserEvents.action("find", () -> search.field()
                .requestFocusInWindow()));
        say("");
    }

    private void select(String layer) {
        context().workspace().select(selection -> selection.layer(layer));
    }

    @Override
    protected ViewQuestion<ModelDocument> question(Workspace now) {
        return context()
                .documents()
                .model()
                .map(model -> ViewQuestion.of(model, "Laying out " + model.name()))
                .orElseGet(() -> ViewQuestion.nothing("Open a model to see its layers as a graph."));
    }

    @Override
    protected DrawnNetwork compute(ModelDocument model, TaskMonitor monitor) {
        return DrawnNetwork.of(model.network(), monitor);
    }

    @Override
    protected void show(ModelDocument model, DrawnNetwork drawn) {
        marks.show(Optional.of(drawn));
        search.in(Optional.of(drawn.graph()));
        restyle();
        canvas.fit();
        follow();
        begin(drawn);
    }

    /** Where the whole is too small to be read: the selected layer, else the first. */
    private void begin(DrawnNetwork drawn) {
        ViewTransform whole = canvas.transform();
        if (whole != null && whole.scale() < UIScale.scale(READABLE)) {
            selected()
                    .flatMap(drawn::cardOf)
                    .or(() -> drawn.graph().nodes().stream().findFirst().flatMap(node -> drawn.cardOf(node.id())))
                    .ifPresent(card -> canvas.centre(card.getCenterX(), card.getCenterY(), UIScale.scale(1f)));
        }
    }

    private Optional<String> selected() {
        return context().workspace().get().selection().layer();
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.LAYER)) {
            follow();
        }
    }

    /** Shows which layer is selected, and what there is to say of it. */
    private void follow() {
        Optional<String> layer = selected();
        marks.select(layer);
        search.select(layer);
        DrawnNetwork drawn = answerShown().orElse(null);
        ModelDocument model = questionShown().orElse(null);
        if (drawn == null || model == null) {
            sheet.show(List.of());
            return;
        }
        Optional<Rectangle2D> card = layer.flatMap(drawn::cardOf);
        sheet.show(card.isPresent() ? LayerProperties.of(model.network(), drawn.graph(), layer.get()) : List.of());
        card.ifPresent(this::reveal);
        IntStream.range(0, nodes().size())
                .filter(i -> Optional.of(nodes().get(i).id()).equals(layer))
                .forEach(canvas::announce);
        canvas.repaint();
    }

    private List<NetworkGraph.Node> nodes() {
        return answerShown().map(drawn -> drawn.graph().nodes()).orElse(List.of());
    }

    /** In the middle, with what is around it, where it was not in view. */
    private void reveal(Rectangle2D card) {
        ViewTransform now = canvas.transform();
        if (now != null && !canvas.getVisibleRect().contains(now.rectangle(card))) {
            canvas.centre(card.getCenterX(), card.getCenterY(), now.scale());
        }
    }

    @Override
    protected void say(String sentence) {
        marks.show(Optional.empty());
        search.in(Optional.empty());
        sheet.show(List.of());
        canvas.setPicture(null);
        canvas.setMessage(sentence);
    }

    @Override
    protected void restyle() {
        answerShown().ifPresent(drawn -> {
            canvas.setPicture(drawn.drawing(ThemeLook.palette()));
            float now = UIScale.scale(1f);
            if (now != textScale && canvas.isFitted()) {
                begin(drawn);
            }
            textScale = now;
        });
    }

    @Override
    public List<ExportItem> exports() {
        DrawnNetwork drawn = answerShown().orElse(null);
        ModelDocument model = questionShown().orElse(null);
        if (drawn == null || model == null) {
            return List.of();
        }
        GraphDrawing drawing = drawn.drawing(ThemeLook.palette());
        Provenance made = ViewExports.provenance(model, Optional.empty());
        String file = FileNames.of(FileNames.stem(model.name()), "graph");
        String title = "Graph of " + model.name();
        return List.of(
                ViewExports.png(
                        title + " as PNG",
                        file,
                        made,
                        scale -> GraphPictures.image(drawing, ThemeLook.palette(), scale)),
                ViewExports.svg(title + " as SVG", file, made, provenance -> GraphPictures.svg(drawing)));
    }

    private final class Pointing implements PictureListener {
        @Override
        public void hovered(Point2D.Double point) {
            at(point)
                    .ifPresentOrElse(
                            node -> context()
                                    .readout()
                                    .show(node.id() + "   " + node.call().className() + "   "
                                            + ShapeText.times(node.call().outputShape())),
                            () -> context().readout().clear());
        }

        @Override
        public void left() {
            context().readout().clear();
        }

        @Override
        public void clicked(Point2D.Double point, MouseEvent event) {
            at(point).ifPresent(node -> select(node.id()));
        }

        @Override
        public Taken opened(Point2D.Double point) {
            return at(point).isPresent() ? Taken.YES : Taken.NO;
        }

        private Optional<NetworkGraph.Node> at(Point2D.Double point) {
            return answerShown().flatMap(drawn -> drawn.at(point.x, point.y));
        }
    }
}
