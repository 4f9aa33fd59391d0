package io.leadline.proof.command;

import io.leadline.command.Verbs;

import picocli.CommandLine.Command;

/** Entry of the one jar that a maker needs: {@code java -jar leadline-check-bundle.jar FILE}. */
@Command(name = "leadline", subcommands = CheckBundleCommand.class)
public final class CheckBundleMain
{
    private CheckBundleMain()
    {
    }

    /** Checks the bundle that the arguments name, and exits with the code. */
    public static void main(final String[] args)
    {
        final String[] arguments = new String[args.length + 1];
        arguments[0] = "check-bundle";
        System.arraycopy(args, 0, arguments, 1, args.length);
        System.exit(Verbs.run(new CheckBundleMain(), arguments));
    }
}
