package org.convscope.keras;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.InputFilling;
import org.convscope.network.LayerCall;
import org.convscope.network.ModelAxes;
import org.convscope.network.ModelDeclarations;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * A network of several inputs as one that takes a frame: what its other inputs take is said once and stays the same. So
 * all that can be asked of a network with one input can be asked of it.
 */
final class FilledInputs {
    private static final int MOST_NUMBERS = 1 << 26;

    private final Network network;
    private final Path model;

    /** What stands in an input's place, and what is told of it. */
    private record Filling(LayerCall call, String told) {}

    /**
     * @param model the model's file: names of other files are counted from its folder on
     */
    FilledInputs(Network network, Path model) {
        this.network = network;
        this.model = model;
    }

    /**
     * The input that is left takes the frame. All layers stay, the filled inputs among them.
     *
     * @param fillings by the inputs' names, in the words of {@link InputFilling#parse}; none leave the network as it is
     * @throws ProblemException if they do not leave one input, name none, or do not fit
     */
    Network with(Map<String, String> fillings) {
        if (fillings.isEmpty()) {
            return network;
        }
        LayerCall taking = network.call(left(fillings));
        List<LayerCall> calls = new ArrayList<>(List.of(taking));
        Map<String, String> told = new LinkedHashMap<>();
        for (LayerCall call : network.calls()) {
            String written = fillings.get(call.id());
            if (written != null && network.inputs().contains(call.id())) {
                Filling filling = filling(call, written, taking);
                calls.add(filling.call());
                told.put(call.id(), filling.told());
            } else if (!call.id().equals(taking.id())) {
                calls.add(call);
            }
        }
        ModelDeclarations declarations = network.declarations().filled(told);
        return new Network(
                network.name(), network.kerasVersion(), calls, List.of(taking.id()), network.outputs(), declarations);
    }

    private String left(Map<String, String> fillings) {
        for (String name : fillings.keySet()) {
            if (!network.inputs().contains(name)) {
                throw Problem.of("the model has no such input, so that it cannot be filled")
                        .subject(subject(name))
                        .expected("one of " + String.join(", ", network.inputs()))
                        .asException();
            }
        }
        List<String> left = network.inputs().stream()
                .filter(name -> !fillings.containsKey(name))
                .toList();
        if (left.size() != 1) {
            throw Problem.of("one input has to be left, which takes the frame; all others have to be filled")
                    .expected((network.inputs().size() - 1) + " of " + String.join(", ", network.inputs())
                            + " to be filled")
                    .found(String.join(", ", fillings.keySet()))
                    .asException();
        }
        return left.get(0);
    }

    private Filling filling(LayerCall input, String written, LayerCall taking) {
        try {
            InputFilling filling = InputFilling.parse(written);
            if (filling instanceof InputFilling.SameFrame) {
                requireSame(input, taking);
                return new Filling(inPlaceOf(input, new Operation.Identity(), taking), "as " + taking.id());
            }
            if (filling instanceof InputFilling.Numbers numbers) {
                Tensor value = numbers(input, numbers.values());
                return new Filling(inPlaceOf(input, new Operation.FilledInput(value), taking), filling.text());
            }
            Path file = model.resolveSibling(((InputFilling.Stored) filling).file());
            Tensor value = stored(input, file);
            String told = file.getFileName() + ", CRC-32 " + Integer.toHexString((int) checksum(value));
            return new Filling(inPlaceOf(input, new Operation.FilledInput(value), taking), told);
        } catch (ProblemException e) {
            throw e.problem().subject().isEmpty()
                    ? new ProblemException(e.problem().subject(subject(input.id())), e)
                    : e;
        }
    }

    private static String subject(String input) {
        return "input '" + input + "'";
    }

    private static void requireSame(LayerCall input, LayerCall taking) {
        int[] one = input.outputShape();
        int[] other = taking.outputShape();
        boolean isSame = one.length == other.length;
        for (int i = 0; isSame && i < one.length; i++) {
            isSame = one[i] == other[i] || one[i] < 0 || other[i] < 0;
        }
        if (!isSame) {
            throw Problem.of("cannot take the same frame as '" + taking.id() + "', as its shape is another")
                    .expected(Arrays.toString(other))
                    .found(Arrays.toString(one))
                    .nextStep("Fill it with numbers or a file")
                    .asException();
        }
    }

    /** As the file has the input, with other numbers. */
    private static LayerCall inPlaceOf(LayerCall input, Operation operation, LayerCall taking) {
        return new LayerCall(
                input.id(),
                input.path(),
                input.call(),
                input.className(),
                LayerCall.Origin.INPUT,
                operation,
                Activation.LINEAR,
                List.of(taking.id()),
                operation instanceof Operation.FilledInput filled
                        ? filled.value().shape()
                        : input.outputShape(),
                List.of(),
                input.trainable(),
                input.layout());
    }

    private static Tensor numbers(LayerCall input, float[] values) {
        int[] shape = input.outputShape();
        if (Arrays.stream(shape).anyMatch(length -> length < 0)) {
            throw Problem.of("leaves its shape open, so that numbers alone do not fill it")
                    .found(Arrays.toString(shape))
                    .nextStep("Fill it with '" + InputFilling.SAME + "' or with an HDF5 file")
                    .asException();
        }
        long size = Tensor.sizeOf(shape);
        if (size > MOST_NUMBERS) {
            throw Problem.of("is too large to be filled")
                    .expected("at most " + MOST_NUMBERS + " numbers")
                    .found(size)
                    .asException();
        }
        if (values.length == 1) {
            Tensor all = Tensor.zeros(shape);
            Arrays.fill(all.data(), values[0]);
            return all;
        }
        if (values.length != size) {
            throw Problem.of("takes another count of numbers")
                    .expected("1 or " + size)
                    .found(values.length)
                    .asException();
        }
        return withoutBatch(input, Tensor.of(values.clone(), asModel(input, shape)));
    }

    /** The shape with a batch of one, in the model's own order of axes. */
    private static int[] asModel(LayerCall input, int[] shape) {
        var whole = new int[shape.length + 1];
        whole[0] = 1;
        System.arraycopy(shape, 0, whole, 1, shape.length);
        if (input.layout() == LayerCall.Layout.CHANNELS_FIRST && shape.length > 1) {
            System.arraycopy(shape, 0, whole, 2, shape.length - 1);
            whole[1] = shape[shape.length - 1];
        }
        return whole;
    }

    private static Tensor stored(LayerCall input, Path file) {
        try (TensorFile tensors = TensorFile.open(file)) {
            List<String> names = tensors.names();
            if (!tensors.has(input.id()) && names.size() != 1) {
                throw Problem.inFile(file, "does not say which numbers fill the input")
                        .subject(subject(input.id()))
                        .expected("a dataset '" + input.id() + "', or only one")
                        .found(
                                names.isEmpty()
                                        ? "none"
                                        : names.stream().limit(8).collect(Collectors.joining(", ")))
                        .asException();
            }
            Tensor read = tensors.read(tensors.has(input.id()) ? input.id() : names.get(0));
            return withoutBatch(input, fitting(input, file, read));
        }
    }

    /** One sample, with or without its batch of one. */
    private static Tensor fitting(LayerCall input, Path file, Tensor read) {
        int[] expected = asModel(input, input.outputShape());
        boolean hasBatch = read.rank() == expected.length;
        int[] shape = hasBatch ? read.shape() : new int[read.rank() + 1];
        if (!hasBatch) {
            shape[0] = 1;
            System.arraycopy(read.shape(), 0, shape, 1, read.rank());
        }
        boolean fits = shape.length == expected.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = expected[i] < 0 || shape[i] == expected[i];
        }
        if (!fits) {
            throw Problem.inFile(file, "holds numbers of another shape")
                    .subject(subject(input.id()))
                    .expected(Arrays.toString(expected))
                    .found(Arrays.toString(read.shape()))
                    .nextStep("One sample fills an input, the same for every frame")
                    .asException();
        }
        return read.reshaped(shape);
    }

    private static Tensor withoutBatch(LayerCall input, Tensor ofModel) {
        Tensor last = ModelAxes.toChannelsLast(input, ofModel);
        return last.reshaped(Arrays.copyOfRange(last.shape(), 1, last.rank()));
    }

    private static long checksum(Tensor value) {
        var checksum = new CRC32();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES);
        for (float number : value.data()) {
            checksum.update(bytes.putFloat(0, number).array());
        }
        return checksum.getValue();
    }
}
