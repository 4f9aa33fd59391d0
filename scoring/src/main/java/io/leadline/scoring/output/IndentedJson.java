package io.leadline.scoring.output;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Indents by two spaces and ends lines with LF everywhere; the default takes the system's line end. */
final class IndentedJson extends ObjectWriteContext.Base
{
    @Override
    public PrettyPrinter getPrettyPrinter()
    {
        final DefaultIndenter indenter = new DefaultIndenter("  ", "\n");

        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    @Override
    public boolean hasPrettyPrinter()
    {
        return true;
    }
}
