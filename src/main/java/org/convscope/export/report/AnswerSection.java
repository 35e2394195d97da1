package org.convscope.export.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.export.JsonText;
import org.convscope.export.PredictionJson;
import org.convscope.export.report.HtmlPieces.Cell;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.explain.ExplainedAnswer;
import org.convscope.inspect.explain.ExplainedAnswer.RunnerUp;
import org.convscope.render.NumberText;
import org.jspecify.annotations.Nullable;

/** The answer against the runner-up, and all outputs. */
final class AnswerSection {
    private static final double MOST_ODDS = 1e6;

    private AnswerSection() {}

    static ReportPage.Section write(ExplanationContext context, Map<String, @Nullable Object> json) {
        ExplainedAnswer answer = context.explanation().answer();
        String sentence = sentence(answer);
        json.put("outputs", PredictionJson.outputs(context.explanation().prediction()));
        json.put("answer", tree(answer, sentence));
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row(answer.label().called(), answer.logit(), answer.value(), answer.label()));
        answer.runnerUp().ifPresent(other -> rows.add(row(other.name(), other.logit(), other.value(), answer.label())));
        String html = HtmlPieces.paragraph(sentence)
                + HtmlPieces.table(heads(answer.label()), rows)
                + HtmlPieces.heading(3, "All outputs")
                + FramePredictionSection.html(context.explanation().prediction());
        return ReportPage.Section.of("answer", "The answer", html);
    }

    private static List<Cell> row(String name, double logit, double value, OutputLabel label) {
        return label.kind() == OutputLabel.Kind.REGRESSION
                ? List.of(Cell.text(name), Cell.number(NumberText.text(logit)))
                : List.of(
                        Cell.text(name),
                        Cell.number(NumberText.text(logit)),
                        HtmlPieces.bar(value, NumberText.percent(value)));
    }

    private static List<String> heads(OutputLabel label) {
        return label.kind() == OutputLabel.Kind.REGRESSION
                ? List.of("Answer", "Value")
                : List.of("Answer", "Logit", "Probability");
    }

    private static Map<String, @Nullable Object> tree(ExplainedAnswer answer, String sentence) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("output", answer.output());
        tree.put("class", answer.label().index());
        tree.put("label", answer.label().title());
        tree.put("logit", JsonText.number(answer.logit()));
        tree.put("value", JsonText.number(answer.value()));
        tree.put(
                "runnerUp",
                answer.runnerUp().<@Nullable Object>map(AnswerSection::tree).orElse(null));
        tree.put("sentence", sentence);
        return tree;
    }

    private static Map<String, @Nullable Object> tree(RunnerUp other) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("label", other.name());
        tree.put("logit", JsonText.number(other.logit()));
        tree.put("value", JsonText.number(other.value()));
        return tree;
    }

    /** The answer in a few words: ice, or not ice. */
    static String words(ExplainedAnswer answer) {
        return (answer.isNo() ? "not " : "") + answer.label().called();
    }

    private static String sentence(ExplainedAnswer answer) {
        String logit = NumberText.text(answer.logit());
        Optional<RunnerUp> other = answer.runnerUp();
        return switch (answer.label().kind()) {
            case REGRESSION -> answer.label().called() + " is a quantity, " + logit + ": there is no runner-up.";
            case SIGMOID ->
                "The answer is " + words(answer) + ": " + answer.label().called() + " has the probability "
                        + NumberText.percent(answer.value()) + ", a logit of " + logit + ", odds of "
                        + odds(answer.logit()) + ". The runner-up is the opposite; a logit of 0 would be the border.";
            case SOFTMAX ->
                answer.label().called() + " has the probability " + NumberText.percent(answer.value()) + ", a logit of "
                        + logit
                        + other.map(next -> against(answer, next)).orElse(".");
        };
    }

    private static String against(ExplainedAnswer answer, RunnerUp next) {
        boolean isAhead = next.logit() > answer.logit();
        return ". " + (isAhead ? "The answer is another one, " : "The runner-up is ") + next.name() + " with "
                + NumberText.percent(next.value()) + ", a logit of " + NumberText.text(next.logit()) + ": "
                + NumberText.text(Math.abs(answer.logit() - next.logit())) + (isAhead ? " more." : " less.");
    }

    /** A million to one at most: floats end soon after. */
    private static String odds(double logit) {
        double odds = Math.exp(Math.abs(logit));
        String number = odds > MOST_ODDS ? "over a million" : NumberText.text(odds, 3);
        return logit >= 0 ? number + " to 1" : "1 to " + number;
    }
}
