package io.leadline.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;

import org.snakeyaml.engine.v2.nodes.Node;

/** Where programs come from: the built-in ones by name, others by file. */
public final class Programs
{
    /** Names of the programs on the class path. */
    public static final List<String> BUILT_IN = List.of(
        "drift-mip-2023-03", "drift-mip-2023-08", "backpack-mm-2024", "backpack-mm-2026",
        "backpack-api-broker", "dydx-lp-v3", "polymarket-rewards", "hummingbot-miner", "rabbitx-mm", "injective-olp",
        "orderly-mm", "bybit-mm", "mifid-rts8");

    private static final String FOLDER = "/programs/";
    private static final String SUFFIX = ".yaml";

    private Programs()
    {
    }

    /**
     * The programs of these names or files; a built-in name wins.
     *
     * @throws BadInputException with every problem of every file.
     */
    public static List<Program> of(final List<String> namesOrFiles)
    {
        return of(namesOrFiles, List.of());
    }

    /**
     * The same with values set otherwise, in every one of them.
     *
     * @throws BadInputException also when a program has no such key, or does not allow the value.
     */
    public static List<Program> of(final List<String> namesOrFiles, final List<ProgramChange> changes)
    {
        return of(namesOrFiles, changes, "--set");
    }

    /**
     * The same with values that another option than {@code --set} sets.
     *
     * @param option what problems name as the origin of the changes.
     */
    public static List<Program> of(
        final List<String> namesOrFiles, final List<ProgramChange> changes, final String option)
    {
        final List<String> problems = new ArrayList<>();
        final List<Program> programs = new ArrayList<>();
        for (final String nameOrFile : namesOrFiles)
        {
            final Program program = load(nameOrFile, changes, option, problems);
            if (program == null)
            {
                continue;
            }
            if (programs.stream().anyMatch(other -> other.name().equals(program.name())))
            {
                problems.add("program given twice: program=" + program.name());
            }
            programs.add(program);
        }
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return programs;
    }

    /**
     * The program that these bytes of a file say.
     *
     * @param label what problems name as the file.
     * @throws BadInputException with every problem of the file.
     */
    public static Program parse(final String label, final byte[] bytes)
    {
        final List<String> problems = new ArrayList<>();
        final Program program = parse(label, bytes, List.of(), "", problems);
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }

        return program;
    }

    /**
     * The bytes that a program was read from.
     *
     * @throws BadInputException when its file is no longer what it was.
     */
    public static byte[] bytes(final String nameOrFile, final Program program) throws IOException
    {
        final byte[] bytes =
            BUILT_IN.contains(nameOrFile) ? builtInBytes(nameOrFile) : Files.readAllBytes(Path.of(nameOrFile));
        if (!Sha256.hex(bytes).equals(program.sha256()))
        {
            throw new BadInputException("program was changed while it was scored: file=" + nameOrFile);
        }

        return bytes;
    }

    /** Bytes of a built-in program's file, for a user to copy. */
    public static byte[] builtInBytes(final String name)
    {
        try (InputStream file = Programs.class.getResourceAsStream(FOLDER + name + SUFFIX))
        {
            return file.readAllBytes();
        }
        catch (final IOException unreadable)
        {
            throw new IllegalStateException("cannot read a built-in program: program=" + name, unreadable);
        }
    }

    private static Program load(
        final String nameOrFile,
        final List<ProgramChange> changes,
        final String option,
        final List<String> problems)
    {
        if (BUILT_IN.contains(nameOrFile))
        {
            return parse(nameOrFile + SUFFIX, builtInBytes(nameOrFile), changes, option, problems);
        }
        final Path path = Path.of(nameOrFile);
        if (Files.isDirectory(path))
        {
            problems.add("program is a folder: program=" + nameOrFile + " allowed=a file, "
                + String.join(", ", BUILT_IN));
            return null;
        }
        if (!Files.exists(path))
        {
            problems.add("no such program: program=" + nameOrFile + " allowed=a file, " + String.join(", ", BUILT_IN));
            return null;
        }
        try
        {
            return parse(nameOrFile, Files.readAllBytes(path), changes, option, problems);
        }
        catch (final IOException unreadable)
        {
            problems.add(nameOrFile + ": cannot be read: reason=" + FileReason.of(unreadable));
            return null;
        }
    }

    private static Program parse(
        final String label,
        final byte[] bytes,
        final List<ProgramChange> changes,
        final String option,
        final List<String> problems)
    {
        final List<String> own = new ArrayList<>();
        // What is wrong without the changes is not theirs.
        final List<String> before = new ArrayList<>();
        if (!changes.isEmpty())
        {
            parse(label, bytes, List.of(), option, before);
        }
        Program program = null;
        try
        {
            final YamlFile file = new YamlFile(label, own, before);
            final String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            final Node top = file.compose(text);
            if (top != null)
            {
                changes.forEach(change -> change.apply(file, top, option));
                program = new ProgramReader(Sha256.hex(bytes), changes).read(file, top);
            }
        }
        catch (final CharacterCodingException malformed)
        {
            own.add(label + ":1: not UTF-8");
        }
        problems.addAll(own);

        return own.isEmpty() ? program : null;
    }
}
