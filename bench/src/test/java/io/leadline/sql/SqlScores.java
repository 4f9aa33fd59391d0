package io.leadline.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Scores by SQL: a DuckDB over exported files and the scripts beside these tests. Single thread. */
final class SqlScores implements AutoCloseable
{
    private static final int DECIMALS = 12;

    private final Connection connection;

    /**
     * A database over an export.
     *
     * @param export the folder that the verb export wrote.
     * @param makers {@code market,maker} that are to be scored, row or no row.
     */
    SqlScores(final Path export, final Collection<String> makers) throws SQLException
    {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run("CREATE VIEW log AS FROM read_parquet('" + export + "/dt=*/market=*/*.parquet', hive_partitioning = 1)");
        run("CREATE TABLE maker(market VARCHAR, maker VARCHAR)");
        for (final String maker : makers)
        {
            run("INSERT INTO maker VALUES ('" + maker.replace(",", "', '") + "')");
        }
        run("CREATE TABLE outage(market VARCHAR, from_ns BIGINT, to_ns BIGINT)");
    }

    /** Runs statements. */
    void run(final String sql) throws SQLException
    {
        try (Statement statement = connection.createStatement())
        {
            statement.execute(sql);
        }
    }

    /** Runs a script that stands beside these tests. */
    void script(final String name) throws SQLException
    {
        try (InputStream in = SqlScores.class.getResourceAsStream("/sql/" + name))
        {
            run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    /** All results, by {@code market,maker,metric}. */
    SortedMap<String, BigDecimal> results() throws SQLException
    {
        final SortedMap<String, BigDecimal> results = new TreeMap<>();
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(
                "SELECT coalesce(market, ''), coalesce(maker, ''), metric, value_e12::VARCHAR FROM result"))
        {
            while (rows.next())
            {
                final String key = rows.getString(1) + ',' + rows.getString(2) + ',' + rows.getString(3);
                final BigDecimal value = new BigDecimal(new BigInteger(rows.getString(4)), DECIMALS);
                if (results.put(key, value) != null)
                {
                    throw new IllegalStateException("computed twice: key=" + key);
                }
            }
        }

        return results;
    }

    /** The first column of a query's rows. */
    List<String> texts(final String query) throws SQLException
    {
        final List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query))
        {
            while (rows.next())
            {
                texts.add(rows.getString(1));
            }
        }

        return texts;
    }

    @Override
    public void close() throws SQLException
    {
        connection.close();
    }
}
