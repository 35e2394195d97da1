package org.convscope.inspect.maps;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.convscope.array.Tensor;
import org.convscope.cache.WeighedCache;
import org.convscope.choice.LightTableSize;
import org.convscope.network.Network;

/**
 * Computed maps of a few frames, weighed in bytes; the longest unused go first. Safe from any thread. A network is told apart by identity:
 * a model opened again is another one.
 */
public final class MapCache {
    /** Two layers of eight frames at VGG16's widest, 512 x 512 x 64, which are compared one after the other. */
    private static final long MOST_BYTES = 1L << 30;

    /** What the light table holds, and two more: who looks through a long stack need not keep what was first in it. */
    static final int MOST_FRAMES = LightTableSize.MOST + 2;

    /** What a result depends on. */
    private record Key(int network, Source source, String layer) {}

    /**
     * A frame to look results up by; made once for all layers, since all numbers of the frame are read for it.
     *
     * @param content of the inputs, so that a frame whose file was rewritten is another one
     */
    record Source(String frame, String preprocessing, int content) {
        static Source of(NetworkInput frame) {
            int content = 0;
            for (Tensor input : frame.inputs()) {
                content = 31 * content + Arrays.hashCode(input.data());
            }
            return new Source(frame.name(), frame.preprocessing(), content);
        }
    }

    private final long capacityBytes;
    private final WeighedCache<Key, LayerMaps> entries;
    private final Map<Network, Integer> networks = new WeakHashMap<>();
    private int lastNetwork;

    /**
     * @param capacityBytes how much may be kept; 0 keeps nothing
     */
    public MapCache(long capacityBytes) {
        this.capacityBytes = capacityBytes;
        this.entries = new WeighedCache<>(capacityBytes, LayerMaps::bytes);
    }

    /** A quarter of the heap, but no more than {@value #MOST_BYTES} bytes, however much the machine has. */
    public static MapCache ofDefaultSize() {
        return new MapCache(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4));
    }

    /** Whether maps of so many bytes stay for each other. */
    boolean keeps(long bytes) {
        return bytes <= capacityBytes;
    }

    synchronized Optional<LayerMaps> get(Network network, Source frame, String layer) {
        return entries.get(key(network, frame, layer));
    }

    /** Keeps maps, unless they alone are larger than the whole cache. */
    synchronized void put(Network network, Source frame, LayerMaps maps) {
        if (maps.bytes() > capacityBytes) {
            return;
        }
        entries.put(key(network, frame, maps.layer()), maps);
        Set<String> frames = frames();
        frames.stream().limit(Math.max(0, frames.size() - MOST_FRAMES)).toList().forEach(this::release);
    }

    /** The frames whose maps are kept, those that were not used for longest first. */
    private Set<String> frames() {
        Set<String> frames = new LinkedHashSet<>();
        for (Key key : entries.keys()) {
            frames.remove(key.source().frame());
            frames.add(key.source().frame());
        }
        return frames;
    }

    /**
     * Forgets everything of a frame.
     *
     * @param frame its name
     */
    public synchronized void release(String frame) {
        entries.removeIf(key -> key.source().frame().equals(frame));
    }

    /** Forgets everything of a network. */
    public synchronized void release(Network network) {
        Integer number = networks.remove(network);
        if (number != null) {
            entries.removeIf(key -> key.network() == number);
        }
    }

    /** How much is kept now. */
    public synchronized long bytes() {
        return entries.weight();
    }

    private Key key(Network network, Source frame, String layer) {
        int number = networks.computeIfAbsent(network, n -> ++lastNetwork);
        return new Key(number, frame, layer);
    }
}
