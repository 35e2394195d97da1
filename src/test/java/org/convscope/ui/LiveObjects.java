package org.convscope.ui;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** How many objects of which class there are after a collection. */
public final class LiveObjects {
    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    private final Map<String, Long> counts = new HashMap<>();
    private long bytes;

    private LiveObjects() {}

    /** As the virtual machine counts them now; what a finalizer still holds is collected first. */
    public static LiveObjects count() throws JMException {
        System.gc();
        System.runFinalization();
        var live = new LiveObjects();
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        for (String line : histogram.split("\n", -1)) {
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                live.counts.merge(found.group(3), Long.parseLong(found.group(1)), Long::sum);
                live.bytes += Long.parseLong(found.group(2));
            }
        }
        return live;
    }

    public long bytes() {
        return bytes;
    }

    /** How many there are of these. */
    public long of(Class<?>... classes) {
        return Arrays.stream(classes)
                .mapToLong(type -> counts.getOrDefault(type.getName(), 0L))
                .sum();
    }

    /**
     * Classes of ours and of Swing of which there are more than before.
     *
     * @param slack how many more are none
     */
    public Map<String, Long> moreThan(LiveObjects before, long slack) {
        Map<String, Long> more = new TreeMap<>();
        counts.forEach((name, count) -> {
            long was = before.counts.getOrDefault(name, 0L);
            boolean ours = name.startsWith("org.convscope.") || name.startsWith("javax.swing.J");
            if (ours && count > was + slack) {
                more.put(name, count - was);
            }
        });
        return more;
    }
}
