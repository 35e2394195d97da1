package org.convscope.export.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.convscope.choice.ReportedAnalysis;
import org.convscope.export.JsonText;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The analyses that a report takes in, a section each. */
final class AnalysisSections {
    private final AnalysisContext context;
    private final Consumer<ProblemException> failures;

    AnalysisSections(AnalysisContext context, Consumer<ProblemException> failures) {
        this.context = context;
        this.failures = failures;
    }

    private AnalysisSection of(ReportedAnalysis analysis) {
        return switch (analysis) {
            case SALIENCY -> new SaliencySection();
            case EXCITERS -> new ExcitersSection();
            case INCOMING -> new IncomingSection();
            case EMBEDDING -> new EmbeddingSection();
        };
    }

    /**
     * @param json of the report
     */
    List<ReportPage.Section> write(Map<String, @Nullable Object> json) {
        List<ReportPage.Section> sections = new ArrayList<>();
        Map<String, @Nullable Object> all = JsonText.object();
        for (ReportedAnalysis analysis : context.request().settings().analyses().kinds()) {
            AnalysisSection section = of(analysis);
            Map<String, @Nullable Object> own = JsonText.object();
            context.monitor().checkCancelled();
            String html;
            try {
                html = section.write(context, own);
            } catch (ProblemException e) {
                failures.accept(e);
                own.put("error", e.problem().sentence());
                html = HtmlPieces.note("Left out: " + e.problem().sentence());
            }
            all.put(analysis.word(), own);
            sections.add(ReportPage.Section.of("analysis-" + analysis.word(), section.title(), html));
        }
        if (!all.isEmpty()) {
            json.put("analyses", all);
        }
        return sections;
    }
}
