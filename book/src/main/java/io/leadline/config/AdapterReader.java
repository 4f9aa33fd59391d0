package io.leadline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.problem.BadInputException;

/** Reads the section of one feed's adapter, {@code feed.NAME}, as strictly as the rest of a configuration. */
public final class AdapterReader
{
    private static final int MAX_VALUES = 1_000;

    private final Path folder;
    private final Map<String, List<?>> values = new LinkedHashMap<>();
    private final Map<String, Map<String, ?>> valuesByName = new LinkedHashMap<>();

    private AdapterReader(final Path folder)
    {
        this.folder = folder;
    }

    /**
     * What a file says for an adapter. A file without the section leaves all its keys out.
     *
     * @param file    a configuration that {@link ConfigurationReader#read} takes.
     * @param adapter its name, and the section's.
     * @param keys    that it knows.
     * @throws BadInputException with every problem of the section, in the order of the lines.
     */
    public static AdapterSettings read(final Path file, final String adapter, final List<AdapterKey<?>> keys)
    {
        final Problems problems = new Problems(file.toString());
        final String text = ConfigurationReader.decode(ConfigurationReader.bytes(file), problems);

        return read(text, problems, file.toAbsolutePath().getParent(), adapter, keys, true);
    }

    /**
     * The same, with nothing for a key that must be there and is not: for who needs some of them only.
     *
     * @throws BadInputException with every problem of the section, in the order of the lines.
     */
    public static AdapterSettings readOptional(
        final Path file, final String adapter, final List<AdapterKey<?>> keys)
    {
        final Problems problems = new Problems(file.toString());
        final String text = ConfigurationReader.decode(ConfigurationReader.bytes(file), problems);

        return read(text, problems, file.toAbsolutePath().getParent(), adapter, keys, false);
    }

    /** What stands for keys that are all left out; nothing for those that must be there. */
    public static AdapterSettings initial(final List<AdapterKey<?>> keys)
    {
        final AdapterReader reader = new AdapterReader(Path.of(""));
        keys.forEach(reader::leaveOut);

        return new AdapterSettings(reader.values, reader.valuesByName);
    }

    /**
     * What a text says for an adapter; paths in it stay as they are.
     *
     * @param sourceName stands in front of the line in every problem.
     * @throws BadInputException with every problem of the section, in the order of the lines.
     */
    public static AdapterSettings parse(
        final String text, final String sourceName, final String adapter, final List<AdapterKey<?>> keys)
    {
        return read(text, new Problems(sourceName), Path.of(""), adapter, keys, true);
    }

    private static AdapterSettings read(
        final String text, final Problems problems, final Path folder, final String adapter,
        final List<AdapterKey<?>> keys, final boolean isWhole)
    {
        final Setting root = new Setting("", YamlDocument.compose(text, problems), problems);
        final Setting feed = root.mapping(SectionReader.KEYS).find("feed");
        final Setting section =
            feed == null ? null : feed.mappingWithSections(SectionReader.FEED_KEYS).find(adapter);
        final AdapterReader reader = new AdapterReader(folder);
        final Settings settings = section == null ?
            null : section.mapping(keys.stream().map(AdapterKey::name).toList());
        for (final AdapterKey<?> key : keys)
        {
            final Setting setting = settings == null ? null : settings.find(key.name());
            if (setting != null)
            {
                reader.take(key, setting);
            }
            else if (key.initial() == null && isWhole)
            {
                complainMissing(root, section, adapter, key);
            }
            else
            {
                reader.leaveOut(key);
            }
        }
        if (settings != null)
        {
            keys.forEach(key -> reader.checkFloor(key, keys, settings));
        }
        problems.throwIfAny();

        return new AdapterSettings(reader.values, reader.valuesByName);
    }

    /** Both may be right by themselves; a value that was refused is none, and has been complained of. */
    private void checkFloor(final AdapterKey<?> key, final List<AdapterKey<?>> keys, final Settings settings)
    {
        final AdapterKey.Floor floor = key.floor();
        if (floor == null)
        {
            return;
        }
        final List<?> own = values.getOrDefault(key.name(), List.of());
        final List<?> least = values.getOrDefault(floor.key().name(), List.of());
        if (!own.isEmpty() && !least.isEmpty() && floor.refuses(own.get(0), least.get(0)))
        {
            final Setting setting = settings.find(key.name());
            final Setting other = settings.find(floor.key().name());
            final String otherInitial = keys.stream().filter(one -> one.name().equals(floor.key().name()))
                .findFirst().orElse(floor.key()).initial();
            (setting == null ? other : setting).complain(
                "contradicts another key", key.name() + "=" + shown(setting, key.initial()) + " " + floor.key().name() +
                "=" + shown(other, otherInitial), key.name() + " " + floor);
        }
    }

    private static String shown(final Setting setting, final String initial)
    {
        return setting == null ? initial : setting.shownValue();
    }

    private static void complainMissing(
        final Setting root, final Setting section, final String adapter, final AdapterKey<?> key)
    {
        if (section == null)
        {
            root.complainMissing("feed." + adapter + "." + key.name(), key.allowed());
        }
        else
        {
            section.complainMissing(key.name(), key.allowed());
        }
    }

    private void take(final AdapterKey<?> key, final Setting setting)
    {
        switch (key.shape())
        {
            case VALUE -> values.put(key.name(), several(key, List.of(setting)));
            case LIST -> values.put(key.name(), several(key, items(setting)));
            default -> valuesByName.put(key.name(), byName(key, setting.mappingOfNames()));
        }
    }

    private static List<Setting> items(final Setting setting)
    {
        final List<Setting> items = setting.items(1, MAX_VALUES, "a list of 1 to " + MAX_VALUES);

        return items == null ? List.of() : items;
    }

    private List<Object> several(final AdapterKey<?> key, final List<Setting> settings)
    {
        final List<Object> taken = new ArrayList<>();
        for (final Setting setting : settings)
        {
            final Object value = setting.as(key.kind());
            if (value != null)
            {
                taken.add(resolved(value));
            }
        }

        return taken;
    }

    private Map<String, Object> byName(final AdapterKey<?> key, final Settings settings)
    {
        final Map<String, Object> taken = new LinkedHashMap<>();
        for (final String name : settings.names())
        {
            final Object value = settings.find(name).as(key.kind());
            if (value != null)
            {
                taken.put(name, resolved(value));
            }
        }

        return taken;
    }

    private Object resolved(final Object value)
    {
        return value instanceof Path path ? folder.resolve(path) : value;
    }

    /** What stands for a key is read as if an operator had written it. */
    private void leaveOut(final AdapterKey<?> key)
    {
        if (key.shape() == AdapterKey.Shape.BY_NAME)
        {
            valuesByName.put(key.name(), Map.of());
        }
        else if (key.initial() == null || key.initial().isEmpty())
        {
            values.put(key.name(), List.of());
        }
        else
        {
            final Problems own = new Problems("initial value of " + key.name());
            take(key, new Setting(key.name(), YamlDocument.compose(key.initial(), own), own));
            own.throwIfAny();
        }
    }
}
