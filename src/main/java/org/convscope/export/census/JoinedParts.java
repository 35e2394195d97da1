package org.convscope.export.census;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Parts of one census, from several places. */
final class JoinedParts {
    private final List<CensusPart> parts = new ArrayList<>();
    private @Nullable CensusPlan plan;

    /** Opens what a part is read from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * @param problem begins to say what is wrong with it
     * @throws org.convscope.problem.ProblemException if it is damaged, or of another census than those before it
     */
    void add(Source source, Function<String, Problem> problem) {
        PartReader.Read read;
        try (InputStream in = source.open()) {
            read = PartReader.read(in);
        } catch (IOException e) {
            throw problem.apply("is no part of a census, or is damaged")
                    .nextStep("Count that part again; what is whole of it is not counted twice")
                    .asException();
        }
        CensusPlan first = plan == null ? read.plan() : plan;
        if (!read.plan().countsTheSame(first)) {
            throw problem.apply("is part of another census than the others")
                    .expected("the same model, preprocessing, layers, categories and list of frames")
                    .asException();
        }
        plan = first;
        parts.add(read.part());
    }

    /**
     * All of them, in order.
     *
     * @throws org.convscope.problem.ProblemException if they overlap, or there is none
     */
    CensusParts.Kept kept() {
        if (plan == null) {
            throw Problem.of("there is no part of a census").asException();
        }
        try {
            return new CensusParts.Kept(plan, CensusPart.sorted(parts));
        } catch (IllegalArgumentException e) {
            throw Problem.of("the parts overlap: " + e.getMessage())
                    .nextStep("Name parts of one division, I/N with the same N")
                    .asException();
        }
    }
}
