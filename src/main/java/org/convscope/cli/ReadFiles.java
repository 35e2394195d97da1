package org.convscope.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;

/** Every file that a command reads, so that it writes over none. */
final class ReadFiles {
    private final List<Path> files = new ArrayList<>();
    private final List<Supplier<List<Path>>> linked = new ArrayList<>();

    /** A model's, with what says how it takes its frames. */
    static ReadFiles of(ModelFileOptions model, InputOptions.Reading reading) {
        return new ReadFiles().and(model.files()).and(reading.files());
    }

    ReadFiles and(Collection<Path> more) {
        files.addAll(more);
        return this;
    }

    /** Adds files as the user wrote them: frames, images of files, folders, label files. */
    ReadFiles named(List<String> names) {
        for (String name : names) {
            try {
                files.add(FrameSource.parse(name).file());
            } catch (InvalidPathException e) {
                // no file has such a name; expanding the names has reported it
            }
        }
        return this;
    }

    /** Adds the data files of masters, for which every frame has to be opened: not before {@link #all}. */
    ReadFiles frames(Collection<FrameSource> sources, FrameFiles frames) {
        sources.stream().map(FrameSource::file).distinct().forEach(file -> {
            files.add(file);
            linked.add(() -> frames.linked(file));
        });
        return this;
    }

    /** Without what frames are linked to. */
    Stream<Path> named() {
        return files.stream();
    }

    /** Adds frames of data sets, as {@link #frames}. */
    ReadFiles labelled(Collection<LabelledFrame> labelled, FrameFiles frames) {
        return frames(labelled.stream().map(LabelledFrame::source).toList(), frames);
    }

    List<Path> all() {
        List<Path> all = new ArrayList<>(files);
        linked.forEach(more -> all.addAll(more.get()));
        return all;
    }
}
