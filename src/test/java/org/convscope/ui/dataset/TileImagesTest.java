package org.convscope.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.task.TaskRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TileImagesTest {
    private static final Path FRAME = Path.of("src", "test", "resources", "frames", "grey8.png");

    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final TaskRunner runner = new TaskRunner(deliveries::add, 1);
    private final ConcurrentLinkedQueue<String> decoded = new ConcurrentLinkedQueue<>();
    private final CountDownLatch scrolled = new CountDownLatch(1);
    private final List<Problem> problems = new ArrayList<>();
    private final TileImages images =
            new TileImages(runner, this::read, () -> {}, (source, problem) -> problems.add(problem));

    @AfterEach
    void close() {
        runner.close();
    }

    private static FrameSource source(int number) {
        return FrameSource.of(Path.of("frame" + number));
    }

    private Frame read(FrameSource source) {
        decoded.add(source.name());
        try {
            scrolled.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (source.name().equals("frame9")) {
            throw Problem.inFile(source, "is damaged").asException();
        }
        return new FrameFiles().read(FrameSource.of(FRAME));
    }

    private void want(int from, int to) {
        images.want(IntStream.range(from, to).mapToObj(TileImagesTest::source).toList());
    }

    @Test
    void whatWasForgottenIsMadeAgainAndWhatWasBeingMadeIsNotTaken() throws Exception {
        want(0, 1);
        images.forget();
        scrolled.countDown();
        while (!runner.jobs().isEmpty() || !deliveries.isEmpty()) {
            Runnable delivery = deliveries.poll(60, TimeUnit.SECONDS);
            assertThat(delivery).as("something delivered").isNotNull();
            delivery.run();
        }
        assertThat(images.get(source(0))).isEmpty();
        want(0, 1);
        while (images.get(source(0)).isEmpty()) {
            Runnable delivery = deliveries.poll(60, TimeUnit.SECONDS);
            assertThat(delivery).as("something delivered").isNotNull();
            delivery.run();
        }
        assertThat(decoded).containsExactly("frame0", "frame0");
    }

    @Test
    void whatWasScrolledPastIsNotDecoded() throws Exception {
        want(0, 6);
        want(8, 10);
        scrolled.countDown();
        while (images.get(source(8)).isEmpty() || images.problem(source(9)).isEmpty()) {
            Runnable delivery = deliveries.poll(60, TimeUnit.SECONDS);
            assertThat(delivery).as("something delivered").isNotNull();
            delivery.run();
        }
        assertThat(decoded).containsExactlyInAnyOrder("frame0", "frame1", "frame8", "frame9");
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("frame9", "is damaged"));
        want(8, 10);
        assertThat(runner.jobs()).as("made once, failed once").isEmpty();
    }
}
