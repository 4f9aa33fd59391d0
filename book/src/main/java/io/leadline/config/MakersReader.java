package io.leadline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.leadline.config.Makers.Maker;

/** Reads who is measured. */
final class MakersReader
{
    private static final List<String> KEYS = List.of("name", "accounts");
    private static final String ALLOWED = "all, or a list of makers with their accounts";

    private final UniqueTexts names = new UniqueTexts("maker name given twice", "one maker of a name");
    // An account of two makers would be counted twice in every sum over makers.
    private final UniqueTexts accounts = new UniqueTexts("account given twice", "one maker for an account");

    /** The makers in the order of the file, all accounts when it names none. */
    Makers read(final Settings settings)
    {
        final Setting list = settings.find("makers");
        if (list == null || list.isWord("all"))
        {
            return Makers.ALL;
        }
        final List<Setting> items = list.items(1, Integer.MAX_VALUE, ALLOWED);
        final List<Maker> makers = new ArrayList<>();
        for (final Setting item : items == null ? List.<Setting>of() : items)
        {
            makers.add(readMaker(item.mapping(KEYS)));
        }

        return new Makers(false, makers);
    }

    private Maker readMaker(final Settings maker)
    {
        final String name = maker.required("name", Kind.TEXT);
        names.add(name, maker.findOrOwner("name"));
        final List<Setting> items =
            maker.requiredItems("accounts", 1, Integer.MAX_VALUE, "a list of at least one account");
        final List<String> read = new ArrayList<>();
        for (final Setting item : items == null ? List.<Setting>of() : items)
        {
            final String account = item.as(Kind.TEXT);
            accounts.add(account, item);
            read.add(account);
        }
        read.removeIf(Objects::isNull);

        return new Maker(name, read);
    }
}
