package dev.unrolled.weights;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whole models that frameworks save as zip files. They hold no {@code .npy} files, and are handed over by mistake. */
final class ModelArchives {
    private static final String TORCH = "data.pkl";
    private static final String KERAS = "model.weights.h5";

    private ModelArchives() {}

    /** Refuses what PyTorch's {@code torch.save} writes since 1.6, and Keras 3's {@code model.save}, as a whole. */
    static void refuse(Place file, List<ZipMember> members) {
        Set<String> names =
                members.stream().map(ZipMember::name).filter(Objects::nonNull).collect(Collectors.toSet());
        if (names.stream().anyMatch(name -> name.endsWith(NpzReader.SUFFIX))) {
            return;
        }
        if (names.stream().anyMatch(name -> name.equals(TORCH) || name.endsWith("/" + TORCH))) {
            throw refused(
                    file,
                    "a file of torch.save",
                    "numpy.savez(file, **{name: t.cpu().numpy() for name, t in model.state_dict().items()})");
        }
        if (names.contains(KERAS)) {
            throw refused(
                    file,
                    "a model that Keras saved",
                    "numpy.savez(file, **{w.path: w.numpy() for w in model.weights}), in Keras 2 w.name");
        }
    }

    private static WeightsException refused(Place file, String found, String statement) {
        return file.refuse(0, "a .npy or .npz file", found, "save the arrays in Python: " + statement);
    }
}
