package org.convscope.ui.kernels;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.convscope.inspect.kernels.KernelSurvey;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.ui.charts.MiniHistogram;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.Selection;
import org.convscope.workspace.WorkspaceModel;

/** One convolution in the list of all: its name, its first kernels, its weights and biases. */
final class KernelRow extends JPanel {
    /** What name, shape and range take at the least, with the gaps. */
    private static final int NAMED = 160;

    private static final int HISTOGRAM = 76;
    private static final int CHART = 72;

    private static final String BESIDE = "cell 1 0, aligny top";
    private static final String BELOW = "cell 0 1 4 1, aligny top";

    private final LayerKernels layer;
    private final JPanel pictures;
    private final TileStrip strip;
    private final MiniHistogram weights = new MiniHistogram("weights");
    private final MiniHistogram biases = new MiniHistogram("biases");
    private final JLabel found = new JLabel(" ");
    private final JLabel hovered = new JLabel(" ");

    /**
     * @param opened the whole layer is asked for
     */
    KernelRow(LayerKernels layer, WorkspaceModel workspace, Runnable opened) {
        super(new MigLayout(
                "insets 8lp 12lp 8lp 12lp, gap 16lp 4lp, hidemode 3",
                "[90lp:150lp:240lp,shrinkprio 50][]push[60lp:220lp:320lp][50lp:160lp:220lp]"));
        this.layer = layer;
        strip = new TileStrip(
                "First kernels of " + layer.layer(),
                layer.tiles(),
                (unit, clicks) -> {
                    workspace.select((Selection selection) -> selection.unit(layer.layer(), unit));
                    if (clicks == 2) {
                        opened.run();
                    }
                },
                text -> hovered.setText(text.isEmpty() ? " " : text));
        var name = new JLabel(layer.layer());
        ThemeLook.embolden(name);
        var text = new JPanel(new MigLayout("insets 0, gap 0 1lp, wrap 1", "[grow,0:0]", ""));
        text.setOpaque(false);
        text.add(name, "wmin 0");
        text.add(muted(layer.shape()), "wmin 0");
        text.add(muted(layer.rangeText()), "wmin 0");
        ThemeLook.warn(found);
        text.add(found, "wmin 0");
        pictures = new JPanel(new MigLayout("insets 0, gap 0 2lp, wrap 1", "[]", ""));
        pictures.setOpaque(false);
        pictures.add(strip);
        hovered.putClientProperty("FlatLaf.styleClass", "small");
        ThemeLook.mute(hovered);
        pictures.add(hovered, "wmin 0");
        add(text, "cell 0 0, growx, aligny top");
        add(pictures, BESIDE);
        add(weights, "cell 2 0, growx, height 72lp!");
        add(biases, "cell 3 0, growx, height 72lp!");
    }

    /**
     * Larger pictures where there is room for them.
     *
     * @param strip height of the kernels, px
     */
    void size(int strip) {
        this.strip.setHeight(strip);
        int chart = strip + UIScale.scale(CHART - TileStrip.HEIGHT);
        if (getLayout() instanceof MigLayout rows) {
            rows.setComponentConstraints(weights, "cell 2 0, growx, height " + chart + "px!");
            rows.setComponentConstraints(biases, "cell 3 0, growx, height " + chart + "px!");
        }
    }

    /** How high the row is beside its pictures, px. */
    int beside() {
        return getPreferredSize().height - strip.getPreferredSize().height;
    }

    private static JLabel muted(String text) {
        var label = new JLabel(text);
        ThemeLook.mute(label);
        return label;
    }

    /** A histogram for which there is no room is left out: the layer by itself shows it. */
    @Override
    public void setBounds(int x, int y, int width, int height) {
        int room = width - UIScale.scale(NAMED) - strip.getPreferredSize().width;
        weights.setVisible(room >= UIScale.scale(HISTOGRAM));
        biases.setVisible(room >= UIScale.scale(2 * HISTOGRAM));
        // a name is rather read than beside its kernels
        String place = room < 0 ? BELOW : BESIDE;
        if (getLayout() instanceof MigLayout rows && !place.equals(rows.getComponentConstraints(pictures))) {
            rows.setComponentConstraints(pictures, place);
            SwingUtilities.invokeLater(this::revalidate);
        }
        super.setBounds(x, y, width, height);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, super.getMinimumSize().height);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, ThemeLook.line()));
    }

    LayerKernels layer() {
        return layer;
    }

    void show(MosaicColours colours) {
        strip.show(colours);
    }

    /**
     * @param why there is no survey
     */
    void say(String why) {
        found.setText(why);
        found.setToolTipText(why);
    }

    void show(KernelSurvey survey) {
        weights.show(Optional.of(survey.weightHistogram()));
        biases.show(survey.biasHistogram());
        found.setText(KernelFindings.text(survey));
        found.setToolTipText(KernelFindings.detail(survey));
    }
}
