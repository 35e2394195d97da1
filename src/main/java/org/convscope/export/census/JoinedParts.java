package org.convscope.export.census;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.CountedParts;
import org.convscope.inspect.census.FrameRange;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Parts of one census, from several places, which are read whenever they are asked for. */
final class JoinedParts {
    private final List<Found> parts = new ArrayList<>();
    private @Nullable CensusPlan plan;

    /** Opens what a part is read from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Where a part is.
     *
     * @param problem begins to say what is wrong with it
     */
    private record Found(int from, int to, Source source, Function<String, Problem> problem) implements FrameRange {
        private void read(CountedParts.Visitor visitor) {
            try (InputStream in = source.open()) {
                PartReader.read(in, visitor);
            } catch (IOException e) {
                throw damaged(problem, e);
            }
        }
    }

    /** In order, none within another. */
    private record InOrder(List<Found> ranges) implements CountedParts {
        @Override
        public void read(Visitor visitor) {
            ranges.forEach(part -> part.read(visitor));
        }
    }

    private static ProblemException damaged(Function<String, Problem> problem, IOException cause) {
        return new ProblemException(
                problem.apply("is no part of a census, or is damaged")
                        .nextStep("Count that part again; what is whole of it is not counted twice"),
                cause);
    }

    /**
     * @param problem begins to say what is wrong with it
     * @throws ProblemException if it begins as no part does, or is of another census than those before it
     */
    void add(Source source, Function<String, Problem> problem) {
        PartReader.Header header;
        try (InputStream in = source.open()) {
            header = PartReader.header(in);
        } catch (IOException e) {
            throw damaged(problem, e);
        }
        CensusPlan first = plan == null ? header.plan() : plan;
        if (!header.plan().countsTheSame(first)) {
            throw problem.apply("is part of another census than the others")
                    .expected("the same model, preprocessing, layers, categories and list of frames")
                    .asException();
        }
        List<String> engines = new ArrayList<>(first.engines());
        engines.addAll(header.plan().engines());
        plan = first.computedBy(engines);
        parts.add(new Found(header.from(), header.to(), source, problem));
    }

    /**
     * All of them, in order.
     *
     * @throws ProblemException if they overlap, or there is none
     */
    CensusParts.Kept kept() {
        if (plan == null) {
            throw Problem.of("there is no part of a census").asException();
        }
        try {
            return new CensusParts.Kept(plan, new InOrder(FrameRange.sorted(parts)));
        } catch (IllegalArgumentException e) {
            throw Problem.of("the parts overlap: " + e.getMessage())
                    .nextStep("Name parts of one division, I/N with the same N")
                    .asException();
        }
    }
}
