package io.leadline.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** A page that was opened from the disk, offline, far from UTC; it takes down what it asks for and complains about. */
final class OpenPage implements AutoCloseable
{
    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    OpenPage(final Browser browser, final Path file, final Sight sight)
    {
        context = browser.newContext(new Browser.NewContextOptions()
            .setViewportSize(sight.width(), sight.height())
            .setColorScheme(sight.scheme())
            .setTimezoneId("America/St_Johns")
            .setLocale("de-DE")
            .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setOffline(true);
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
        url = file.toAbsolutePath().toUri().toString();
        page.navigate(url);
    }

    Page page()
    {
        return page;
    }

    /** Its address. */
    String url()
    {
        return url;
    }

    /** What it wrote to the console, and its uncaught errors. */
    List<String> complaints()
    {
        return complaints;
    }

    /** Every address that it asked for. */
    List<String> requests()
    {
        return requests;
    }

    /** The whole page as a picture under target. */
    void photograph(final String name)
    {
        page.screenshot(new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Reports.TARGET.resolve("screenshots").resolve(name + ".png")));
    }

    /** What a script of the test resources makes of the page, as a list of texts. */
    @SuppressWarnings("unchecked")
    List<String> audit(final String script)
    {
        return (List<String>) page.evaluate(Scripts.text(script));
    }

    @Override
    public void close()
    {
        context.close();
    }
}
