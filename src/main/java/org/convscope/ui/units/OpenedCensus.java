package org.convscope.ui.units;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.convscope.export.census.CensusTable;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.ui.view.DocumentAccess;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ProblemReporter;

/** Takes a census from a file for the open model, where it is of that model and tells categories apart. On the event thread. */
public final class OpenedCensus {
    private static final String HEADING = "The census was not taken";

    private final DocumentAccess documents;
    private final UnitAreas areas;
    private final ProblemReporter problems;
    private final Consumer<String> said;

    /**
     * @param said gets a sentence on what was taken
     */
    public OpenedCensus(DocumentAccess documents, UnitAreas areas, ProblemReporter problems, Consumer<String> said) {
        this.documents = documents;
        this.areas = areas;
        this.problems = problems;
        this.said = said;
    }

    public void take(CensusTable census) {
        try {
            UnitAreas.Counted read = of(census, documents.model());
            areas.open(read);
            said.accept("Units are offered by AUC, " + read.words() + ": " + layers(read.areas()));
        } catch (ProblemException e) {
            problems.report(HEADING, List.of(e.problem()));
        }
    }

    private static String layers(Map<String, List<Double>> areas) {
        return areas.size() > 3
                ? areas.size() + " layers"
                : String.join(", ", areas.keySet().stream().sorted().toList());
    }

    /**
     * @throws ProblemException if no model is open, the census is of another one, or tells no categories apart
     */
    static UnitAreas.Counted of(CensusTable census, Optional<ModelDocument> open) {
        ModelDocument model = open.orElseThrow(() -> Problem.inFile(census.file(), "is of a model, and none is open")
                .nextStep("Open the model, then this file")
                .asException());
        census.modelName().filter(other -> !other.equals(model.name())).ifPresent(other -> {
            throw Problem.inFile(census.file(), "is of another model")
                    .expected("a census of " + model.name())
                    .found("one of " + other)
                    .nextStep("Open that model, or take a census of this one")
                    .asException();
        });
        Map<String, List<Double>> known = new LinkedHashMap<>();
        census.areas().forEach((layer, units) -> {
            require(census, layer, units, model.network());
            if (units.values().stream().anyMatch(Double::isFinite)) {
                known.put(layer, new ArrayList<>(units.values()));
            }
        });
        if (known.isEmpty()) {
            throw Problem.inFile(census.file(), "tells no categories apart")
                    .nextStep("Take the census with --between, or choose two categories in the tab Units")
                    .asException();
        }
        return new UnitAreas.Counted(
                model,
                "of " + census.file().getFileName(),
                census.between().map(UnitAreas.Counted::words).orElse("the two categories of the census"),
                known);
    }

    private static void require(CensusTable census, String layer, SortedMap<Integer, Double> units, Network network) {
        int last = units.isEmpty() ? -1 : Collections.max(units.keySet());
        boolean areAll = !units.isEmpty() && units.firstKey() == 0 && last + 1 == units.size();
        Optional<LayerCall> call = network.find(layer);
        if (call.isEmpty()) {
            throw Problem.inFile(census.file(), "is of a model with other layers")
                    .subject("layer '" + layer + "'")
                    .expected("layers of the open model")
                    .asException();
        }
        if (!areAll || call.get().units() != units.size()) {
            throw Problem.inFile(census.file(), "is of a model with other units")
                    .subject("layer '" + layer + "'")
                    .expected("units 0 to " + (call.get().units() - 1))
                    .found(units.size() + (areAll ? " units" : " units, not all from the first on"))
                    .asException();
        }
    }
}
