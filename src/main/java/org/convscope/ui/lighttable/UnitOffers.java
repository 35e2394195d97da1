package org.convscope.ui.lighttable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.convscope.ui.component.FittingLine;
import org.convscope.ui.component.FocusFreeButtons;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.units.UnitAreas;

/** The units that are worth a look first, one button each. */
final class UnitOffers extends JPanel {
    static final int MOST = 6;

    private final transient IntConsumer chosen;

    /**
     * A unit that is offered.
     *
     * @param text on its button
     */
    record Offer(int unit, String text) {}

    /**
     * @param chosen gets the unit that is clicked
     */
    UnitOffers(IntConsumer chosen) {
        super(new FittingLine());
        this.chosen = chosen;
        setName("unit-offers");
        setVisible(false);
    }

    /** By the census where there is one, else by the frames on the table. */
    static List<Offer> of(List<Integer> differing, Optional<UnitAreas.OfLayer> areas) {
        List<Offer> offers = new ArrayList<>();
        areas.ifPresentOrElse(
                counted -> counted.best(MOST)
                        .forEach(unit -> offers.add(new Offer(
                                unit,
                                String.format(
                                        Locale.ROOT,
                                        "#%d: %.2f",
                                        unit,
                                        counted.areas().get(unit))))),
                () -> differing.forEach(unit -> offers.add(new Offer(unit, "#" + unit))));
        return offers;
    }

    void show(List<Integer> differing, Optional<UnitAreas.OfLayer> areas) {
        removeAll();
        List<Offer> offers = of(differing, areas);
        var label = new JLabel(areas.isPresent() ? "AUC" : "differ most");
        label.setToolTipText(areas.map(
                        counted -> "Units by how well they tell " + counted.words() + " apart, " + counted.origin())
                .orElse("Units whose means differ most between the groups on the table; where this layer's units are"
                        + " counted in the tab Units, or a census.csv of it is opened, those of the best AUC"));
        ThemeLook.mute(label);
        add(label);
        for (Offer offer : offers) {
            add(FocusFreeButtons.flat(
                    offer.text(), "Unit " + offer.unit() + " alone, large", () -> chosen.accept(offer.unit())));
        }
        setVisible(!offers.isEmpty());
        revalidate();
        repaint();
    }

    void clear() {
        setVisible(false);
    }
}
