package org.convscope.ui.export;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import net.miginfocom.swing.MigLayout;
import org.convscope.export.figure.FigureFile;
import org.convscope.render.paper.FigureSize;
import org.convscope.ui.component.ChoiceBox;
import org.convscope.ui.component.NumberBox;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;

/** Format, width, text and scale of what is to be written. */
final class FigureForm {
    /** What a width is counted in. */
    private enum LengthUnit {
        PIXELS("px"),
        MILLIMETRES("mm");

        private final String word;

        LengthUnit(String word) {
            this.word = word;
        }
    }

    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, gap 0 2lp, wrap 1, hidemode 3", "[0:0,grow,fill]"));
    private final JComboBox<FigureFile.Format> format;
    private final JSpinner width;
    private final JComboBox<LengthUnit> unit;
    private final JSpinner text;
    private final JComboBox<Integer> scale;
    private final JComponent[] ofFigures;
    private final JComponent[] ofPixels;
    private final JLabel size = new JLabel(" ");
    private final Consumer<ExportPlan> changed;
    private ExportPlan plan;

    /**
     * @param changed told what the user makes of the plan
     */
    FigureForm(ExportPlan first, Consumer<ExportPlan> changed) {
        this.plan = first;
        this.changed = changed;
        format = ChoiceBox.of(
                "Kind of file",
                FigureFile.Format.values(),
                first.format(),
                FigureFile.Format::name,
                value -> change(plan.with(value)));
        format.setName("export-format");
        width = NumberBox.of(
                "Width",
                20,
                FigureSize.MOST_PIXELS,
                value -> change(plan.with(plan.size().withPixels(isMillimetres() ? FigureSize.pixels(value) : value))));
        width.setName("export-width");
        unit = ChoiceBox.of(
                "What the width is counted in",
                LengthUnit.values(),
                LengthUnit.PIXELS,
                value -> value.word,
                value -> show(plan));
        unit.setName("export-unit");
        text = NumberBox.of(
                "Size of the text in points",
                FigureSize.LEAST_POINTS,
                FigureSize.MOST_POINTS,
                value -> change(plan.with(plan.size().withPoints(value))));
        text.setName("export-text");
        scale = ChoiceBox.of(
                "Dots a pixel",
                IntStream.rangeClosed(1, ExportPlan.MOST_SCALE).boxed().toArray(Integer[]::new),
                first.scale(),
                value -> value + "x",
                value -> change(plan.withScale(value)));
        scale.setName("export-scale");
        ThemeLook.mute(size);
        size.setName("export-size");
        var row = new WrappingRow();
        var wide = new JPanel(new MigLayout("insets 0, gap 6lp"));
        wide.add(width);
        wide.add(unit);
        row.add(format);
        JComponent named = row.addNamed("Width", wide);
        JComponent ofText = row.addNamed("Text, pt", text);
        JComponent ofScale = row.addNamed("Scale", scale);
        panel.add(row);
        panel.add(size, "gapleft 10lp, wmin 0");
        ofFigures = new JComponent[] {format, named, ofText, size};
        ofPixels = new JComponent[] {ofScale};
        show(first);
    }

    private boolean isMillimetres() {
        return unit.getSelectedItem() == LengthUnit.MILLIMETRES;
    }

    private void change(ExportPlan newPlan) {
        show(newPlan);
        changed.accept(newPlan);
    }

    JComponent component() {
        return panel;
    }

    /** Shows a plan without telling anybody. */
    void show(ExportPlan newPlan) {
        plan = newPlan;
        for (JComponent field : ofFigures) {
            field.setVisible(plan.isFigure());
        }
        for (JComponent field : ofPixels) {
            field.setVisible(plan.isPixels());
        }
        ChoiceBox.show(format, plan.format());
        ChoiceBox.show(scale, plan.scale());
        double pixels = plan.size().pixels();
        NumberBox.show(width, (int) Math.round(isMillimetres() ? FigureSize.millimetres(pixels) : pixels));
        NumberBox.show(text, (int) Math.round(plan.size().points()));
        size.setText(plan.sizeText());
    }
}
