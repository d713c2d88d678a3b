package dev.unrolled.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and with what something was measured, and the core that it is pinned to. */
final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final String UNKNOWN = "?";

    private Machine() {}

    /**
     * Pins this process and those that it will start to one core, the last one it may run on or that of the property {@code core}. Where there is no
     * {@code taskset}, or it refuses that core, it says so at once and pins nothing. Reports say what came of it: a process that may run on one
     * core alone is pinned to it, whoever did it.
     */
    static void pin() {
        int core = Integer.getInteger("core", lastAllowed());
        List<String> command = List.of(
                "taskset",
                "-a",
                "-c",
                "-p",
                Integer.toString(core),
                Long.toString(ProcessHandle.current().pid()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                System.err.println("not pinned to a core: taskset refused core " + core);
            }
        } catch (IOException absent) {
            System.err.println("not pinned to a core: there is no taskset");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of a container or a job that may not use all cores, the number of the last one is not how many there are. */
    private static int lastAllowed() {
        String[] numbers = allowed().split("[-,]");
        String last = numbers[numbers.length - 1];
        return isOneCore(last) ? Integer.parseInt(last) : Runtime.getRuntime().availableProcessors() - 1;
    }

    static boolean isPinned() {
        return isOneCore(allowed());
    }

    private static boolean isOneCore(String cores) {
        return cores.matches("\\d+");
    }

    /** The cores that this process may run on, for example 0-3,8-11. */
    private static String allowed() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return value(lines.toList(), "Cpus_allowed_list");
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    static int jdk() {
        return Runtime.version().feature();
    }

    /** The lines above a table: machine, JDK, flags, day. */
    static String description(List<String> flags) {
        String cores = allowed();
        return String.join(
                "\n",
                "* machine: " + processor() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                        + (isOneCore(cores) ? ", pinned to core " + cores : ", not pinned to a core"),
                "* JDK " + Runtime.version() + ", " + System.getProperty("java.vm.name") + " ("
                        + System.getProperty("java.vendor") + ")",
                "* flags: `" + String.join(" ", flags) + "`",
                "* day: " + LocalDate.now());
    }

    /** The line below those: the command, with the options given that say what is measured, not those that say where. */
    static String command(String name, String... options) {
        return Stream.of(options)
                .filter(option -> System.getProperty(option) != null)
                .map(option -> "-D" + option + "=" + System.getProperty(option) + " ")
                .collect(Collectors.joining("", "* command: `", name + "`"));
    }

    /** The processor's model and the widest vectors that it has. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            List<String> all = lines.toList();
            String flags = " " + value(all, "flags") + " ";
            String vectors = flags.contains(" avx512f ") ? ", AVX-512" : flags.contains(" avx2 ") ? ", AVX2" : "";
            String fma = flags.contains(" fma ") ? ", FMA" : "";
            return value(all, "model name") + " (family " + value(all, "cpu family") + ", model " + value(all, "model")
                    + ")" + vectors + fma;
        } catch (IOException notLinux) {
            return "processor not known";
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.split(":")[0].trim().equals(key))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(UNKNOWN);
    }
}
