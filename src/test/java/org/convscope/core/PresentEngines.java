package org.convscope.core;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.junit.jupiter.api.DynamicTest;

/** Every engine that this machine has, on the CPU. */
public final class PresentEngines implements AutoCloseable {
    private final Map<EngineChoice, Engine> engines = new EnumMap<>(EngineChoice.class);

    public PresentEngines() {
        choices().forEach(choice -> engines.put(choice, EngineFactory.start(BackendChoice.CPU, choice)));
    }

    /** For test classes with an engine as their parameter. */
    public static Stream<EngineChoice> choices() {
        return Stream.of(EngineChoice.ND4J, EngineChoice.ONEDNN)
                .filter(choice ->
                        EngineFactory.refusal(BackendChoice.CPU, choice).isEmpty());
    }

    /** A test for each case on each engine. */
    public <T> Stream<DynamicTest> each(List<T> cases, Function<T, String> name, BiConsumer<Engine, T> test) {
        return engines.entrySet().stream().flatMap(engine -> cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        engine.getKey() + ": " + name.apply(one), () -> test.accept(engine.getValue(), one))));
    }

    @Override
    public void close() {
        engines.values().forEach(Engine::close);
    }
}
