package io.leadline.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one browser and the pages to look at, for the whole run. */
final class Chromium implements ParameterResolver
{
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Chromium.class);

    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context)
    {
        return parameter.getParameter().getType() == Session.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context)
    {
        return context.getRoot().getStore(HERE)
            .getOrComputeIfAbsent(Session.class, type -> new Session(), Session.class);
    }

    /** A running browser; closed when all tests are over. */
    static final class Session implements AutoCloseable
    {
        /** A bound, for machines that do other things besides. */
        private static final int MOST_WAIT_MS = 30_000;

        private final Reports reports = new Reports();
        private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of(System.getProperty("leadline.chromium")))
            .setArgs(List.of("--no-sandbox")));

        Session()
        {
            PlaywrightAssertions.setDefaultAssertionTimeout(MOST_WAIT_MS);
        }

        Reports reports()
        {
            return reports;
        }

        /** Opens a file as a reader does. */
        OpenPage open(final Path file, final Sight sight)
        {
            return new OpenPage(browser, file, sight);
        }

        @Override
        public void close()
        {
            browser.close();
            playwright.close();
        }
    }
}
