package org.convscope.export.occlusion;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.choice.OcclusionFill;
import org.convscope.export.ResultAttributes;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.inspect.occlusion.ComputeOcclusion;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.NotebookMask;
import org.convscope.inspect.occlusion.OcclusionEffort;
import org.convscope.inspect.occlusion.OcclusionMaps;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.keras.TensorWriter;

/**
 * The HDF5 file of {@code occlude}: dataset drop (rows, columns), of several frames (N, rows, columns), with every parameter as an
 * attribute of the file.
 */
public final class OcclusionTensorFile {
    private static final String NAME = "drop";
    private static final String MASK = "mask";

    private final TensorWriter writer;
    private final ComputeOcclusion.Request request;
    private boolean masks;

    public OcclusionTensorFile(TensorWriter writer, ComputeOcclusion.Request request) {
        this.writer = writer;
        this.request = request;
    }

    /** Also writes dataset mask (H, W), of several frames (N, H, W): {@link NotebookMask}. */
    public OcclusionTensorFile withMasks() {
        masks = true;
        return this;
    }

    /** Writes all of it, and puts the file under its name. */
    public void write(Path model, GivenInput input, String backend, OcclusionMaps maps) {
        boolean isOne = request.network().inputs().size() == 1;
        maps.drops().forEach((id, drop) -> writer.put(isOne ? NAME : NAME + "/" + id, frames(drop), Map.of()));
        if (masks) {
            writer.attribute("preset", "notebook");
            maps.drops().forEach((id, drop) -> {
                Tensor whole = request.inputs().get(request.network().inputs().indexOf(id));
                Tensor made = NotebookMask.of(drop, whole.length(1), whole.length(2));
                writer.put(isOne ? MASK : MASK + "/" + id, frames(made), Map.of());
            });
        }
        var attributes = new ResultAttributes(writer);
        attributes.target(request.target());
        shape();
        writer.attribute("value", maps.values());
        effort(maps);
        attributes.origin(model, request.network(), input, backend);
        writer.finish();
    }

    /** Of one frame without the axis of frames. */
    private static Tensor frames(Tensor drop) {
        return drop.length(0) == 1 ? drop.reshaped(Arrays.copyOfRange(drop.shape(), 1, drop.rank())) : drop;
    }

    /** What a part took of the input that took most. */
    private void effort(OcclusionMaps maps) {
        OcclusionEffort most = maps.efforts().values().stream()
                .max(Comparator.comparingLong(OcclusionEffort::done))
                .orElseThrow();
        writer.attribute("passes", most.words());
        if (most.full() > 0) {
            writer.attribute("multiply_adds", most.done());
            writer.attribute("multiply_adds_full", most.full());
        }
    }

    private void shape() {
        if (request.shape() instanceof OcclusionShape.Patches patches) {
            writer.attribute("shape", "patches");
            writer.attribute("patch", patches.patch());
            writer.attribute("stride", patches.stride());
            fill(patches.fill(), patches.patch() / 2.0);
        } else if (request.shape() instanceof OcclusionShape.Sectors sectors) {
            writer.attribute("shape", "sectors");
            writer.attribute("sectors", sectors.count());
            fill(sectors.fill(), sectors.blur());
            geometry();
        } else if (request.shape() instanceof OcclusionShape.Rings rings) {
            writer.attribute("shape", "rings");
            writer.attribute(
                    "rings",
                    rings.edgesAngstrom().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
            writer.attribute("fill", "neighbouring shells of the radial mean");
            geometry();
        }
    }

    private void fill(OcclusionFill fill, double sigma) {
        writer.attribute("fill", fill.word());
        if (fill == OcclusionFill.BLUR) {
            writer.attribute("sigma", sigma);
        }
    }

    /** That of the frame; of tensors that of the input's own pixels, the same for each. */
    private void geometry() {
        InputPlaces places = request.places().get(request.pictures().get(0));
        Geometry known = places.geometry();
        known.wavelengthAngstrom().ifPresent(value -> writer.attribute("wavelength_angstrom", value));
        known.distanceMillimetres().ifPresent(value -> writer.attribute("distance_millimetres", value));
        known.pixelWidthMillimetres().ifPresent(value -> writer.attribute("pixel_width_millimetres", value));
        known.pixelHeightMillimetres().ifPresent(value -> writer.attribute("pixel_height_millimetres", value));
        writer.attribute("centre_x", places.centreX());
        writer.attribute("centre_y", places.centreY());
    }
}
