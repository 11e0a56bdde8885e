"""Tabs of a browser, lent to one test after another: to start one costs more than what most tests do in it."""

from urllib.parse import urlsplit

HEARD = {"error", "warning"}
"""The kinds of lines in the console that no page of ours writes."""


class Tabs:
    """Whoever opens a page here finds a tab as a reader does who was never on the site.

    Nothing is kept of who had it before, and nothing of what was said or asked for. A tab keeps the settings that its
    context is made with, such as `java_script_enabled`; what can be changed in it is set anew each time. Nothing
    glides, unless a test is about motion: a page that moves is drawn sixty times a second.
    """

    def __init__(self, browser):
        self.browser = browser
        self.free, self.lent = {}, []

    def open(self, url, width=1280, height=900, scheme="light", motion="reduce", **settings):
        """The page at an address, in a tab that holds what is said in the console (`said`) and asked for (`asked`)."""
        free = self.free.setdefault(repr(sorted(settings.items())), [])
        tab = free.pop() if free else self._new(settings)
        self.lent.append((tab, free))
        tab.said.clear()
        tab.asked.clear()
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(media="screen", color_scheme=scheme, reduced_motion=motion)
        answer = tab.goto(url)
        tab.status = answer.status if answer else None
        return tab

    def _new(self, settings):
        tab = self.browser.new_context(**settings).new_page()
        tab.said, tab.asked = [], []
        tab.on("console", lambda message: message.type in HEARD and tab.said.append(message.text))
        tab.on("pageerror", lambda error: tab.said.append(str(error)))
        tab.on("request", lambda request: tab.asked.append(request.url))
        return tab

    def take_back(self):
        """Take back all that were lent, each as new."""
        while self.lent:
            tab, free = self.lent.pop()
            cleared(tab)
            free.append(tab)


def cleared(tab):
    """Leave its page, and forget what was kept of it."""
    for other in tab.context.pages:
        if other is not tab:
            other.close()
    tab.context.unroute_all()
    tab.unroute_all()
    tab.mouse.move(0, 0)
    tab.goto("about:blank")  # what a page keeps when it is left is kept by now
    tools = tab.context.new_cdp_session(tab)
    for origin in {_origin(url) for url in tab.asked if url.startswith(("http:", "file:"))}:
        tools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage"})
    tools.detach()


def _origin(url):
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
