package org.convscope.inspect.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.fold.LeadingShapes;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

/** CensusCommandTest has the values of the reference. */
class TakeCensusTest {
    private static final int FRAMES = 101;

    private final Network network =
            new TestNetwork().input(2, 2, 1).conv("conv", 3, 1).build();
    private final FakeEngine engine = new FakeEngine()
            .with("conv", Tensor.of(new float[] {0.1f, 1, 0, 0.7f, -3, 0, 1.3f, 0.2f, 0, 0.9f, 5, 0}, 1, 2, 2, 3));
    private final List<LabelledFrame> frames = IntStream.range(0, FRAMES)
            .mapToObj(i -> new LabelledFrame(FrameSource.of(Path.of("f" + i)), "f" + i, List.of(Math.sin(i) + 1.5)))
            .toList();
    private final List<FrameIdentity> identities = IntStream.range(0, FRAMES)
            .mapToObj(i -> new FrameIdentity("f" + i, "content " + i, List.of(i % 3 == 0 ? "ice" : "good")))
            .toList();
    private final CensusPlan plan = new CensusPlan(
            "key",
            FRAMES,
            List.of(new CensusPlan.Layer("conv", 3)),
            Optional.of(new CensusPlan.Between("ice", "good")),
            Map.of());

    private static NetworkInput input(LabelledFrame frame) {
        if (frame.name().endsWith("7")) {
            throw Problem.inFile(frame.name(), "is damaged").asException();
        }
        float number = frame.values().get(0).floatValue();
        return new NetworkInput(frame.name(), "", "", List.of(Tensor.of(new float[] {number, 0, 0, 0}, 1, 2, 2, 1)));
    }

    private List<CensusPart> take(int from, int to, List<CensusPart> kept, TakeCensus.Keeper keeper) {
        return new TakeCensus(() -> engine, TakeCensusTest::input, KnownCounts.NONE, failure -> {})
                .of(
                        new TakeCensus.Request(network, plan, frames, identities, from, to, LeadingShapes.UNKNOWN),
                        kept,
                        keeper,
                        TaskMonitor.NONE);
    }

    private Census whole() {
        return ReckonCensus.of(plan, CountedParts.of(take(0, FRAMES, List.of(), parts -> {})));
    }

    /** Records of arrays are equal where their texts in full are. */
    private static String text(Census census) {
        return census.units().toString() + census.comparison() + census.failed();
    }

    @Test
    void aKilledCensusGoesOnWhereItWasAndSaysTheSame() {
        List<CensusPart> kept = new ArrayList<>();
        assertThatThrownBy(() -> take(0, FRAMES, List.of(), parts -> {
                    kept.clear();
                    kept.addAll(parts);
                    if (parts.stream().mapToInt(CensusPart::size).sum() >= 64) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        engine.computed.clear();

        List<CensusPart> all = take(0, FRAMES, kept, parts -> {});

        assertThat(kept).hasSize(1);
        assertThat(engine.computed)
                .as("batches of what was missing, the damaged left out")
                .hasSizeLessThan(40);
        assertThat(text(ReckonCensus.of(plan, CountedParts.of(all)))).isEqualTo(text(whole()));
    }

    /** In memory, by content. */
    private static final class Remembered implements KnownCounts {
        private final Map<String, CensusPart> parts = new HashMap<>();

        @Override
        public Optional<CensusPart> find(FrameIdentity frame) {
            return Optional.ofNullable(parts.get(frame.content()));
        }

        @Override
        public void keep(FrameIdentity frame, CensusPart part) {
            parts.put(frame.content(), part);
        }
    }

    @Test
    void whatIsKnownOfAFrameIsNotComputedAgainWhateverItsPlaceAndNameAndSaysTheSame() {
        var known = new Remembered();
        var taking = new TakeCensus(() -> engine, TakeCensusTest::input, known, failure -> {});
        var half = new TakeCensus.Request(network, plan, frames, identities, 40, 60, LeadingShapes.UNKNOWN);
        taking.of(half, List.of(), some -> {}, TaskMonitor.NONE);
        known.parts.keySet().removeIf(content -> content.endsWith("3"));
        engine.computed.clear();
        var renamed = identities.stream()
                .map(identity -> new FrameIdentity("other " + identity.name(), identity.content(), identity.labels()))
                .toList();

        List<CensusPart> parts = taking.of(
                new TakeCensus.Request(network, plan, frames, renamed, 0, FRAMES, LeadingShapes.UNKNOWN),
                List.of(),
                some -> {},
                TaskMonitor.NONE);

        assertThat(known.parts).hasSize(91);
        assertThat(text(ReckonCensus.of(plan, CountedParts.of(parts)))).isEqualTo(text(whole()));
        assertThat(parts.get(0).frames().get(43).name()).isEqualTo("other f43");
        engine.computed.clear();
        taking.of(
                new TakeCensus.Request(network, plan, frames, identities, 0, 7, LeadingShapes.UNKNOWN),
                List.of(),
                some -> {},
                TaskMonitor.NONE);
        assertThat(engine.computed).isEmpty();
    }

    @Test
    void spreadOverTheListTheSameComesOutAndTheFirstPiecesAreFromAllOverIt() {
        List<List<CensusPart>> kept = new ArrayList<>();
        CensusWork work = new TakeCensus(() -> engine, TakeCensusTest::input, KnownCounts.NONE, failure -> {})
                .work(
                        new TakeCensus.Request(network, plan, frames, identities, 0, FRAMES, LeadingShapes.UNKNOWN),
                        List.of(),
                        kept::add,
                        TakeCensus.Order.SPREAD);
        Optional<List<CensusPart>> parts = work.next(TaskMonitor.NONE);
        while (parts.isEmpty()) {
            parts = work.next(TaskMonitor.NONE);
        }

        assertThat(kept.get(1)).extracting(CensusPart::from).containsExactly(0, 64);
        assertThat(text(ReckonCensus.of(plan, CountedParts.of(parts.get())))).isEqualTo(text(whole()));
        assertThat(ReckonCensus.soFar(plan, CountedParts.of(kept.get(0))).frames())
                .isEqualTo(29);
    }

    /** Where memory has room for one layer's means only, and the parts are gone through once a layer. */
    @Test
    void layersInSeveralGroupsSayTheSame() {
        Network two = new TestNetwork()
                .input(2, 2, 1)
                .conv("conv", 3, 1)
                .flatten("flat")
                .dense("dense", 2)
                .build();
        engine.with("dense", Tensor.of(new float[] {1, 0.25f}, 1, 2));
        var both = new CensusPlan(
                "key",
                FRAMES,
                List.of(new CensusPlan.Layer("conv", 3), new CensusPlan.Layer("dense", 2)),
                plan.between(),
                Map.of());
        List<CensusPart> parts = new TakeCensus(() -> engine, TakeCensusTest::input, KnownCounts.NONE, failure -> {})
                .of(
                        new TakeCensus.Request(two, both, frames, identities, 0, FRAMES, LeadingShapes.UNKNOWN),
                        List.of(),
                        some -> {},
                        TaskMonitor.NONE);
        List<Census> censuses = new ArrayList<>();
        List<Integer> passes = new ArrayList<>();
        for (long bytes : new long[] {0, Long.MAX_VALUE}) {
            var read = new ReadOften(parts);
            censuses.add(ReckonCensus.of(both, read, bytes));
            passes.add(read.times);
        }

        assertThat(passes).containsExactly(3, 2);
        assertThat(text(censuses.get(0))).isEqualTo(text(censuses.get(1)));
        assertThat(censuses.get(0).units())
                .extracting(UnitCensus::duplicateOf)
                .contains(OptionalInt.of(1))
                .contains(OptionalInt.empty());
    }

    /** Counts how often. */
    private static final class ReadOften implements CountedParts {
        private final List<CensusPart> parts;
        private int times;

        ReadOften(List<CensusPart> parts) {
            this.parts = parts;
        }

        @Override
        public List<CensusPart> ranges() {
            return parts;
        }

        @Override
        public void read(Visitor visitor) {
            times++;
            CountedParts.of(parts).read(visitor);
        }
    }

    @Test
    void notACategoryIsAllThatHaveAnother() {
        var others = Optional.of(new CensusPlan.Between("ice", CensusPlan.Between.not("ice")));
        List<CensusPart> parts = take(0, FRAMES, List.of(), some -> {});
        Census.Comparison good = whole().comparison().orElseThrow();

        assertThat(ReckonCensus.of(plan.between(others), CountedParts.of(parts))
                        .comparison()
                        .orElseThrow())
                .isEqualTo(good);
        assertThat(new CensusPlan.Between("ice", "not ice").isOf("not ice", List.of()))
                .isFalse();
    }

    @Test
    void sumsHaveTheSameBitsInWhicheverPiecesFramesAreCounted() {
        List<SumsNode> one = root(take(0, FRAMES, List.of(), parts -> {}));
        for (int[] cuts : new int[][] {{1, 2}, {17, 18}, {33, 70}, {50, 100}}) {
            List<CensusPart> parts = new ArrayList<>();
            parts.addAll(take(cuts[1], FRAMES, List.of(), some -> {}));
            parts.addAll(take(0, cuts[0], List.of(), some -> {}));
            parts.addAll(take(cuts[0], cuts[1], List.of(), some -> {}));

            List<SumsNode> other = root(FrameRange.sorted(parts));

            assertThat(other).hasSize(1);
            assertThat(other.get(0).layers().get(0).products())
                    .containsExactly(one.get(0).layers().get(0).products());
        }
    }

    private static List<SumsNode> root(List<CensusPart> parts) {
        return SumsNode.root(
                parts.stream().flatMap(part -> part.sums().stream()).toList(), FRAMES);
    }

    @Test
    void partsThatAreKeptAreFewAndThoseOfChangedFramesAreNotTrueAnyMore() {
        List<List<CensusPart>> all = new ArrayList<>();
        List<CensusPart> parts = take(0, FRAMES, List.of(), all::add);
        assertThat(all).hasSize(4);
        assertThat(parts).extracting(CensusPart::size).containsExactly(64, 32, 5);

        List<FrameIdentity> changed = new ArrayList<>(identities);
        changed.set(
                70, new FrameIdentity("f70", "other content", identities.get(70).labels()));
        var request = new TakeCensus.Request(network, plan, frames, changed, 0, FRAMES, LeadingShapes.UNKNOWN);
        assertThat(TakeCensus.stillTrue(request, parts))
                .extracting(CensusPart::from)
                .containsExactly(0, 96);
    }

    @Test
    void failedFramesAreNamedAndDeadUnitsFound() {
        Census census = whole();

        assertThat(census.frames()).isEqualTo(91);
        assertThat(census.failed()).hasSize(10).first().asString().contains("f7", "is damaged");
        assertThat(census.units()).extracting(UnitCensus::dead).containsExactly(false, false, true);
    }

    @Test
    void aValueThatIsNoNumberFailsItsFrameAlone() {
        engine.with("conv", Tensor.of(new float[] {Float.NaN, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 2, 2, 3));

        List<CensusPart> parts = take(0, 5, List.of(), some -> {});

        assertThat(parts.get(0).frames()).hasSize(5).allSatisfy(frame -> assertThat(frame.failure())
                .contains("layer 'conv'", "NaN"));
    }
}
