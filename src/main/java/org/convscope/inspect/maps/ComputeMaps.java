package org.convscope.inspect.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.convscope.core.Engine;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/** Computes layers' maps for frames, or takes them from the cache. */
public final class ComputeMaps {
    private final Engine engine;
    private final MapCache cache;

    public ComputeMaps(Engine engine, MapCache cache) {
        this.engine = engine;
        this.cache = cache;
    }

    /**
     * @param layers ids of calls
     */
    public record Request(Network network, List<NetworkInput> frames, List<String> layers) {
        public Request {
            frames = List.copyOf(frames);
            layers = List.copyOf(layers);
        }
    }

    /** Whether the cache keeps maps of so many bytes. */
    boolean keeps(long bytes) {
        return cache.keeps(bytes);
    }

    /**
     * All maps, frame by frame, within a frame in the order of the request.
     *
     * @throws org.convscope.problem.ProblemException as {@link Engine#run}
     */
    public List<LayerMaps> compute(Request request, TaskMonitor monitor) {
        List<LayerMaps> all = new ArrayList<>();
        for (NetworkInput frame : request.frames()) {
            List<LayerMaps> ofFrame = new ArrayList<>();
            stream(new Request(request.network(), List.of(frame), request.layers()), ofFrame::add, monitor);
            ofFrame.sort((a, b) -> Integer.compare(
                    request.layers().indexOf(a.layer()), request.layers().indexOf(b.layer())));
            all.addAll(ofFrame);
        }
        return all;
    }

    /**
     * Hands each layer's maps on as soon as they are there, first those in the cache, then the others in order of execution,
     * so that nobody need hold them all.
     *
     * @throws org.convscope.problem.ProblemException as {@link Engine#run}
     */
    public void stream(Request request, Consumer<LayerMaps> sink, TaskMonitor monitor) {
        Network network = request.network();
        for (NetworkInput frame : request.frames()) {
            MapCache.Source source = MapCache.Source.of(frame);
            List<String> missing = new ArrayList<>();
            for (String layer : request.layers()) {
                monitor.checkCancelled();
                cache.get(network, source, layer).ifPresentOrElse(sink, () -> missing.add(layer));
            }
            if (!missing.isEmpty()) {
                engine.run(
                        network,
                        frame.inputs(),
                        missing,
                        (id, output) -> {
                            LayerMaps maps = LayerMaps.of(id, frame.name(), output);
                            cache.put(network, source, maps);
                            sink.accept(maps);
                        },
                        monitor);
            }
        }
    }
}
