package io.rollcall.faces.watch;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToLongFunction;

/// The figures of the Java machine.
public final class Machine {
  private static final double MILLIS = 1_000;

  private Machine() {}

  public static List<Figure> figures() {
    var memory = ManagementFactory.getMemoryMXBean();
    var threads = ManagementFactory.getThreadMXBean();
    var runtime = ManagementFactory.getRuntimeMXBean();
    return List.of(
        gauge("jvm_heap_used_bytes", "Heap in use.", () -> memory.getHeapMemoryUsage().getUsed()),
        gauge("jvm_heap_max_bytes", "The most heap.", () -> memory.getHeapMemoryUsage().getMax()),
        gauge(
            "jvm_non_heap_used_bytes",
            "Memory of classes and compiled code in use.",
            () -> memory.getNonHeapMemoryUsage().getUsed()),
        gauge("jvm_platform_threads", "Platform threads.", threads::getThreadCount),
        gauge("jvm_uptime_seconds", "Since the start.", () -> runtime.getUptime() / MILLIS),
        new Figure(
            "jvm_gc_collections_total",
            "Garbage collections.",
            true,
            () -> sum(GarbageCollectorMXBean::getCollectionCount)),
        new Figure(
            "jvm_gc_seconds_total",
            "Time in garbage collections.",
            true,
            () -> sum(GarbageCollectorMXBean::getCollectionTime) / MILLIS));
  }

  private static Figure gauge(String name, String help, DoubleSupplier value) {
    return new Figure(name, help, false, value);
  }

  private static long sum(ToLongFunction<GarbageCollectorMXBean> of) {
    return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(of).sum();
  }
}
