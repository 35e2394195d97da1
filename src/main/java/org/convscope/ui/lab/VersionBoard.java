package org.convscope.ui.lab;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.export.Provenance;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.component.ComponentSlot;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;

/** Kernels and maps of a network as it learned, and the slider that plays them back. It stays at the newest until it is moved. */
final class VersionBoard {
    private final FigurePane kernels = new FigurePane("Kernels of a layer");
    private final FigurePane maps = new FigurePane("Maps of a layer");
    private final FigurePane said = new FigurePane("Why there are no kernels and maps");
    private final JPanel both =
            new JPanel(new MigLayout("insets 0, gap 0, fill", "[35%!,grow,fill][grow,fill]", "[grow,fill]"));
    private final ComponentSlot figures = new ComponentSlot(both, said);
    private final StepBar steps;
    private boolean followsLast = true;

    /**
     * @param what is stepped through, for the tooltip
     * @param chosen called when another version is to be shown by the user's will
     */
    VersionBoard(String what, Runnable chosen) {
        steps = new StepBar(what, step -> {
            followsLast = step == steps().last();
            chosen.run();
        });
        both.add(kernels, "wmin 0, hmin 0");
        both.add(maps, "wmin 0, hmin 0");
    }

    private StepBar steps() {
        return steps;
    }

    /** Both figures side by side. */
    JComponent figures() {
        return figures;
    }

    JComponent slider() {
        return steps.component();
    }

    /** So many versions there are now, at least one. */
    void count(int versions) {
        steps.show(followsLast ? versions - 1 : steps.step(), versions);
    }

    /** Another series begins. */
    void begin() {
        followsLast = true;
        steps.show(0, 1);
    }

    /** The version to be shown, from 0. */
    int step() {
        return steps.step();
    }

    void show(PlayedFigures.Drawn drawn) {
        show(kernels, drawn.kernels());
        show(maps, drawn.maps());
        figures.put(both);
    }

    private static void show(FigurePane pane, PlayedFigures.Figure figure) {
        figure.tiles().ifPresentOrElse(pane::show, () -> pane.say(figure.sentence()));
    }

    /** Instead of both figures. */
    void say(String sentence) {
        kernels.say("");
        maps.say("");
        said.say(sentence);
        figures.put(said);
    }

    void repaint() {
        kernels.repaint();
        maps.repaint();
    }

    /**
     * What is shown.
     *
     * @param file what the files' names begin with
     */
    List<ExportItem> exports(String file, Provenance provenance) {
        List<ExportItem> items = new ArrayList<>();
        kernels.figure()
                .ifPresent(
                        figure -> items.add(ViewExports.png("Kernels", file + "_kernels", provenance, figure::draw)));
        maps.figure().ifPresent(figure -> items.add(ViewExports.png("Maps", file + "_maps", provenance, figure::draw)));
        return items;
    }
}
