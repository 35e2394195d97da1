package org.convscope.cli;

import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscope.inspect.target.Target;
import org.convscope.network.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What is explained or excited: {@code --layer} and {@code --unit}, or {@code --output} and {@code --class}. */
final class TargetOptions {
    /** Stands for all units. */
    static final int ALL = -1;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--layer",
            paramLabel = "LAYER",
            description = "The layer of the units, named exactly as the summary lists it.")
    private @Nullable String layer;

    @Option(
            names = "--unit",
            paramLabel = "K|all",
            converter = UnitConverter.class,
            description = "A unit of the layer, from 0: the mean of its map; can be given several times where a command"
                    + " takes several.")
    private List<Integer> units = List.of();

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "The output of the class; can be left out where the model has one.")
    private @Nullable String output;

    @Option(
            names = "--class",
            paramLabel = "N",
            description = "A class of the output, from 0: its number before softmax or sigmoid.")
    private @Nullable Integer index;

    /**
     * The one target that was named.
     *
     * @throws CommandLine.ParameterException if none or several are
     */
    Target one(Network network) {
        require();
        if (units.size() > 1 || units.contains(ALL)) {
            throw WrongUsage.of(spec, "Give one --unit: there is a map for each target");
        }
        return all(network).get(0);
    }

    /**
     * All targets that were named, units in the order given, each once.
     *
     * @throws CommandLine.ParameterException if none is, or the options do not go together
     */
    List<Target> all(Network network) {
        require();
        if (layer == null) {
            String asked = output == null ? onlyOutput(network) : output;
            return List.of(new Target.OutputClass(asked, Objects.requireNonNull(index)));
        }
        String named = layer;
        return numbers(units, () -> Target.units(network, named).size())
                .<Target>map(unit -> new Target.Unit(named, unit))
                .toList();
    }

    /**
     * The units that were named, in the order given, each once.
     *
     * @param units numbers from 0, and {@link #ALL}
     * @param count how many the layer has; asked only for all of them
     */
    static Stream<Integer> numbers(List<Integer> units, IntSupplier count) {
        return units.stream()
                .flatMap(unit ->
                        unit == ALL ? IntStream.range(0, count.getAsInt()).boxed() : Stream.of(unit))
                .distinct();
    }

    private void require() {
        boolean isUnit = layer != null || !units.isEmpty();
        boolean isClass = output != null || index != null;
        if (isUnit == isClass) {
            throw WrongUsage.of(
                    spec, "Give either a unit, with --layer and --unit, or a class, with --output and --class");
        }
        if (isUnit && layer == null) {
            throw WrongUsage.of(spec, "--unit needs the --layer that it is of");
        }
        if (isUnit && units.isEmpty()) {
            throw WrongUsage.of(spec, "--layer needs a --unit");
        }
        if (isClass && index == null) {
            throw WrongUsage.of(spec, "--output needs a --class");
        }
    }

    private String onlyOutput(Network network) {
        if (network.outputs().size() != 1) {
            throw WrongUsage.of(
                    spec,
                    "The model has several outputs; give one with --output: " + String.join(", ", network.outputs()));
        }
        return network.outputs().get(0);
    }

    /** A number from 0, or all. */
    static final class UnitConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.equals("all")) {
                return ALL;
            }
            try {
                int unit = Integer.parseInt(value);
                if (unit >= 0) {
                    return unit;
                }
            } catch (NumberFormatException e) {
                throw wrong(value);
            }
            throw wrong(value);
        }

        private static TypeConversionException wrong(String value) {
            return new TypeConversionException("expected the number of a unit, from 0, or all, but found " + value);
        }
    }
}
