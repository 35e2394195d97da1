package org.convscope.inspect.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Sums over the frames of a node of the binary tree above the list of frames: node i of level l stands above frames i 2^l to
 * (i + 1) 2^l. Sums are only made of a node's two children, so that they have the same bits in whichever pieces frames were counted;
 * a frame that failed has no node.
 *
 * @param layers one a layer of the {@link CensusPlan}
 */
public record SumsNode(int level, int index, List<LayerSums> layers) {
    public SumsNode {
        layers = List.copyOf(layers);
    }

    /**
     * The fewest nodes that say the same, where all frames of a range have been seen.
     *
     * @param nodes above frames of the range alone
     */
    static List<SumsNode> merged(List<SumsNode> nodes, int from, int to) {
        List<Map<Integer, SumsNode>> levels = new ArrayList<>();
        for (SumsNode node : nodes) {
            put(levels, node);
        }
        List<SumsNode> merged = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            for (SumsNode node : levels.get(level).values()) {
                SumsNode parent = new SumsNode(level + 1, node.index >> 1, node.layers);
                if (parent.first() >= from && parent.end() <= to) {
                    put(levels, parent);
                } else {
                    merged.add(node);
                }
            }
        }
        return merged;
    }

    private static void put(List<Map<Integer, SumsNode>> levels, SumsNode node) {
        while (levels.size() <= node.level) {
            levels.add(new TreeMap<>());
        }
        levels.get(node.level).merge(node.index, node, SumsNode::plus);
    }

    /** The one node above all frames. */
    static List<SumsNode> root(List<SumsNode> nodes, int frames) {
        return merged(nodes, 0, Math.max(2, Integer.highestOneBit(Math.max(1, frames - 1)) << 1));
    }

    private SumsNode plus(SumsNode other) {
        return new SumsNode(
                level,
                index,
                IntStream.range(0, layers.size())
                        .mapToObj(i -> layers.get(i).plus(other.layers.get(i)))
                        .toList());
    }

    private long first() {
        return (long) index << level;
    }

    private long end() {
        return (index + 1L) << level;
    }
}
