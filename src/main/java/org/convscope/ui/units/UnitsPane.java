package org.convscope.ui.units;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Range;
import org.convscope.export.census.CensusCharts;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.inspect.census.UnitResponses;
import org.convscope.inspect.census.UnitShells;
import org.convscope.render.chart.ChartTheme;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.charts.ThemedChart;
import org.convscope.ui.component.SplitRoom;
import org.convscope.ui.component.SplitTurn;
import org.convscope.ui.component.WrappingRow;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/** The units as a table and as points; below, one of them: what excites it, where it fires, what it says on which frames. */
final class UnitsPane {
    private static final int LISTED_LEAST = 150;
    private static final int SCATTER_LEAST = 90;
    /** Of the table and of the points where they stand one above the other. */
    private static final int LISTED_LOW = 90;

    private static final int SCATTER_LOW = 150;
    /** From this width on the points stand beside the table, and neither is cut to a strip. */
    private static final int BESIDE = 640;

    private static final int BINS = 40;
    /** The table and the map of the units. */
    private static final int ABOVE_LEAST = 150;

    private final JPanel panel =
            new JPanel(new MigLayout("insets 0, gap 0, fill, wrap 1", "[0:0,grow,fill]", "[grow,fill]"));
    private final UnitTable table;
    private final ScatterPane scatter;
    private final RankTable ranks;
    private final ChartPane shells = new ChartPane("The unit's mean by resolution");
    private final ThemedChart responses = new ThemedChart("The unit's mean on each frame", ThemedChart.Axis.ACROSS);
    private final JLabel heading = new JLabel("Choose a unit.");
    private final JButton lightTable = new JButton("Best and worst on light table");
    private final JButton filter = new JButton("Filter data set");
    private final JPanel charts =
            new JPanel(new MigLayout("insets 0, gap 0, fill, wrap 1, hidemode 3", "[0:0,grow,fill]", "[grow,fill]"));
    private final BusyOverlay busy;
    private @Nullable Census census;
    private @Nullable UnitDetail detail;
    private Optional<Range> brushed = Optional.empty();
    private Optional<CensusPlan.Between> between = Optional.empty();

    /** What the user does here. */
    interface Actions {
        void chosen(UnitCensus unit);

        void opened(UnitDetail.Rank rank);

        /** The frames on which the unit says most and least are wanted on the light table. */
        void lightTable(UnitResponses responses);

        /**
         * The data set is to be filtered by the unit.
         *
         * @param range of the frame's mean; empty for all
         */
        void filter(UnitCensus unit, UnitResponses responses, Optional<Range> range);
    }

    UnitsPane(Actions actions) {
        table = new UnitTable(actions::chosen);
        scatter = new ScatterPane(actions::chosen);
        ranks = new RankTable(actions::opened);
        JScrollPane listed = scrolled(table.component());
        listed.setMinimumSize(UIScale.scale(new Dimension(LISTED_LEAST, LISTED_LOW)));
        // smaller than a chart is by itself: the units are what one came for
        scatter.setMinimumSize(UIScale.scale(new Dimension(SCATTER_LEAST, SCATTER_LOW)));
        var above = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, true, listed, scatter);
        above.setResizeWeight(0.64);
        above.setBorder(BorderFactory.createEmptyBorder());
        SplitTurn.follow(above, BESIDE);
        charts.add(shells, "grow");
        charts.add(responses, "grow");
        var details = new JPanel(
                new MigLayout("insets 0, gap 0, fill", "[0:0,grow 46,fill][0:0,grow 54,fill]", "[][grow,fill]"));
        var row = new WrappingRow();
        ThemeLook.embolden(heading);
        heading.setName("units-heading");
        lightTable.setName("units-light-table");
        lightTable.setToolTipText(
                "Lays the four frames with the largest mean of the unit and the four with the smallest"
                        + " side by side");
        filter.setName("units-filter");
        row.add(heading);
        row.add(lightTable);
        row.add(filter);
        details.add(row, "span 2, growx, wrap");
        details.add(scrolled(ranks.component()), "grow");
        details.add(charts, "grow");
        busy = BusyOverlay.over(details);
        var split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, true, above, busy.component());
        split.setResizeWeight(0.48);
        split.setBorder(BorderFactory.createEmptyBorder());
        above.setPreferredSize(UIScale.scale(new Dimension(700, 330)));
        busy.component().setPreferredSize(UIScale.scale(new Dimension(700, 360)));
        busy.component().setMinimumSize(UIScale.scale(new Dimension(60, 180)));
        SplitRoom.keep(split, ABOVE_LEAST);
        panel.add(split, "grow");
        lightTable.addActionListener(event -> with(shown -> actions.lightTable(shown.responses())));
        filter.addActionListener(event ->
                with(shown -> table.selected().ifPresent(unit -> actions.filter(unit, shown.responses(), brushed))));
        responses.onBrush(range -> {
            brushed = range;
            responses.show(range);
        });
        forget();
    }

    private static JScrollPane scrolled(JComponent content) {
        var scroll = new JScrollPane(content);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        return scroll;
    }

    private void with(Consumer<UnitDetail> action) {
        UnitDetail shown = detail;
        if (shown != null) {
            action.accept(shown);
        }
    }

    JComponent component() {
        return panel;
    }

    /** Over what is shown of one unit. */
    BusyOverlay busy() {
        return busy;
    }

    ScatterPane scatter() {
        return scatter;
    }

    ChartPane shells() {
        return shells;
    }

    ThemedChart responses() {
        return responses;
    }

    Optional<UnitDetail> detail() {
        return Optional.ofNullable(detail);
    }

    /** The units, those that tell the categories apart best first. */
    void show(Census newCensus, Optional<CensusPlan.Between> told) {
        census = newCensus;
        between = told;
        table.show(told.isPresent() ? CensusCharts.ranked(newCensus) : newCensus.units());
        scatter.show(newCensus, table.selected());
        table.selected().ifPresent(this::showShells);
        drawResponses();
    }

    /**
     * Another unit is selected.
     *
     * @return it, if it was counted
     */
    Optional<UnitCensus> select(String layer, int unit) {
        table.select(layer, unit);
        Optional<UnitCensus> selected = table.selected();
        if (census != null) {
            scatter.show(census, selected);
        }
        forgetUnit(selected.isPresent() ? "unit " + unit + " of " + layer : "Choose a unit.");
        selected.ifPresent(this::showShells);
        return selected;
    }

    /** Scrolls to the unit that is selected: not while units are counted, which begin with those that tell most. */
    void reveal() {
        table.reveal();
    }

    private void showShells(UnitCensus unit) {
        Optional<UnitShells> found = shells(unit);
        shells.setVisible(found.isPresent());
        found.ifPresentOrElse(one -> shells.show(theme -> new CensusCharts(theme).shells(one)), shells::clear);
        charts.revalidate();
    }

    /** Where a unit fires, if that is known. */
    Optional<UnitShells> shells(UnitCensus unit) {
        Census now = census;
        return now == null
                ? Optional.empty()
                : now.shells().stream()
                        .filter(one -> one.layer().equals(unit.layer()) && one.unit() == unit.unit())
                        .findFirst();
    }

    Optional<UnitCensus> selected() {
        return table.selected();
    }

    void show(UnitDetail newDetail) {
        detail = newDetail;
        ranks.show(newDetail.ranks());
        lightTable.setEnabled(true);
        filter.setEnabled(true);
        drawResponses();
    }

    private void drawResponses() {
        UnitDetail shown = detail;
        responses.setVisible(shown != null);
        charts.revalidate();
        if (shown == null) {
            responses.setChart(null);
            return;
        }
        responses.setChart(new CensusCharts(new ChartTheme(ThemeLook.palette()))
                .responses(heading.getText(), shown.responses().groups(between, BINS)));
        responses.show(brushed);
    }

    /** Whether there is a data set to filter. */
    void filterable(Optional<String> obstacle) {
        filter.setToolTipText(obstacle.orElse("Shows the frames of the data set on which the unit's mean lies in the"
                + " range that is marked below; drag in the chart to mark one"));
        filter.setVisible(obstacle.isEmpty());
    }

    private void forgetUnit(String words) {
        detail = null;
        brushed = Optional.empty();
        heading.setText(words);
        ranks.show(List.of());
        shells.clear();
        shells.setVisible(false);
        drawResponses();
        lightTable.setEnabled(false);
        filter.setEnabled(false);
    }

    void forget() {
        census = null;
        table.show(List.of());
        scatter.clear();
        forgetUnit("Choose a unit.");
    }

    void redraw() {
        scatter.redraw();
        shells.redraw();
        drawResponses();
    }
}
