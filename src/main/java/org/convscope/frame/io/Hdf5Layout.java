package org.convscope.frame.io;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.frame.io.Hdf5File.Located;

/** Finds the images in an HDF5 file, as EIGER, NeXus and CXI lay them out. To be used guarded. */
final class Hdf5Layout {
    private static final String NUMBERED = "data_\\d+";
    private static final List<String> PLACES = List.of(
            "data_1/data",
            "image_1/data",
            "instrument_1/detector_1/data",
            "instrument/detector/data",
            "measurement/data",
            "data/data");

    private final Hdf5File file;

    Hdf5Layout(Hdf5File file) {
        this.file = file;
    }

    /** The datasets that hold the images, in order; none if there is nothing that is known. */
    List<Located> images() {
        for (String entry : entries()) {
            List<Located> images = imagesOf(entry);
            if (!images.isEmpty()) {
                return images;
            }
        }
        return file.find("/data/data").filter(Hdf5Layout::fits).map(List::of).orElse(List.of());
    }

    /** Paths of the groups that may hold an experiment. */
    List<String> entries() {
        Set<String> names = new LinkedHashSet<>();
        String chosen = Hdf5File.text(file.root(), "default");
        if (!chosen.isEmpty()) {
            names.add(chosen);
        }
        names.addAll(List.of("entry", "entry_1"));
        for (Node child : file.root().getChildren().values()) {
            if (child instanceof Group && Hdf5File.text(child, "NX_class").equals("NXentry")) {
                names.add(child.getName());
            }
        }
        return names.stream()
                .filter(name -> file.find("/" + name).isPresent())
                .map(name -> "/" + name)
                .toList();
    }

    private List<Located> imagesOf(String entry) {
        Optional<Located> data = file.find(entry + "/data").filter(Hdf5Layout::fits);
        if (data.isPresent()) {
            return List.of(data.get());
        }
        for (String group : List.of(entry + "/data", entry)) {
            List<Located> numbered = numbered(group);
            if (!numbered.isEmpty()) {
                return numbered;
            }
        }
        Optional<Located> signal = signal(entry);
        if (signal.isPresent()) {
            return List.of(signal.get());
        }
        for (String place : PLACES) {
            Optional<Located> found = file.find(entry + "/" + place).filter(Hdf5Layout::fits);
            if (found.isPresent()) {
                return List.of(found.get());
            }
        }
        return List.of();
    }

    /** EIGER's data_000001, data_000002 ... of a group; those that link to files of later images may not be there yet. */
    private List<Located> numbered(String path) {
        List<Located> found = new ArrayList<>();
        Optional<Located> located = file.find(path);
        if (located.isEmpty() || !(located.get().node() instanceof Group group)) {
            return found;
        }
        List<String> names = group.getChildren().keySet().stream()
                .filter(name -> name.matches(NUMBERED))
                .sorted()
                .toList();
        for (String name : names) {
            located.get().file().find(group, name).filter(Hdf5Layout::fits).ifPresent(found::add);
        }
        return found;
    }

    /** What NeXus's attributes name as the data to be shown. */
    private Optional<Located> signal(String entry) {
        return file.find(entry).flatMap(located -> {
            String chosen = Hdf5File.text(located.node(), "default");
            String group = entry + "/" + (chosen.isEmpty() ? "data" : chosen);
            return file.find(group).flatMap(data -> {
                String signal = Hdf5File.text(data.node(), "signal");
                return signal.isEmpty()
                        ? Optional.empty()
                        : file.find(group + "/" + signal).filter(Hdf5Layout::fits);
            });
        });
    }

    private static boolean fits(Located located) {
        Optional<Dataset> dataset = located.dataset();
        return dataset.isPresent() && Hdf5Image.fits(dataset.get());
    }
}
