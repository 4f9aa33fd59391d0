package io.leadline.feed.csv;

import java.util.List;

import io.leadline.config.Market;
import io.leadline.feed.CharSpan;
import io.leadline.feed.NameTable;

/** All names that rows may hold: those of the configuration, and those that rows have been the first to name. */
final class CsvNames
{
    private final NameTable<CsvMarket> markets = new NameTable<>();
    private final NameTable<CsvAccount> accounts = new NameTable<>();
    private final NameTable<RowType> types = RowType.byText();
    private final NameTable<Word> words = Word.byText();

    CsvNames(final List<Market> configured)
    {
        for (final Market market : configured)
        {
            markets.add(market.name(), CsvMarket.configured(market));
        }
    }

    NameField<CsvMarket> marketField()
    {
        return new NameField<>(markets);
    }

    NameField<CsvAccount> accountField()
    {
        return new NameField<>(accounts);
    }

    NameField<RowType> typeField()
    {
        return new NameField<>(types);
    }

    NameField<Word> wordField()
    {
        return new NameField<>(words);
    }

    /** The market of a field; one that is not configured is remembered as such. */
    CsvMarket market(final NameField<CsvMarket> field)
    {
        return field.known() == null ? addMarket(field.text()) : field.known();
    }

    private CsvMarket addMarket(final CharSpan name)
    {
        final char[] symbols = name.toString().toCharArray();
        final CsvMarket known = markets.find(symbols, 0, symbols.length);
        if (known != null)
        {
            return known;       // a row before it names it, too, and was written after this one was read
        }
        final CsvMarket market = CsvMarket.unconfigured(name.toString());
        markets.add(name, market);

        return market;
    }

    /** The account of a field, which is remembered from now on. */
    CsvAccount account(final NameField<CsvAccount> field)
    {
        return field.known() == null ? addAccount(field.text()) : field.known();
    }

    private CsvAccount addAccount(final CharSpan name)
    {
        final char[] symbols = name.toString().toCharArray();
        final CsvAccount known = accounts.find(symbols, 0, symbols.length);
        if (known != null)
        {
            return known;       // the row names it twice, or one before it that was written after this one was read
        }
        final CsvAccount account = new CsvAccount(name.toString());
        accounts.add(name, account);

        return account;
    }
}
