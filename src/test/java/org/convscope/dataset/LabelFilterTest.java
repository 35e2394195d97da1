package org.convscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.convscope.frame.FrameSource;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelFilterTest {
    private static final List<LabelColumn> COLUMNS = List.of(
            LabelColumn.of("ice", LabelColumn.Kind.BINARY),
            LabelColumn.of("mosaic1", LabelColumn.Kind.CONTINUOUS),
            new LabelColumn("quality", LabelColumn.Kind.CLASS, List.of("blank", "very good")));
    private static final List<LabelledFrame> FRAMES =
            List.of(frame("a", 1, 0.5, 1), frame("b", 0, 0, 0), frame("c", 1, Double.NaN, 1), frame("d", 0, 0.25, 1));

    private static LabelledFrame frame(String name, double... values) {
        return new LabelledFrame(
                FrameSource.of(Path.of(name)),
                name,
                Arrays.stream(values).boxed().toList());
    }

    private static String names(LabelFilter filter) {
        return FRAMES.stream().filter(filter).map(LabelledFrame::name).reduce("", String::concat);
    }

    @ParameterizedTest
    @CsvSource({
        "'', abcd",
        "ice=1, ac",
        "ice = 1 & mosaic1 > 0.3, a",
        "mosaic1<=0.25, bd",
        "mosaic1!=0, ad",
        "quality=very good, acd",
        "quality != very good & ice=0, b",
        "ice=0 | mosaic1>0.3, abd",
        "ice=1 and (mosaic1 > 0.3 or quality=blank), a",
        "not (ice=1 or quality = blank), d",
        "!ice=1, bd",
        "name=A, a",
        "name != b & ice=0, d",
        "name=*c, c",
        "quality=\"very good\" && ice == 0, d",
    })
    void allConditionsMustHoldAndAnUnknownLabelHoldsNone(String text, String wanted) {
        assertThat(names(LabelFilter.parse(text, COLUMNS))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "ice, ice=1",
        "snow=1, mosaic1",
        "ice=yes, a number",
        "quality>blank, very good",
        "quality=bad, very good",
        "ice=1 ice=0, a number",
        "(ice=1, )",
        "ice=1) , & or |",
        "ice=1 &, such as ice=1",
        "quality=\"very, not closed",
        "name>a, part of the frame's name",
    })
    void whatIsNotUnderstoodIsSaid(String text, String sentence) {
        assertThatThrownBy(() -> LabelFilter.parse(text, COLUMNS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aConditionTakesThePlaceOfTheOneOnTheSameLabel() {
        LabelFilter filter = LabelFilter.parse("ice=1 & mosaic1>0", COLUMNS).with("ice=0", COLUMNS);
        assertThat(filter).hasToString("mosaic1>0 & ice=0");
        assertThat(names(filter)).isEqualTo("d");
    }

    @Test
    void whatWasReadIsWrittenSoThatItIsReadAgain() {
        String text = "ice=1 & (mosaic1>0 | quality=\"very good\") & !(name=run*)";
        LabelFilter filter = LabelFilter.parse(text, COLUMNS);

        assertThat(filter).hasToString("ice=1 & (mosaic1>0 | quality=very good) & !(name=run*)");
        assertThat(LabelFilter.parse(filter.toString(), COLUMNS)).hasToString(filter.toString());
        assertThat(filter.with("ice=0", COLUMNS)).hasToString("(mosaic1>0 | quality=very good) & !(name=run*) & ice=0");
    }

    @Test
    void namesWithSignsAndWordsThatJoinStandInQuotationMarks() {
        List<LabelColumn> columns =
                List.of(new LabelColumn("on or off", LabelColumn.Kind.CLASS, List.of("a & b", "(c)")));

        LabelFilter.proposals(columns.get(0))
                .forEach(text -> assertThat(LabelFilter.parse(text, columns)).hasToString(text));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "0.07371234567 0.5978071524127699 '0.0737>=x<=0.5979'",
                "-0.12345678 1234.5678 '-1>=x<=1235'",
                "1.23456789E-9 2.3456789E-9 '1.234E-9>=x<=2.346E-9'",
                "-1.2345678E20 3.4567891E20 '-1.235E+20>=x<=3.457E+20'",
                "0.25 0.25 '0.25>=x<=0.25'"
            },
            delimiter = ' ')
    void aRangeIsWrittenSoThatItCanBeReadAndHoldsWhatItHeld(double low, double high, String wanted) {
        var column = new LabelColumn("block5_conv3 #3", LabelColumn.Kind.CONTINUOUS, List.of());
        String[] ends = wanted.split(">=x<=", 2);

        String text = LabelFilter.between(column.name(), low, high);

        assertThat(text).isEqualTo("block5_conv3 #3>=" + ends[0] + " & block5_conv3 #3<=" + ends[1]);
        LabelFilter filter = LabelFilter.parse(text, List.of(column));
        assertThat(List.of(low, high))
                .allMatch(value ->
                        filter.test(new LabelledFrame(FrameSource.of(Path.of("a.png")), "a.png", List.of(value))));
    }

    @Test
    void endlessBracketsAreRefused() {
        assertThatThrownBy(() -> LabelFilter.parse("(".repeat(100_000) + "ice=1", COLUMNS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void everyProposalIsUnderstoodAndThereIsOneForEveryCount() {
        COLUMNS.stream()
                .flatMap(column -> LabelFilter.proposals(column).stream())
                .forEach(text -> assertThat(LabelFilter.parse(text, COLUMNS)).hasToString(text));
        var dataSet = new DataSet(DataSetOrigin.of(Path.of("x")), COLUMNS, FRAMES, List.of());
        List<String> counted = LabelFilter.counted(COLUMNS);
        List<LabelCount> counts = dataSet.counts();
        assertThat(counted).hasSameSizeAs(counts);
        for (int i = 0; i < counts.size(); i++) {
            assertThat(dataSet.filter(LabelFilter.parse(counted.get(i), COLUMNS))
                            .frames())
                    .as(counted.get(i))
                    .hasSize((int) counts.get(i).frames());
        }
    }

    @Test
    void aQuantityIsGroupedByFifthsAndZeroByItself() {
        var dataSet = new DataSet(DataSetOrigin.of(Path.of("x")), COLUMNS, FRAMES, List.of());
        assertThat(dataSet.groupBy(1)).containsOnlyKeys("0", "0.25 to 0.3", "0.45 to 0.5", "");
    }

    @Test
    void labelsOfTheSameNameAreToldApart() {
        List<LabelColumn> columns = List.of(
                LabelColumn.of("blank", LabelColumn.Kind.BINARY),
                new LabelColumn("quality", LabelColumn.Kind.CLASS, List.of("blank", "good")));
        var dataSet = new DataSet(DataSetOrigin.of(Path.of("x")), columns, List.of(frame("a", 1.0, 0.0)), List.of());
        assertThat(dataSet.counts()).extracting(LabelCount::label).containsExactly("blank", "quality: blank", "good");
        assertThat(dataSet.correlations().names()).containsExactly("blank", "quality: blank", "good");
        assertThat(dataSet.title(dataSet.frames().get(0))).isEqualTo("a blank");
        assertThat(dataSet.category(dataSet.frames().get(0))).isEqualTo("blank");
    }
}
