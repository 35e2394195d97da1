package org.convscope.cli;

import java.util.List;
import java.util.function.Function;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.TakeCensus;
import org.convscope.inspect.fold.LeadingShapes;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;

/**
 * A census of a model that is open, of which any part can be counted.
 *
 * @param listed all frames
 * @param read every file that is read
 */
record CensusRun(
        Network network,
        CensusPlanning planning,
        CensusPlan plan,
        CensusFrames asked,
        List<LabelledFrame> listed,
        ReadFiles read,
        CommandOutput console) {
    CensusRun {
        listed = List.copyOf(listed);
    }

    /**
     * Reads the files of a part's frames, to know what is in them; and the list's first where frames may be of any size.
     *
     * @throws org.convscope.problem.ProblemException if what is known of so many frames would not fit into memory
     */
    TakeCensus.Request request(PartOfMany part) {
        int from = part.first(listed.size());
        int to = part.end(listed.size());
        planning.requireMemory(plan, to - from);
        return new TakeCensus.Request(
                network,
                plan,
                listed,
                asked.identities(listed, from, to, console.monitor()),
                from,
                to,
                LeadingShapes.of(network, listed, inputs()));
    }

    /**
     * @param kept what was counted before
     */
    List<CensusPart> count(TakeCensus.Request request, Engine engine, List<CensusPart> kept, TakeCensus.Keeper keeper) {
        return new TakeCensus(() -> engine, inputs(), planning.known(plan, engine, request.leading()), console::fail)
                .of(request, kept, keeper, console.monitor());
    }

    private Function<LabelledFrame, NetworkInput> inputs() {
        return asked.inputs(planning.prepare());
    }
}
