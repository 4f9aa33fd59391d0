package io.leadline.report;

/**
 * HTML as it is written, front to back. Text and attribute values are escaped here and nowhere else: tags and attribute
 * names are ours, everything else may come from a venue.
 */
public final class Html
{
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Opens an element with attributes as name, value, name, value. */
    public Html open(final String tag, final String... attributes)
    {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2)
        {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');

        return this;
    }

    /** Closes an element. */
    public Html close(final String tag)
    {
        out.append("</").append(tag).append('>');

        return this;
    }

    /** Text, escaped. */
    public Html text(final String text)
    {
        escape(text);

        return this;
    }

    /** An element that holds text only. */
    public Html element(final String tag, final String text, final String... attributes)
    {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A name from outside, kept from turning the direction of the text around it. */
    public Html name(final String name)
    {
        return element("bdi", name);
    }

    /** A line end, for whoever reads the file. */
    public Html line()
    {
        out.append('\n');

        return this;
    }

    @Override
    public String toString()
    {
        return out.toString();
    }

    private void escape(final String text)
    {
        for (int i = 0; i < text.length(); i++)
        {
            final char c = text.charAt(i);
            switch (c)
            {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? REPLACEMENT : c);
            }
        }
    }
}
