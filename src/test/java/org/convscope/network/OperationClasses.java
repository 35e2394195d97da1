package org.convscope.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every class of operation that there is, as the compiler knows them. */
public final class OperationClasses {
    private OperationClasses() {}

    public static List<Class<? extends Operation>> all() {
        Set<Class<? extends Operation>> found = new LinkedHashSet<>();
        List<Class<?>> left = new ArrayList<>(List.of(Operation.class));
        while (!left.isEmpty()) {
            Class<?> type = left.remove(left.size() - 1);
            if (type.isSealed()) {
                left.addAll(List.of(type.getPermittedSubclasses()));
            } else {
                found.add(type.asSubclass(Operation.class));
            }
        }
        return List.copyOf(found);
    }
}
