package org.convscope.ui.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convscope.export.census.CensusTable;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.problem.Problem;
import org.convscope.ui.HeldModel;
import org.convscope.ui.view.ModelDocument;
import org.junit.jupiter.api.Test;

class OpenedCensusTest {
    private final ModelDocument model = new ModelDocument(
            new HeldModel(
                    Path.of("/models/ice.h5"),
                    new TestNetwork()
                            .input(4, 4, 1)
                            .conv("conv", 2, 3)
                            .conv("next", 3, 3)
                            .build()),
            Optional.empty(),
            Preprocessing.RAW);

    private Optional<ModelDocument> open = Optional.of(model);
    private final UnitAreas areas = new UnitAreas();
    private final List<String> said = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private void take(CensusTable census) {
        said.clear();
        problems.clear();
        new OpenedCensus(
                        () -> open,
                        areas,
                        (heading, found) ->
                                found.stream().map(Problem::sentence).forEach(problems::add),
                        said::add)
                .take(census);
    }

    private static CensusTable census(String model, String layer, double... areas) {
        var units = new TreeMap<Integer, Double>();
        for (double area : areas) {
            units.put(units.size(), area);
        }
        return new CensusTable(
                Path.of("/census/census.csv"),
                Stream.of(model).filter(name -> !name.isEmpty()).findFirst(),
                Optional.of(new CensusPlan.Between("ice", "good")),
                Map.of(layer, units));
    }

    @Test
    void itsUnitsAreKnownForItsLayersOnly() {
        take(census("D:\\old\\ice.h5", "conv", 0.5, 0.875));
        assertThat(problems).isEmpty();
        assertThat(said).singleElement().asString().contains("ice against good", "conv");
        UnitAreas.OfLayer known = areas.of(model, "conv").orElseThrow();
        assertThat(known.best(1)).containsExactly(1);
        assertThat(known.origin()).isEqualTo("of census.csv");
        assertThat(areas.of(model, "next")).isEmpty();
    }

    @Test
    void whatIsCountedInTheWindowGoesFirst() {
        take(census("ice.h5", "conv", 0.5, 0.875));
        areas.show(Optional.of(new UnitAreas.Counted(model, "here", "a against b", Map.of("conv", List.of(1.0, 0.5)))));
        assertThat(areas.of(model, "conv").orElseThrow().origin()).isEqualTo("here");
        areas.show(Optional.empty());
        assertThat(areas.of(model, "conv").orElseThrow().origin()).isEqualTo("of census.csv");
    }

    @Test
    void aCensusOfAnotherModelIsRefused() {
        take(census("/models/quality.h5", "conv", 0.5, 0.875));
        assertThat(problems).singleElement().asString().contains("another model", "ice.h5", "quality.h5");
        take(census("", "fc1", 0.5));
        assertThat(problems).singleElement().asString().contains("other layers", "fc1");
        take(census("", "conv", 0.5, 0.5, 0.9));
        assertThat(problems).singleElement().asString().contains("other units", "units 0 to 1", "3 units");
        take(census("", "conv", Double.NaN, Double.NaN));
        assertThat(problems).singleElement().asString().contains("tells no categories apart");
        open = Optional.empty();
        take(census("ice.h5", "conv", 0.5, 0.875));
        assertThat(problems).singleElement().asString().contains("none is open");
        assertThat(said).isEmpty();
        assertThat(areas.of(model, "conv")).isEmpty();
    }
}
