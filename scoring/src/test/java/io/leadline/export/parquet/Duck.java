package io.leadline.export.parquet;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A DuckDB in memory, as somebody who was handed the files would use one. */
final class Duck implements AutoCloseable
{
    private final Connection connection;

    Duck() throws SQLException
    {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement())
        {
            statement.execute("SET TimeZone = 'UTC'");
        }
    }

    /** The way that the help of the export names, in the order of the files' rows. */
    static String table(final Path folder)
    {
        return "read_parquet('" + folder + "/dt=*/market=*/*.parquet', hive_partitioning = 1, file_row_number = 1)";
    }

    /** Rows as column name to text; null stays null. */
    List<Map<String, String>> rows(final String query) throws SQLException
    {
        final List<Map<String, String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query))
        {
            while (result.next())
            {
                final Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++)
                {
                    row.put(result.getMetaData().getColumnName(i), text(result.getObject(i)));
                }
                rows.add(row);
            }
        }

        return rows;
    }

    private static String text(final Object value)
    {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value == null ? null : value.toString();
    }

    @Override
    public void close() throws SQLException
    {
        connection.close();
    }
}
