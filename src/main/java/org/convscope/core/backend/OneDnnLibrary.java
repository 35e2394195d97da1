package org.convscope.core.backend;

import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.javacpp.Loader;

/** Whether oneDNN's own library is there to be called directly; ND4J brings another one, which only ND4J can call. */
public final class OneDnnLibrary {
    private final String platform;
    private final Predicate<String> onClassPath;

    /**
     * @param platform as JavaCPP names it, such as linux-x86_64
     * @param onClassPath whether a resource is on the class path
     */
    OneDnnLibrary(String platform, Predicate<String> onClassPath) {
        this.platform = platform;
        this.onClassPath = onClassPath;
    }

    public static OneDnnLibrary ofThisMachine() {
        ClassLoader loader = OneDnnLibrary.class.getClassLoader();
        return new OneDnnLibrary(Loader.getPlatform(), name -> loader.getResource(name) != null);
    }

    /** Why it is not there, a clause; empty where it is, as far as is known before it loads. */
    public Optional<String> missing() {
        if (!platform.endsWith("-x86_64")) {
            return Optional.of("there is no oneDNN library for " + platform + ", only for x86-64 processors");
        }
        boolean there = onClassPath.test("org/bytedeco/dnnl/global/dnnl.class")
                && onClassPath.test("org/bytedeco/dnnl/" + platform + "/" + bridgeFile());
        return there ? Optional.empty() : Optional.of("this build has no oneDNN library for " + platform);
    }

    /** JavaCPP's own part of the library, as the system names its file. */
    private String bridgeFile() {
        if (platform.startsWith("windows")) {
            return "jnidnnl.dll";
        }
        return platform.startsWith("macosx") ? "libjnidnnl.dylib" : "libjnidnnl.so";
    }
}
