package org.convscope.export.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An analysis in the report: a constant of {@link org.convscope.choice.ReportedAnalysis} and one class that says what
 * its section holds.
 */
interface AnalysisSection {
    /** The heading of the section. */
    String title();

    /**
     * Computes the section and writes its pictures.
     *
     * @param json takes all parameters and numbers; stands in report.json under the analysis's word
     * @return HTML of the section without its heading
     * @throws org.convscope.problem.ProblemException if the model or the frames do not allow it: the section then says so
     */
    String write(AnalysisContext context, Map<String, @Nullable Object> json);
}
